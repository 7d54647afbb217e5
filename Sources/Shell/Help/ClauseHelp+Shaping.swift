extension ClauseHelp {
    /// What makes rows of rows.
    static let shaping: [ClauseHelp] = [
        ClauseHelp(
            "RETURN", "RETURN [DISTINCT] expression [AS name], … | * [ORDER BY …] [SKIP n] [LIMIT n]",
            "Ends a query and says what its columns are. An aggregate groups by the other columns.",
            example: "MATCH (s:Statement) RETURN s.kind AS kind, count(*) AS n ORDER BY n DESC", grammar: "Return",
            also: ["AS"]),
        ClauseHelp(
            "WITH", "WITH [DISTINCT] expression AS name, … | * [ORDER BY …] [LIMIT n] [WHERE condition]",
            "As RETURN, but the query goes on: only what is named here is known after it.",
            example:
                "MATCH (p:Person)-[:SAID]->(s) WITH p, count(s) AS n WHERE n > 2 RETURN p.name, n ORDER BY n DESC",
            grammar: "With"),
        ClauseHelp(
            "DISTINCT", "RETURN DISTINCT …   or   count(DISTINCT expression)", "Each row, or value, once.",
            example: "MATCH (s:Statement) RETURN DISTINCT s.kind", grammar: "Projection"),
        ClauseHelp(
            "GROUP BY", "RETURN …, aggregate GROUP BY name, …",
            "Says by what is grouped; without it that is every column without an aggregate.",
            example: "MATCH (s:Statement) RETURN s.kind AS kind, count(*) AS n GROUP BY kind", grammar: "GroupBy",
            also: ["GROUP"]),
        ClauseHelp(
            "ORDER BY", "ORDER BY expression [ASC | DESC], …", "Sorts the rows; null comes last, with DESC first.",
            example: "MATCH (a:Article) RETURN a.headline, a.day ORDER BY a.day DESC LIMIT 3", grammar: "OrderBy",
            also: ["ORDER", "ASC", "DESC", "ASCENDING", "DESCENDING"]),
        ClauseHelp(
            "SKIP", "SKIP n", "Leaves the first rows out; OFFSET is another word for it.",
            example: "MATCH (a:Article) RETURN a.headline ORDER BY a.headline SKIP 10", grammar: "Skip",
            also: ["OFFSET"]),
        ClauseHelp(
            "LIMIT", "LIMIT n", "Keeps that many rows.", example: "MATCH (s:Statement) RETURN s.text LIMIT 5",
            grammar: "Limit"),
        ClauseHelp(
            "LET", "LET name = expression, …", "Gives names to values; all other names stay.",
            example: "MATCH (s:Statement) LET n = size(s.text) RETURN s.text, n ORDER BY n DESC LIMIT 3", grammar: "Let"
        ),
        ClauseHelp(
            "FILTER", "FILTER [WHERE] condition", "Keeps the rows of which the condition is true, anywhere in a query.",
            example: "MATCH (s:Statement) FILTER s.kind = 'direct' RETURN count(*)", grammar: "Filter"),
        ClauseHelp(
            "CASE", "CASE [value] WHEN … THEN … [ELSE …] END", "The first branch that fits; null where none does.",
            example: "MATCH (s:Statement) RETURN CASE s.kind WHEN 'direct' THEN 1 ELSE 0 END AS quoted LIMIT 3",
            grammar: "CaseExpression", also: ["THEN", "ELSE", "END"]),
        ClauseHelp(
            "LIST COMPREHENSION", "[x IN list [WHERE condition] [| expression]]   or   [(a)-->(b) | b.name]",
            "A list made of another, or of where a pattern fits.",
            example: "MATCH (o:Outlet) RETURN o.name, [(o)<-[:PUBLISHED_BY]-(a) | a.headline][..2] AS some",
            grammar: "ListComprehension", also: ["COMPREHENSION", "LIST"]),
        ClauseHelp(
            "MAP PROJECTION", "name {.key, .*, key: expression}", "A map of some properties of a node.",
            example: "MATCH (p:Person) RETURN p {.name, .aliases} LIMIT 3", grammar: "MapProjection",
            also: ["PROJECTION", "MAP"]),
        ClauseHelp(
            "OPERATORS",
            "= <> < <= > >=   + - * / % ^   AND OR XOR NOT   IN   IS NULL   STARTS WITH, ENDS WITH, CONTAINS   =~",
            "Texts are compared by code point; text.* and search.* fold what writers of Arabic vary.",
            example: "MATCH (p:Person) WHERE text.fold(p.name) CONTAINS text.fold('احمد') RETURN p.name",
            grammar: "Predicate",
            also: [
                "STARTS WITH", "ENDS WITH", "CONTAINS", "IS NULL", "IS NOT NULL", "AND", "OR", "XOR", "NOT", "STARTS",
                "ENDS", "IS", "IN", "NULL", "=~", "=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "^",
            ]),
    ]

    /// What joins queries, and shows how they run.
    static let composing: [ClauseHelp] = [
        ClauseHelp(
            "UNION", "query UNION [ALL] query", "The rows of both; without ALL each once. Columns have the same names.",
            example: "MATCH (p:Person) RETURN p.name AS name UNION MATCH (o:Organization) RETURN o.name AS name",
            grammar: "UnitedQuery"),
        ClauseHelp(
            "CALL SUBQUERY", "CALL (names) { query }   or   CALL { WITH names … } IN TRANSACTIONS OF n ROWS",
            "Runs a query for each row.",
            example:
                "MATCH (o:Outlet) CALL (o) { MATCH (o)<-[:PUBLISHED_BY]-(a) RETURN count(a) AS n } RETURN o.name, n",
            grammar: "CallSubquery", also: ["CALL {}", "IN TRANSACTIONS", "SUBQUERY"]),
        ClauseHelp(
            "WHEN", "WHEN condition THEN { query } [WHEN …] [ELSE { query }]",
            "The query of the first condition that holds.",
            example: "WHEN $n > 1 THEN { RETURN 'many' AS x } ELSE { RETURN 'one' AS x }", grammar: "ConditionalQuery"),
        ClauseHelp(
            "NEXT", "query NEXT query", "The second query begins with what the first returns.",
            example: "MATCH (s:Statement) RETURN s.kind AS kind, count(*) AS n NEXT RETURN max(n) AS most",
            grammar: "Query"),
        ClauseHelp(
            "EXPLAIN", "EXPLAIN query", "Shows how a query would run, without running it.",
            example: "EXPLAIN MATCH (p:Person)-[:SAID]->(s) RETURN count(*)", grammar: "Statement"),
        ClauseHelp(
            "PROFILE", "PROFILE query", "Runs a query and shows the rows and the time of each step.",
            example: "PROFILE MATCH (p:Person)-[:SAID]->(s) RETURN count(*)", grammar: "Statement"),
        ClauseHelp(
            "USE", "USE graph", "Names the graph that is asked; there is one here.",
            example: "MATCH (a:Article) RETURN count(*)", grammar: "Query"),
    ]
}
