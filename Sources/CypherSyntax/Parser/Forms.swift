/// How clauses and other forms are written: what a hint says of an error inside one, where nothing more exact is known.
enum Forms {
    /// Clauses and what stands beside them, by the word that they begin with.
    static let clauses: [Keyword: String] = [
        .match: "MATCH (a:Label {key: value})-[r:TYPE]->(b) WHERE condition",
        .optional: "OPTIONAL MATCH pattern, or OPTIONAL CALL",
        .unwind: "UNWIND list AS name",
        .for_: "FOR name IN list, and WITH ORDINALITY or WITH OFFSET and a name for the place in it",
        .load: "LOAD CSV WITH HEADERS FROM 'file.csv' AS row",
        .with: "WITH expression AS name, …",
        .return_: "RETURN expression AS name, …",
        .let_: "LET name = expression, …",
        .filter: "FILTER condition",
        .order: "ORDER BY expression, …, with DESC behind what sinks",
        .skip: "SKIP 10", .offset: "OFFSET 10", .limit: "LIMIT 10",
        .group: "GROUP BY name, …, GROUP BY ALL or GROUP BY ()",
        .create: "CREATE (a:Label {key: value})-[:TYPE]->(b)",
        .insert: "INSERT (a:Label {key: value})-[:TYPE]->(b)",
        .merge: "MERGE (a:Label {key: value}) ON CREATE SET a.key = value ON MATCH SET a.key = value",
        .set: "SET a.key = value, a += {key: value} or a:Label",
        .remove: "REMOVE a.key or a:Label",
        .delete: "DELETE a, …, or DETACH DELETE to delete relationships too",
        .detach: "DETACH DELETE a, …", .nodetach: "NODETACH DELETE a, …",
        .foreach: "FOREACH (name IN list | clauses that write)",
        .call: "CALL procedure(arguments) YIELD column, or CALL (names) { query }",
        .show: "SHOW INDEXES, CONSTRAINTS, FUNCTIONS, PROCEDURES or SETTINGS, then YIELD column, … WHERE condition",
        .drop: "DROP INDEX name or DROP CONSTRAINT name, with IF EXISTS where it may be gone",
        .union: "query UNION query, or UNION ALL",
        .next: "RETURN expression AS name NEXT and the query that goes on with its columns",
        .explain: "EXPLAIN and a query", .profile: "PROFILE and a query",
    ]

    /// What stands in parentheses behind a word, in small letters.
    static let calls: [String: String] = [
        "reduce": "reduce(sum = 0, x IN list | sum + x)",
        "allreduce": "allReduce(sum = 0, x IN list | sum + x, sum < 10)",
        "all": "all(x IN list WHERE condition)", "any": "any(x IN list WHERE condition)",
        "none": "none(x IN list WHERE condition)", "single": "single(x IN list WHERE condition)",
        "exists": "EXISTS { (a)-->(b) } or EXISTS { MATCH … }",
        "count": "count(x), count(*), or COUNT { MATCH … }", "collect": "collect(x), or COLLECT { MATCH … RETURN … }",
        "trim": "trim(BOTH 'x' FROM text)", "foreach": "FOREACH (name IN list | clauses that write)",
        "shortestpath": "shortestPath((a)-[:TYPE*]->(b))", "allshortestpaths": "allShortestPaths((a)-[:TYPE*]->(b))",
        "point": "point({x: 1, y: 2}) or point({longitude: 35.5, latitude: 33.9})",
    ]

    /// What stands in braces behind a word.
    static let blocks: [Keyword: String] = [
        .exists: "EXISTS { (a)-->(b) } or EXISTS { MATCH … }", .count: "COUNT { (a)-->(b) } or COUNT { MATCH … }",
        .collect: "COLLECT { MATCH … RETURN expression }",
    ]

