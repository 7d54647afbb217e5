extension ClauseHelp {
    /// What changes the graph.
    static let writing: [ClauseHelp] = [
        ClauseHelp(
            "CREATE", "CREATE (a:Label {key: value})-[:TYPE {…}]->(b), …", "Makes nodes and relationships.",
            example: "CREATE (p:Person {name: 'Hani'})-[:SAID]->(:Statement {text: 'yes'})", grammar: "Create"),
        ClauseHelp(
            "INSERT", "INSERT (a:Label {key: value})-[:TYPE]->(b)", "GQL's way to write CREATE.",
            example: "INSERT (:Person {name: 'Hani'})", grammar: "Insert"),
        ClauseHelp(
            "MERGE", "MERGE pattern [ON CREATE SET …] [ON MATCH SET …]",
            "Finds the pattern, or makes it where it is not.",
            example: "MERGE (p:Person {name: 'Hani'}) ON CREATE SET p.seen = 1 ON MATCH SET p.seen = p.seen + 1",
            grammar: "Merge", also: ["ON CREATE", "ON MATCH", "ON"]),
        ClauseHelp(
            "SET", "SET a.key = value, a += {…}, a:Label", "Sets properties and labels; null takes a property away.",
            example: "MATCH (a:Article) SET a.seen = true", grammar: "Set"),
        ClauseHelp(
            "REMOVE", "REMOVE a.key, a:Label", "Takes properties and labels away.",
            example: "MATCH (a:Article) REMOVE a.seen", grammar: "Remove"),
        ClauseHelp(
            "DELETE", "[DETACH] DELETE a, …",
            "Deletes nodes and relationships; with DETACH a node's relationships too.",
            example: "MATCH (s:Statement {kind: 'mixed'}) DETACH DELETE s", grammar: "Delete",
            also: ["DETACH DELETE", "DETACH", "NODETACH"]),
        ClauseHelp(
            "FOREACH", "FOREACH (name IN list | clauses that write)", "Writes for each element of a list.",
            example: "FOREACH (name IN ['a', 'b'] | CREATE (:Tag {name: name}))", grammar: "Foreach"),
        ClauseHelp(
            "FINISH", "FINISH", "Ends a query that returns nothing.", example: "CREATE (:Tag) FINISH", grammar: "Finish"
        ),
    ]

    /// Indexes, constraints, and what is there.
    static let managing: [ClauseHelp] = [
        ClauseHelp(
            "CREATE INDEX", "CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key)",
            "An index of a key: equality and ranges are looked up in it.",
            example: "CREATE INDEX FOR (s:Statement) ON (s.act)", grammar: "CreateIndex", also: ["INDEX"]),
        ClauseHelp(
            "CREATE CONSTRAINT", "CREATE CONSTRAINT [name] FOR (n:Label) REQUIRE n.key IS UNIQUE | IS NOT NULL",
            "A rule that writing may not break.",
            example: "CREATE CONSTRAINT FOR (a:Article) REQUIRE a.id IS UNIQUE", grammar: "CreateConstraint",
            also: ["CONSTRAINT", "REQUIRE"]),
        ClauseHelp(
            "DROP", "DROP INDEX name | DROP CONSTRAINT name [IF EXISTS]", "Takes an index or a constraint away.",
            example: "DROP INDEX none IF EXISTS", grammar: "Drop", also: ["DROP INDEX", "DROP CONSTRAINT"]),
        ClauseHelp(
            "SHOW", "SHOW FUNCTIONS | PROCEDURES | INDEXES | CONSTRAINTS [YIELD … WHERE …]",
            "Lists what there is; `:schema` shows labels, types and keys.",
            example: "SHOW FUNCTIONS YIELD name WHERE name STARTS WITH 'text.' RETURN name", grammar: "Show",
            also: ["SHOW FUNCTIONS", "SHOW PROCEDURES", "SHOW INDEXES", "SHOW CONSTRAINTS"]),
    ]
}
