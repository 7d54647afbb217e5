/// The words of a hint on another dialect.
public enum ForeignText {
    /// Whose it is, and what to write instead; a remedy `nothing: …` says why nothing is to be written.
    public static func hint(_ dialect: String, _ remedy: String) -> String {
        let none = "nothing: "
        let whose = dialect + (dialect.hasSuffix("s") ? "'" : "'s")
        return remedy.hasPrefix(none)
            ? "this is \(whose) and not needed here: \(remedy.dropFirst(none.count))"
            : "this is \(whose); write \(remedy)"
    }

    /// The hint on a name that is a value elsewhere, such as CURRENT_DATE; nil where nothing is known of it.
    public static func value(_ name: String) -> String? { Dialects.values[name.uppercased()]?.hint }
}

/// What other engines of property graphs and SQL write where this language writes something else: by their word, whose it is
/// and what does the same here.
enum Dialects {
    /// A word of another dialect.
    struct Foreign {
        /// Whose it is.
        let dialect: String
        /// What to write instead.
        let remedy: String

        init(_ dialect: String, _ remedy: String) { (self.dialect, self.remedy) = (dialect, remedy) }

        /// For a person.
        var hint: String { ForeignText.hint(dialect, remedy) }
    }

    /// Where a clause may begin.
    static let clauses: [String: Foreign] = [
        "SELECT": Foreign("SQL", "MATCH … RETURN …, of AGE's cypher(…) what stands between $$"),
        "UPDATE": Foreign("SQL", "MATCH … SET …"),
        "COPY": Foreign("Kùzu", "LOAD CSV WITH HEADERS FROM 'file.csv' AS row CREATE (:Label {key: row.key})"),
        "ATTACH": Foreign("Kùzu", "open several sources at once: naql one two"),
        "INSTALL": Foreign("Kùzu", "nothing: there are no extensions"),
        "ALTER TABLE": Foreign("Kùzu", "nothing: nodes have whatever properties they are given, SET adds them"),
        "ALTER CURRENT": Foreign("Neo4j", "CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS :: TYPE and its like"),
        "ALTER": Foreign("Neo4j", "nothing: there is one graph, and there are no users and servers"),
        "DEFINE": Foreign("a later Neo4j", "the expression, or CALL (…) { … } for a procedure, where it is used"),
        "IMPORT": Foreign("Kùzu", "the command naql import"),
        "EXPORT": Foreign("Kùzu", "the command naql export"),
        "GRAPH": Foreign("FalkorDB", "the query alone, without GRAPH.QUERY and quotation marks"),
        "DUMP": Foreign("Memgraph", "the command naql export --format cypher"),
        "ANALYZE": Foreign(
            "Memgraph or SQL", "nothing: the planner always knows the counts, and PROFILE tells what a query did"),
        "STORAGE": Foreign("Memgraph", "nothing: the graph is in memory"),
        "FREE": Foreign("Memgraph", "nothing: memory is given back by itself"),
        "LOCK": Foreign("Memgraph", "nothing: there is no server"),
        "REGISTER": Foreign("Memgraph", "nothing: there is no server"),
        "USING PERIODIC": Foreign("Memgraph and older Neo4j", "CALL { … } IN TRANSACTIONS OF 1000 ROWS"),
        "USING PARALLEL": Foreign("Memgraph", "nothing: large scans use all threads that --threads allows"),
        "USING HOPS": Foreign("Memgraph", "a bound in the pattern, such as *1..3, or LIMIT; --timeout stops a query"),
        "USING": Foreign("Memgraph or older Neo4j", "hints such as USING INDEX behind the pattern of MATCH"),
        "STOP": Foreign("Neo4j", "nothing: there is one graph"),
        "START DATABASE": Foreign("Neo4j", "nothing: there is one graph"),
        "ENABLE": Foreign("Neo4j", "nothing: there is no server"),
        "DEALLOCATE": Foreign("Neo4j", "nothing: there is no server"),
        "REALLOCATE": Foreign("Neo4j", "nothing: there is no server"),
        "DRYRUN": Foreign("Neo4j", "nothing: there is no server"),
        "RENAME": Foreign("Neo4j", "nothing: there are no users and roles"),
        "COMMENT": Foreign("Kùzu", "a comment in the script, // …"),
        "CHECKPOINT": Foreign("Kùzu", "naql import SOURCE -o ARCHIVE.naql, or :write in the shell"),
        "IF": Foreign("other engines", "WHEN condition THEN { query } ELSE { query }"),
        "AT": Foreign("GQL", "nothing: there is one graph"),
        "VALUES": Foreign("SQL", "UNWIND [[1, 'a'], [2, 'b']] AS row"),
        "UNNEST": Foreign("SQL", "UNWIND list AS name"),
        "VACUUM": Foreign("SQL", "nothing: memory is given back by itself"),
        "REINDEX": Foreign("SQL", "nothing: indexes are kept up to date"),
        "BEGIN": Foreign(
            "SQL and Memgraph", "nothing: each statement is a transaction; CALL { … } IN TRANSACTIONS makes several"),
        "COMMIT": Foreign("SQL and Memgraph", "nothing: each statement is a transaction and commits at its end"),
        "ROLLBACK": Foreign("SQL and Memgraph", "nothing: a statement that fails is undone"),
        "START": Foreign("older Neo4j and GQL", "MATCH … WHERE …; each statement is a transaction of its own"),
        "SESSION": Foreign("GQL", "nothing: parameters are set with -p or :param"),
        "FROM": Foreign("older Neo4j", "nothing: there is one graph"),
        "ASSERT": Foreign("older Neo4j", "CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE"),
        "SEARCH": Foreign("Neo4j", "CALL db.index.fulltext.queryNodes('index', 'words') YIELD node, score"),
    ]

