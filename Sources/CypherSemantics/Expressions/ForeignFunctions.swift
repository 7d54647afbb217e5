import CypherSyntax

/// Functions of other engines, with what does the same here.
enum ForeignFunctions {
    /// The hint for a function that the language does not have; nil where nothing is known of it.
    static func hint(for name: String) -> String? {
        let lowered = name.lowercased()
        for table in [exact, texts, collections, measures, elements] {
            if let (dialect, remedy) = table[lowered] { return ForeignText.hint(dialect, remedy) }
        }
        return families.first { lowered.hasPrefix($0.prefix) }?.hint
    }

    private static let exact: [String: (dialect: String, remedy: String)] = [
        "label": ("Kùzu and AGE", "labels(n)[0] of a node, type(r) of a relationship"),
        "typeof": ("FalkorDB", "valueType(x)"),
        "type_of": ("Kùzu", "valueType(x)"),
        "haslabels": ("FalkorDB", "hasAllLabels(n, ['A', 'B']), or n:A&B"),
        "indegree": ("FalkorDB", "COUNT { (n)<--() }"), "outdegree": ("FalkorDB", "COUNT { (n)-->() }"),
        "degree": ("Memgraph", "COUNT { (n)--() }"), "in_degree": ("Memgraph", "COUNT { (n)<--() }"),
        "out_degree": ("Memgraph", "COUNT { (n)-->() }"), "indegrees": ("Memgraph", "COUNT { (n)<--() }"),
        "start_id": ("AGE", "id(startNode(r))"), "end_id": ("AGE", "id(endNode(r))"),
        "graphid": ("AGE", "id(n)"), "vle_path": ("AGE", "a path variable"),
        "startvertex": ("other engines", "startNode(r)"), "endvertex": ("other engines", "endNode(r)"),
        "rels": ("older Neo4j", "relationships(p)"), "edges": ("GQL and Kùzu", "relationships(p)"),
        "toint": ("older Neo4j", "toInteger(x)"), "has": ("older Neo4j", "n.key IS NOT NULL"),
        "distance": ("older Neo4j", "point.distance(a, b)"),
        "same": ("GQL", "a = b"), "all_different": ("GQL", "a <> b AND b <> c AND a <> c"),
        "property_exists": ("GQL", "n.key IS NOT NULL"), "element_type": ("GQL", "valueType(x)"),
        "cast": ("GQL and SQL", "toString(x), toInteger(x), toFloat(x), toBoolean(x), date(x)"),
        "try_cast": ("SQL", "toIntegerOrNull(x), toFloatOrNull(x), …"),
        "concat": ("SQL", "a + b, or string.join([a, b])"), "concat_ws": ("SQL", "string.join([a, b], ', ')"),
        "lcase": ("SQL", "toLower(s)"), "ucase": ("SQL", "toUpper(s)"), "strlen": ("SQL", "size(s)"),
        "len": ("SQL", "size(s)"), "instr": ("SQL", "string.indexOf(s, t)"), "strpos": ("SQL", "string.indexOf(s, t)"),
        "position": ("SQL", "string.indexOf(s, t)"), "indexof": ("other engines", "string.indexOf(s, t)"),
        "join": ("other engines", "string.join(list, ', ')"), "array_to_string": ("SQL", "string.join(list, ', ')"),
        "string_agg": ("SQL", "string.join(collect(x), ', ')"),
        "group_concat": ("SQL", "string.join(collect(x), ', ')"),
        "substr": ("SQL", "substring(s, start, length), counted from 0"), "mid": ("SQL", "substring(s, start, length)"),
        "starts_with": ("Kùzu", "s STARTS WITH t"), "ends_with": ("Kùzu", "s ENDS WITH t"),
        "contains": ("Kùzu", "s CONTAINS t"), "lpad": ("SQL", "right('000' + s, 3)"),
        "repeat": (
            "SQL", "reduce(t = '', i IN range(1, n) | t + s)"
        ),
        "regexp_matches": ("Kùzu", "s =~ '.*pattern.*'"), "regexp_full_match": ("Kùzu", "s =~ 'pattern'"),
        "regexp_replace": ("Kùzu and SQL", "string.regexReplace(s, pattern, replacement)"),
        "ifnull": ("SQL and Kùzu", "coalesce(x, y)"), "isnull": ("SQL", "x IS NULL"), "nvl": ("SQL", "coalesce(x, y)"),
        "if": ("SQL", "CASE WHEN … THEN … ELSE … END"), "iif": ("SQL", "CASE WHEN … THEN … ELSE … END"),
        "greatest": ("SQL", "coll.max([x, y])"), "least": ("SQL", "coll.min([x, y])"),
        "now": ("SQL", "datetime()"), "current_timestamp": ("SQL", "datetime()"), "current_date": ("SQL", "date()"),
        "current_time": ("SQL", "time()"), "sysdate": ("SQL", "datetime()"), "getdate": ("SQL", "datetime()"),
        "date_part": ("Kùzu and SQL", "d.year, d.month, d.day, …"), "extract": ("SQL", "d.year, d.month, d.day, …"),
        "year": ("SQL", "d.year"), "month": ("SQL", "d.month"), "day": ("SQL", "d.day"), "hour": ("SQL", "t.hour"),
        "date_trunc": ("SQL", "date.truncate('month', d)"), "datediff": ("SQL", "duration.inDays(a, b).days"),
        "to_date": ("SQL", "date(s)"), "strftime": ("SQL", "format(d, 'yyyy-MM-dd')"),
        "date_format": ("SQL", "format(d, 'yyyy-MM-dd')"), "to_char": ("SQL", "format(d, 'yyyy-MM-dd')"),
        "localdate": ("Memgraph", "date(s)"),
        "list_contains": ("Kùzu", "x IN list"), "list_has": ("Kùzu", "x IN list"),
        "list_extract": (
            "Kùzu", "list[0], counted from 0"
        ),
        "list_element": ("Kùzu", "list[0], counted from 0"), "list_slice": ("Kùzu", "list[0..2], counted from 0"),
        "list_concat": ("Kùzu", "a + b"), "list_append": ("Kùzu", "list + x"), "list_prepend": ("Kùzu", "[x] + list"),
        "list_position": ("Kùzu", "coll.indexOf(list, x), counted from 0"), "list_sort": ("Kùzu", "coll.sort(list)"),
        "list_reverse_sort": ("Kùzu", "reverse(coll.sort(list))"), "list_distinct": ("Kùzu", "coll.distinct(list)"),
        "list_unique": ("Kùzu", "size(coll.distinct(list))"),
        "list_sum": (
            "Kùzu", "reduce(sum = 0, x IN list | sum + x)"
        ),
        "list_transform": ("Kùzu", "[x IN list | …]"), "list_filter": ("Kùzu", "[x IN list WHERE …]"),
        "list_reduce": ("Kùzu", "reduce(a = 0, x IN list | …)"), "list_any_value": ("Kùzu", "list[0]"),
        "list_count": ("Kùzu", "size([x IN list WHERE x IS NOT NULL])"), "list_creation": ("Kùzu", "[a, b]"),
        "any_value": ("SQL", "collect(x)[0]"), "count_if": ("Kùzu", "count(CASE WHEN … THEN 1 END)"),
        "size_of": ("other engines", "size(x)"), "struct_extract": ("Kùzu", "map.key"),
        "map_extract": ("Kùzu", "map[key]"),
        "map_keys": ("Kùzu", "keys(map)"), "is_trail": ("Kùzu", "path.isTrail(p)"),
        "is_acyclic": ("Kùzu", "path.isAcyclic(p)"),
        "offset": ("Kùzu", "id(n)"), "internal_id": ("Kùzu", "id(n)"), "gen_random_uuid": ("Kùzu", "randomUUID()"),
        "uuid": ("Neo4j 2026.08", "randomUUID()"), "pow": ("SQL", "x ^ y"), "ln2": ("SQL", "log(x) / log(2)"),
        "log2": ("SQL", "log(x) / log(2)"), "stdev_samp": ("SQL", "stDev(x)"), "stdev_pop": ("SQL", "stDevP(x)"),
        "stddev": ("SQL", "stDev(x)"), "median": ("SQL", "percentileCont(x, 0.5)"),
        "row_number": ("SQL", "collect(), then range(0, size(l) - 1)"),
        "isnormalized": ("other engines", "s IS NORMALIZED"), "unnest": ("SQL", "UNWIND list AS x"),
        "explode": ("SQL", "UNWIND list AS x"), "counter": ("Memgraph", "range() and UNWIND"),
        "assert": ("Memgraph", "WHERE, or a constraint"), "toset": ("Memgraph", "coll.distinct(list)"),
        "uniformsample": ("Memgraph", "UNWIND list AS x … ORDER BY rand() LIMIT 3"),
        "propertysize": ("Memgraph", "size(toString(n.key))"), "toenum": ("Memgraph", "the text itself"),
        "username": ("Memgraph", "nothing: there are no users"),
        "roles": ("Memgraph", "nothing: there are no roles"),
        "gethopscounter": ("Memgraph", "PROFILE, which tells the rows of each step"),
        "values": ("Memgraph", "[key IN keys(n) | n[key]]"),
        "startswith": ("Memgraph", "s STARTS WITH t"), "endswith": ("Memgraph", "s ENDS WITH t"),
        "tojson": ("FalkorDB", "the value itself, and the option --format json"),
        "list.dedup": ("FalkorDB", "coll.distinct(list)"), "list.sort": ("FalkorDB", "coll.sort(list)"),
        "list.remove": ("FalkorDB", "coll.remove(list, 0)"), "list.insert": ("FalkorDB", "coll.insert(list, 0, x)"),
        "list.insertlistelements": ("FalkorDB", "list[..1] + more + list[1..]"),
        "string.replaceregex": ("FalkorDB", "string.regexReplace(s, pattern, replacement)"),
        "string.matchregex": ("FalkorDB", "s =~ 'pattern'"), "prev": ("FalkorDB", "collect(x), and its elements"),
        "intersect": ("FalkorDB", "[x IN a WHERE x IN b]"),
        "db.namefromelementid": ("Neo4j", "nothing: there is one graph"),
        "age_properties": ("AGE", "properties(n)"), "vertex_stats": ("AGE", "COUNT { (n)--() }"),
        "apoc.text.join": ("APOC", "string.join(list, ', ')"), "apoc.text.indexof": ("APOC", "string.indexOf(s, t)"),
        "apoc.text.replace": ("APOC", "string.regexReplace(s, pattern, replacement)"),
        "apoc.text.regreplace": ("APOC", "string.regexReplace(s, pattern, replacement)"),
        "apoc.text.split": ("APOC", "split(s, ', ')"), "apoc.text.clean": ("APOC", "text.fold(s)"),
        "apoc.coll.toset": ("APOC", "coll.distinct(list)"), "apoc.coll.sort": ("APOC", "coll.sort(list)"),
        "apoc.coll.max": ("APOC", "coll.max(list)"), "apoc.coll.min": ("APOC", "coll.min(list)"),
        "apoc.coll.flatten": ("APOC", "coll.flatten(list)"), "apoc.coll.indexof": ("APOC", "coll.indexOf(list, x)"),
        "apoc.coll.contains": ("APOC", "x IN list"), "apoc.coll.sum": ("APOC", "reduce(sum = 0, x IN list | sum + x)"),
        "apoc.coll.intersection": ("APOC", "[x IN a WHERE x IN b]"),
        "apoc.coll.subtract": (
            "APOC", "[x IN a WHERE NOT x IN b]"
        ),
        "apoc.coll.union": ("APOC", "coll.distinct(a + b)"), "apoc.create.uuid": ("APOC", "randomUUID()"),
        "apoc.date.format": ("APOC", "format(datetime(), 'yyyy-MM-dd')"),
        "apoc.temporal.format": (
            "APOC", "format(datetime(), 'yyyy-MM-dd')"
        ),
        "apoc.date.parse": ("APOC", "datetime(s)"), "apoc.map.merge": ("APOC", "a{.*, key: value}"),
        "apoc.map.frompairs": ("APOC", "{key: value}"), "apoc.node.degree": ("APOC", "COUNT { (n)--() }"),
        "apoc.meta.cypher.type": ("APOC", "valueType(x)"), "apoc.convert.tointeger": ("APOC", "toInteger(x)"),
        "apoc.label.exists": ("APOC", "n:Label"), "apoc.any.properties": ("APOC", "properties(n)"),
    ]

