/// What other engines write for values and types.
extension Dialects {
    /// Names that are values elsewhere and stand for nothing here.
    static let values: [String: Foreign] = [
        "CURRENT_DATE": Foreign("GQL and SQL", "date()"), "CURRENT_TIME": Foreign("GQL and SQL", "time()"),
        "CURRENT_TIMESTAMP": Foreign("GQL and SQL", "datetime()"), "LOCALTIME": Foreign("SQL", "localtime()"),
        "LOCAL_TIME": Foreign("GQL", "localtime()"), "LOCAL_TIMESTAMP": Foreign("GQL", "localdatetime()"),
        "LOCALTIMESTAMP": Foreign("SQL", "localdatetime()"), "LOCAL_DATETIME": Foreign("GQL", "localdatetime()"),
        "CURRENT_USER": Foreign("SQL", "nothing: there are no users"),
        "SESSION_USER": Foreign("GQL and SQL", "nothing: there are no users"),
        "CURRENT_GRAPH": Foreign("GQL", "nothing: there is one graph"),
        "HOME_GRAPH": Foreign("GQL", "nothing: there is one graph"),
        "UNKNOWN": Foreign("GQL and SQL", "null"), "NIL": Foreign("other engines", "null"),
        "NONE": Foreign("other engines", "null, or none(x IN list WHERE …)"),
        "UNDEFINED": Foreign("other engines", "null"), "RECORD": Foreign("GQL", "{key: value}"),
        "STRUCT": Foreign("other engines", "{key: value}"), "MAP": Foreign("other engines", "{key: value}"),
        "ROWNUM": Foreign("SQL", "LIMIT, or FOR x IN list WITH ORDINALITY n"),
        "ORDINALITY": Foreign("GQL", "FOR x IN list WITH ORDINALITY n, with a name for the place"),
    ]

    /// Behind `::`, which casts there and asks for a type here.
    static let types: [String: Foreign] = [
        "NUMERIC": Foreign("AGE and SQL", "toFloat(x)"), "DECIMAL": Foreign("SQL and Kùzu", "toFloat(x)"),
        "PG_FLOAT8": Foreign("AGE", "toFloat(x)"), "DOUBLE": Foreign("Kùzu and SQL", "toFloat(x)"),
        "REAL": Foreign("SQL", "toFloat(x)"), "FLOAT8": Foreign("SQL", "toFloat(x)"),
        "PG_BIGINT": Foreign("AGE", "toInteger(x)"), "BIGINT": Foreign("SQL", "toInteger(x)"),
        "SMALLINT": Foreign("SQL", "toInteger(x)"), "INT8": Foreign("Kùzu and SQL", "toInteger(x)"),
        "INT16": Foreign("Kùzu", "toInteger(x)"), "INT32": Foreign("Kùzu", "toInteger(x)"),
        "INT128": Foreign("Kùzu", "toInteger(x)"), "UINT64": Foreign("Kùzu", "toInteger(x)"),
        "SERIAL": Foreign("Kùzu and SQL", "toInteger(x)"), "TEXT": Foreign("SQL", "toString(x)"),
        "PG_TEXT": Foreign("AGE", "toString(x)"), "CHAR": Foreign("SQL", "toString(x)"),
        "AGTYPE": Foreign("AGE", "the value alone"), "JSON": Foreign("SQL", "the value alone"),
        "JSONB": Foreign("SQL", "the value alone"), "UUID": Foreign("Kùzu and Neo4j 2026.08", "the text of it"),
        "NUMBER": Foreign("other engines", "INTEGER | FLOAT"), "NUMERICAL": Foreign("other engines", "INTEGER | FLOAT"),
        "LIST": Foreign("other engines", "LIST<ANY>, or what it holds"),
        "ARRAY": Foreign("other engines", "LIST<ANY>, or what it holds"),
        "FLOAT32": Foreign("Neo4j", "FLOAT"), "INTEGER32": Foreign("Neo4j", "INTEGER"),
        "INTEGER16": Foreign("Neo4j", "INTEGER"), "INTEGER8": Foreign("Neo4j", "INTEGER"),
        "BYTES": Foreign("GQL", "a text"), "BLOB": Foreign("Kùzu", "a text"),
        "INTERVAL": Foreign("Kùzu and SQL", "duration('P1D')"),
        "STRUCT": Foreign("Kùzu", "a map such as {key: 1}"), "VECTOR": Foreign("Neo4j", "a list of numbers"),
    ]

    /// Before a string: literals with a type.
    static let literals: [String: Foreign] = [
        "DATE": Foreign("GQL and SQL", "date('2024-05-31')"),
        "TIME": Foreign("GQL and SQL", "time('08:30+03:00')"),
        "TIMESTAMP": Foreign("GQL and SQL", "localdatetime('2024-05-31T08:30')"),
        "DATETIME": Foreign("GQL", "datetime('2024-05-31T08:30+03:00')"),
        "DURATION": Foreign("GQL", "duration('P1D')"),
        "INTERVAL": Foreign("SQL", "duration('P1D')"),
        "X": Foreign("GQL and SQL", "a text: there are no strings of bytes"),
        "B": Foreign("other engines", "a text: there are no strings of bytes"),
        "R": Foreign("other engines", "\\\\ for each backslash"),
        "E": Foreign("PostgreSQL", "the string without E; \\n and its like are always read"),
        "N": Foreign("SQL", "the string without N"), "U": Foreign("other engines", "the string without U"),
        "F": Foreign("other engines", "s'{x} of {y}'"),
        "UUID": Foreign("Neo4j 2026.08", "the text of it"),
    ]
}