    /// What the clause that two words begin is, or else that of the first.
    static func clause(_ word: String, _ next: String) -> Foreign? { clauses["\(word) \(next)"] ?? clauses[word] }

    /// Behind CREATE.
    static let creations: [String: Foreign] = [
        "TABLE": Foreign("Kùzu", "nothing: labels, types and properties need no tables; CREATE (:Label {key: value})"),
        "REL": Foreign("Kùzu", "nothing: types of relationships need no tables; CREATE (a)-[:TYPE]->(b)"),
        "MACRO": Foreign("Kùzu", "the expression itself"),
        "SEQUENCE": Foreign("Kùzu", "elementId(n) or randomUUID()"),
        "EDGE": Foreign("Memgraph", "CREATE INDEX FOR ()-[r:TYPE]-() ON (r.key)"),
        "GLOBAL": Foreign("Memgraph", "CREATE INDEX FOR ()-[r:TYPE]-() ON (r.key)"),
        "TRIGGER": Foreign("Memgraph", "the clauses themselves: there are no triggers"),
        "ENUM": Foreign("Memgraph", "the values as texts, such as n.status = 'Good'"),
        "STREAM": Foreign("Memgraph", "LOAD CSV: there are no streams"),
        "SNAPSHOT": Foreign("Memgraph", "the command naql import SOURCE -o ARCHIVE.naql"),
        "GRAPH": Foreign("GQL and AGE", "nothing: there is one graph"),
        "SCHEMA": Foreign("GQL", "nothing: there is one graph"),
        "PROPERTY": Foreign("GQL", "nothing: there is one graph"),
        "UNIQUE": Foreign("older Neo4j", "MERGE"),
        "DATABASE": Foreign("Neo4j", "nothing: there is one graph"),
        "COMPOSITE": Foreign("Neo4j", "nothing: there is one graph"),
        "ALIAS": Foreign("Neo4j", "nothing: there is one graph"),
        "USER": Foreign("Neo4j", "nothing: there are no users"),
        "ROLE": Foreign("Neo4j", "nothing: there are no roles"),
    ]

    /// Behind DROP.
    static let droppings: [String: Foreign] = [
        "TABLE": Foreign("Kùzu", "MATCH (n:Label) DETACH DELETE n"),
        "GRAPH": Foreign("GQL and AGE", "MATCH (n) DETACH DELETE n"),
        "DATABASE": Foreign("Neo4j", "nothing: there is one graph"),
        "USER": Foreign("Neo4j", "nothing: there are no users"),
        "ROLE": Foreign("Neo4j", "nothing: there are no roles"),
        "ALIAS": Foreign("Neo4j", "nothing: there is one graph"),
        "ENUM": Foreign("Memgraph", "nothing: values are texts"),
        "MACRO": Foreign("Kùzu", "nothing: there are no macros"),
        "TRIGGER": Foreign("Memgraph", "nothing: there are no triggers"),
        "VECTOR": Foreign("Memgraph", "DROP INDEX name"), "TEXT": Foreign("Memgraph", "DROP INDEX name"),
        "POINT": Foreign("Memgraph", "DROP INDEX name"), "EDGE": Foreign("Memgraph", "DROP INDEX name"),
    ]