    private static let vectors =
        "a list of numbers is a vector here: vector.similarity.cosine(a, b), vector.similarity.euclidean(a, b)"

    /// All functions of a name space or with a beginning of the name.
    private static let families: [(prefix: String, hint: String)] = [
        ("linenumber", "LOAD CSV tells no line numbers"), ("file", "LOAD CSV tells no file names"),
        ("apoc.", "APOC is not part of this engine; SHOW FUNCTIONS lists what there is"),
        ("gds.", "graph algorithms are procedures: SHOW PROCEDURES lists them"),
        ("vec", vectors), ("array_cosine", vectors), ("array_distance", vectors),
        ("age_", ForeignText.hint("AGE", "the function without age_")),
        ("string.", "functions of texts: split(s, t), replace(s, a, b), toUpper(s), s CONTAINS t, …"),
        ("math.", "functions of numbers stand alone: abs(x), round(x), sqrt(x), …"),
        ("bit", "there are no operations on bits"),
        ("pg_catalog.", ForeignText.hint("AGE", "the function alone, such as sqrt(x)")),
        ("uuid.", ForeignText.hint("Neo4j 2026.08", "randomUUID(), which is a text")),
        ("list_", "functions of lists begin with coll.: coll.sort(list), coll.distinct(list), …"),
        ("array_", "functions of lists begin with coll.: coll.sort(list), coll.distinct(list), …"),
        ("graph.", "there is one graph"),
        ("filter", "write [x IN list WHERE predicate]"), ("extract", "write [x IN list | expression]"),
    ]
}