    static let conditional = "CASE WHEN condition THEN value ELSE value END, or CASE x WHEN 1 THEN value END"
    static let conditionalQuery = "WHEN condition THEN { query } ELSE { query }"
    static let transactions = "IN TRANSACTIONS OF 100 ROWS ON ERROR CONTINUE REPORT STATUS AS name"
    static let map = "{key: value, other: value}"
    static let projection = "name{.key, .*, other: expression}"
    static let comprehension = "[x IN list WHERE condition | expression]"
    static let index = "CREATE INDEX name IF NOT EXISTS FOR (n:Label) ON (n.key), of relationships FOR ()-[r:TYPE]-()"
    static let fulltext = "CREATE FULLTEXT INDEX name FOR (n:Label) ON EACH [n.key, …]"
    static let constraint =
        "CREATE CONSTRAINT name IF NOT EXISTS FOR (n:Label) REQUIRE n.key IS UNIQUE, IS NOT NULL, IS KEY or IS :: TYPE"
}

/// Words that are understood, but stand elsewhere.
enum Misplaced {
    static let beginning = "a query begins with MATCH, UNWIND, WITH, CALL, CREATE, MERGE or RETURN"
    static let joined = "queries in braces are joined by UNION, or by NEXT: { … } NEXT RETURN …"
    static let interpolation = #"write s'{x} of {y}', with an expression between braces; a brace that is text is \{"#
    static let branches =
        "WHEN, THEN and ELSE choose between queries; a value is chosen by CASE WHEN … THEN … ELSE … END"
    static let valueQuery = ForeignText.hint("GQL", "COLLECT { MATCH … RETURN x }[0], or COUNT { … }")
    static let computedKey = "a computed key is written in brackets: n[$key]"
    static let severalLabels = "several labels are written n:A&B (all of them), n:A|B (any), n:!A (without it)"
    static let labelWithoutName = "a label test needs a name before it: n:Label, n:A|B"
    static let tuple = "a list stands in brackets: [1, 2, 3]"
    static let bits = "there are no operations on bits"
    static let starFirst = "* stands first: RETURN *, x AS y"
    static let parameter = "parameters are written $name, set with -p or :param"
    static let pattern = "EXISTS { (a)-->(b) } asks whether a pattern fits, COUNT { (a)-->(b) } how often"
    static let arrow = "a relationship is drawn -->, <--, --, -[r:TYPE]-> or <-[r:TYPE]-"
    static let pathCount = "write SHORTEST 3 (a)-->+(b), or ANY SHORTEST, ALL SHORTEST, SHORTEST 3 GROUPS"
    static let pathMode = "a mode stands right before a path, behind a selector: SHORTEST 1 ACYCLIC (a)-->+(b)"
    static let matchMode =
        "write MATCH REPEATABLE ELEMENTS or MATCH DIFFERENT RELATIONSHIPS, one of them; ACYCLIC before a path keeps nodes apart"
    static let length = "inside the brackets a length is written *1..3, behind the arrow {1,3}"

    /// What is told of a word where a clause should begin.
    static let openers: [String: String] = [
        "NEXT": "NEXT stands between two queries, behind RETURN: RETURN x NEXT RETURN x + 1 AS y",
        "UNION": "UNION stands between two queries: RETURN 1 AS x UNION RETURN 2 AS x",
        "ELSE": "ELSE follows WHEN … THEN …, or stands in CASE", "THEN": "THEN follows WHEN and a condition",
        "WHERE": "WHERE follows MATCH, WITH or YIELD; FILTER stands alone",
        "YIELD": "YIELD follows CALL procedure(…), or SHOW", "GROUP": "GROUP BY follows RETURN or WITH",
        "ON": "ON CREATE and ON MATCH follow MERGE", "DISTINCT": "DISTINCT follows RETURN or WITH",
        "EXISTS": "EXISTS { … } is a condition: RETURN EXISTS { … }, or WHERE EXISTS { … }",
        "COUNT": "COUNT { … } is a value: RETURN COUNT { … }",
        "COLLECT": "COLLECT { … } is a value: RETURN COLLECT { … }",
        "CASE": "CASE is a value: RETURN CASE … END; queries are chosen by WHEN … THEN …",
        "DROP": "write DROP INDEX name or DROP CONSTRAINT name",
        "EXPLAIN": "EXPLAIN and PROFILE stand once, before the whole query",
        "PROFILE": "EXPLAIN and PROFILE stand once, before the whole query",
    ]
}