    /// Behind SET, where another word follows.
    static let settings: [String: Foreign] = [
        "SESSION": Foreign("Memgraph and GQL", "nothing: parameters are set with -p or :param"),
        "GLOBAL": Foreign("Memgraph", "nothing: SHOW SETTINGS lists what is set on the command line"),
        "NEXT": Foreign("Memgraph", "nothing: each statement is a transaction"),
        "DATABASE": Foreign("Memgraph", "nothing: SHOW SETTINGS lists what is set on the command line"),
        "PASSWORD": Foreign("Memgraph", "nothing: there are no users"),
        "ROLE": Foreign("Memgraph", "nothing: there are no roles"),
        "USER": Foreign("Memgraph", "nothing: there are no users"),
        "TRANSACTION": Foreign("SQL", "nothing: each statement is a transaction"),
    ]

    /// Behind SHOW and a list.
    static let information = Foreign("Memgraph", "SHOW INDEXES, SHOW CONSTRAINTS or SHOW SETTINGS")

    /// Behind the `*` of a variable length.
    static let expansions: [String: Foreign] = [
        "BFS": Foreign("Memgraph", "MATCH p = ANY SHORTEST (a)-[:TYPE]->{1,10}(b)"),
        "DFS": Foreign("Memgraph", "-[:TYPE*1..3]->, which finds every path"),
        "ALLSHORTEST": Foreign("Memgraph", "ALL SHORTEST before the path; weights are added up with reduce()"),
        "KSHORTEST": Foreign("Memgraph", "SHORTEST k before the path"),
        "WSHORTEST": Foreign(
            "Memgraph and Kùzu",
            "reduce(sum = 0, r IN relationships(p) | sum + r.weight) over the paths, ORDER BY it LIMIT 1"),
        "SHORTEST": Foreign("Kùzu", "ANY SHORTEST before the path"),
        "ALL": Foreign("Kùzu", "ALL SHORTEST before the path"),
        "TRAIL": Foreign("Kùzu", "-[:TYPE*1..3]-> alone: a relationship is never met twice"),
        "ACYCLIC": Foreign("Kùzu", "ACYCLIC before the path"),
        "WALK": Foreign("Kùzu", "REPEATABLE ELEMENTS behind MATCH"),
    ]

    /// Behind an expression that is complete.
    static let operators: [String: Foreign] = [
        "LIKE": Foreign("SQL", "CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"),
        "ILIKE": Foreign("SQL", "toLower(a) CONTAINS toLower(b), or =~ '(?i)…'"),
        "SIMILAR": Foreign("SQL", "=~ with a regular expression"),
        "GLOB": Foreign("SQL", "=~ with a regular expression"),
        "RLIKE": Foreign("SQL", "=~ with a regular expression"),
        "BETWEEN": Foreign("SQL", "1 <= x <= 3"),
        "HAVING": Foreign("SQL", "WITH … WHERE …, then RETURN"),
        "NULLS": Foreign("GQL and SQL", "ORDER BY x IS NULL, x: nulls are last, and first with DESC"),
        "FETCH": Foreign("SQL", "LIMIT 3"),
        "GROUP": Foreign("SQL", "RETURN n.key, count(*), which counts for each key; GROUP BY may stand behind RETURN"),
        "TOP": top,
        "COLLATE": Foreign("SQL", "ORDER BY text.fold(x) to sort without regard to spelling"),
        "ROWS": Foreign("SQL", "SKIP 10 LIMIT 5"), "ROW": Foreign("SQL", "SKIP 10 LIMIT 5"),
        "QUERY": Foreign("Memgraph", "the option --memory 500MB before the query"),
        "DIV": Foreign("SQL", "/ between integers"),
        "EXCEPT": Foreign("GQL and SQL", "MATCH … WHERE NOT EXISTS { … }, or [x IN a WHERE NOT x IN b] of lists"),
        "MINUS": Foreign("SQL", "MATCH … WHERE NOT EXISTS { … }, or [x IN a WHERE NOT x IN b] of lists"),
        "INTERSECT": Foreign("GQL and SQL", "MATCH … WHERE EXISTS { … }, or [x IN a WHERE x IN b] of lists"),
        "OTHERWISE": Foreign("GQL", "WHEN EXISTS { … } THEN { query } ELSE { query }"),
        "KEEP": Foreign("GQL", "the selector or mode before the path: MATCH ANY SHORTEST (a)-->+(b)"),
        "BINDINGS": Foreign("GQL", "FINISH"),
        "OVER": Foreign("SQL", "WITH key, collect(x) AS l, then UNWIND or l[0]: there are no windows"),
        "PARTITION": Foreign("SQL", "WITH key, collect(x) AS l, which groups by key"),
        "QUALIFY": Foreign("SQL", "WITH …, then WHERE"),
        "SORT": Foreign("other engines", "ORDER BY"),
        "ISNULL": Foreign("SQL", "x IS NULL"), "NOTNULL": Foreign("SQL", "x IS NOT NULL"),
        "INSTANCEOF": Foreign("other engines", "x IS :: INTEGER"),
        "TYPEOF": Foreign("other engines", "x IS :: INTEGER"),
        "OVERLAPS": Foreign("SQL", "a.start < b.end AND b.start < a.end"),
        "ESCAPE": Foreign("SQL", "=~ with a regular expression"),
        "REGEXP": Foreign("SQL", "=~ with a regular expression"),
        "BRIEF": Foreign("older Neo4j", "SHOW INDEXES alone; YIELD name, type chooses columns"),
        "VERBOSE": Foreign("older Neo4j", "SHOW INDEXES YIELD *"),
        "MOD": Foreign("SQL", "%"),
    ]

