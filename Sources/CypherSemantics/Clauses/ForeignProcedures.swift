import CypherSyntax

/// Procedures of other engines, with what does the same here.
enum ForeignProcedures {
    /// The hint for a procedure that the language does not have; nil where nothing is known of it.
    static func hint(for name: String) -> String? {
        let lowered = name.lowercased()
        return families.first { lowered.hasPrefix($0.prefix) }.map { ForeignText.hint($0.dialect, $0.remedy) }
    }

    /// By the beginnings of their names, the longer first where one begins with the other.
    private static let families: [(prefix: String, dialect: String, remedy: String)] = [
        ("apoc.periodic.", "APOC", "CALL (x) { … } IN TRANSACTIONS OF 1000 ROWS"),
        ("apoc.load.", "APOC", "LOAD CSV, or open the file itself: naql file"),
        ("apoc.export.", "APOC", "the command naql export"), ("apoc.import.", "APOC", "the command naql import"),
        ("apoc.create.", "APOC", "CREATE (n:$(labels)) SET n = map"),
        ("apoc.merge.", "APOC", "MERGE (n:$(labels) {key: value})"),
        ("apoc.refactor.", "APOC", "MATCH, CREATE, SET and DETACH DELETE"),
        ("apoc.path.", "APOC", "MATCH p = (a)-[:TYPE]->{1,3}(b)"), ("apoc.algo.", "APOC", "algo.pageRank and its like"),
        ("apoc.do.", "APOC", "CALL (*) { WHEN … THEN … ELSE … }"),
        ("apoc.when", "APOC", "CALL (*) { WHEN … THEN … ELSE … }"),
        ("apoc.case", "APOC", "CALL (*) { WHEN … THEN … ELSE … }"),
        ("apoc.cypher.", "APOC", "CALL (*) { … } with the query itself"),
        ("apoc.", "APOC", "what SHOW PROCEDURES lists"),
        ("gds.", "Neo4j's library of algorithms", "algo.pageRank, algo.louvain and what else SHOW PROCEDURES lists"),
        ("algo.", "other engines", "algo.pageRank, algo.louvain, algo.components or algo.betweenness"),
        ("pagerank.", "Memgraph", "algo.pageRank('Label', 'TYPE')"),
        ("community_detection.", "Memgraph", "algo.louvain('Label', 'TYPE')"),
        ("betweenness_centrality.", "Memgraph", "algo.betweenness('Label', 'TYPE')"),
        ("weakly_connected_components.", "Memgraph", "algo.components('Label', 'TYPE')"),
        ("mg.", "Memgraph", "SHOW PROCEDURES or SHOW FUNCTIONS"),
        ("db.idx.", "FalkorDB", "CREATE FULLTEXT INDEX, then db.index.fulltext.queryNodes('index', 'words')"),
        ("db.index.vector.", "Neo4j", "vector.similarity.cosine(a, b) of lists, ORDER BY it DESC LIMIT 10"),
        ("db.create.", "Neo4j", "SET n.key = list: a list of numbers is a vector"),
        ("genai.", "Neo4j", "a list of numbers that another program made"),
        ("db.indexes", "older Neo4j", "SHOW INDEXES"), ("db.constraints", "older Neo4j", "SHOW CONSTRAINTS"),
        ("db.createlabel", "Neo4j", "CREATE (:Label)"),
        ("db.createindex", "older Neo4j", "CREATE INDEX FOR (n:Label) ON (n.key)"),
        ("db.resample", "Neo4j", "nothing: the planner always knows the counts"),
        ("db.stats.", "Neo4j", "PROFILE, which tells what a query did"),
        ("db.info", "Neo4j", "db.schema.nodeTypeProperties()"),
        ("dbms.listconfig", "Neo4j", "SHOW SETTINGS"), ("dbms.list", "Neo4j", "nothing: one statement runs at a time"),
        ("dbms.kill", "Neo4j", "nothing: Ctrl-C cancels the running query"),
        ("dbms.security.", "Neo4j", "nothing: there are no users"), ("dbms.", "Neo4j", "dbms.components()"),
        ("tx.", "Neo4j", "nothing: transactions carry no notes"),
        ("show_tables", "Kùzu", "db.labels() and db.relationshipTypes()"),
        ("table_info", "Kùzu", "db.schema.nodeTypeProperties()"), ("show_functions", "Kùzu", "SHOW FUNCTIONS"),
        ("show_indexes", "Kùzu", "SHOW INDEXES"), ("current_setting", "Kùzu", "SHOW SETTINGS"),
        ("db_version", "Kùzu", "dbms.components()"), ("project_graph", "Kùzu", "algo.pageRank('Label', 'TYPE')"),
        ("page_rank", "Kùzu", "algo.pageRank('Label', 'TYPE')"), ("louvain", "Kùzu", "algo.louvain('Label', 'TYPE')"),
    ]
}