    /// Behind `IS`.
    static let tests: [String: Foreign] = [
        "TRUE": Foreign("GQL and SQL", "x = true, or x alone"),
        "FALSE": Foreign("GQL and SQL", "x = false, or NOT x"),
        "SOURCE": endOfEdge, "DESTINATION": endOfEdge,
        "DISTINCT": Foreign("SQL", "x = y; nulls are tested with IS NULL"),
    ]

    /// Between a node and a relationship.
    static let endOfEdge = Foreign(
        "GQL", "startNode(r) = a for a IS SOURCE OF r, endNode(r) = b for b IS DESTINATION OF r")

    /// Behind DISTINCT.
    static let distinctOn = Foreign("PostgreSQL", "WITH x.key AS key, head(collect(x)) AS first")

    /// Behind RETURN, and before a number.
    static let top = Foreign("SQL", "LIMIT 3 at the end")

    /// Before a parenthesis: operators that others write as functions.
    static let operatorFunctions: [Keyword: Foreign] = [
        .contains: Foreign("Kùzu and SQL", "s CONTAINS t"), .starts: Foreign("other engines", "s STARTS WITH t"),
        .ends: Foreign("other engines", "s ENDS WITH t"), .in_: Foreign("other engines", "x IN list"),
    ]

    /// Behind SHOW.
    static let lists: [String: Foreign] = [
        "CONFIG": Foreign("Memgraph", "SHOW SETTINGS"),
        "ENUMS": Foreign("Memgraph", "RETURN DISTINCT n.key: values are texts"),
        "TRIGGERS": Foreign("Memgraph", "nothing: there are no triggers"),
        "STREAMS": Foreign("Memgraph", "nothing: there are no streams"),
        "SNAPSHOTS": Foreign("Memgraph", "nothing: an archive is a file"),
        "REPLICAS": Foreign("Memgraph", "nothing: there is no server"),
        "VERSION": Foreign("Memgraph", "CALL dbms.components()"),
        "TABLES": Foreign("SQL", "CALL db.labels()"),
        "LABELS": Foreign("other engines", "CALL db.labels()"),
    ]
}

extension Parser {
    /// What to tell of a token that is a word of another dialect behind an expression, a length or a literal's type.
    func foreignHint(_ token: Token) -> String? {
        let isSign = token.kind == .identifier
        if token.kind == .string, index > 0, tokens[index - 1].kind == .identifier {
            let word = text(tokens[index - 1].range).uppercased()
            // A letter is the prefix of a string only where it touches it.
            guard word.utf8.count > 1 || tokens[index - 1].upper == token.lower else { return nil }
            return Dialects.literals[word]?.hint
        }
        guard isSign else { return nil }
        let word = text(token.range).uppercased()
        guard index > 0 else { return nil }
        switch tokens[index - 1] {
        case let before where before.kind == .star && index > 1: return Dialects.expansions[word]?.hint
        case let before where word == "OF" && ["SOURCE", "DESTINATION"].contains(text(before.range).uppercased()):
            return Dialects.endOfEdge.hint
        case let before where before.keyword == .is_ || before.keyword == .not: return Dialects.tests[word]?.hint
        default: return Dialects.operators[word]?.hint
        }
    }

    /// Reports what other dialects create.
    func refuseForeignCreation() throws(Diagnostic) {
        guard current.kind == .identifier, peek().kind != .equal else { return }
        var words = [text(current.range).uppercased()]
        if peek().kind == .identifier { words.append(text(peek().range).uppercased()) }
        guard let foreign = Dialects.creations[words[0]] ?? words.dropFirst().first.flatMap({ Dialects.creations[$0] })
        else { return }
        throw SyntaxProblem.unsupported("CREATE \(words[0])", hints: [foreign.hint]).diagnostic(at: current.range)
    }
}
