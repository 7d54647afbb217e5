extension ClauseHelp {
    /// What finds: patterns and what narrows them.
    static let reading: [ClauseHelp] = [
        ClauseHelp(
            "MATCH", "MATCH (a:Label {key: value})-[r:TYPE]->(b), … [WHERE condition]",
            "Finds every place in the graph where the pattern fits; each is a row. Names in it stand for what was found.",
            example: "MATCH (who:Person)-[:SAID]->(s:Statement) RETURN who.name, s.text LIMIT 3", grammar: "Match"),
        ClauseHelp(
            "OPTIONAL MATCH", "OPTIONAL MATCH pattern [WHERE condition]",
            "As MATCH, but a row for which nothing fits stays, with null for the new names.",
            example:
                "MATCH (s:Statement) OPTIONAL MATCH (s)-[:VIA]->(relay) RETURN s.text, relay.name LIMIT 3",
            grammar: "Match", also: ["OPTIONAL"]),
        ClauseHelp(
            "WHERE", "MATCH … WHERE condition   (also after WITH, YIELD, and within a pattern)",
            "Keeps the rows of which the condition is true; what is false or null goes. Conditions join with AND, OR, XOR, NOT.",
            example: "MATCH (s:Statement) WHERE s.kind = 'direct' AND s.text CONTAINS 'bridge' RETURN s.text",
            grammar: "Where"),
        ClauseHelp(
            "UNWIND", "UNWIND list AS name", "Makes a row of each element of a list; of an empty list or null none.",
            example: "UNWIND ['say', 'deny'] AS act MATCH (s:Statement {act: act}) RETURN act, count(s)",
            grammar: "Unwind"),
        ClauseHelp(
            "FOR", "FOR name IN list", "GQL's way to write UNWIND.",
            example: "FOR act IN ['say', 'deny'] MATCH (s:Statement {act: act}) RETURN act, count(s)", grammar: "For"),
        ClauseHelp(
            "LOAD CSV", "LOAD CSV [WITH HEADERS] FROM 'file' AS row [FIELDTERMINATOR ';']",
            "Makes a row of each line of a file: a list of texts, or with headers a map of them.",
            example: "LOAD CSV WITH HEADERS FROM 'people.csv' AS row RETURN row.name", grammar: "LoadCSV",
            also: ["LOAD", "CSV"]),
        ClauseHelp(
            "CALL", "CALL procedure(arguments) [YIELD column [AS name], … [WHERE condition]]",
            "Runs a procedure; its columns become names. `:help procedures` lists them.",
            example: "CALL search.text('hurt') YIELD snippet RETURN snippet LIMIT 3", grammar: "CallProcedure",
            also: ["YIELD"]),
        ClauseHelp(
            "SHORTEST PATH", "MATCH p = [ANY | ALL] SHORTEST (a)-[:TYPE]-+(b)   or   shortestPath((a)-[:TYPE*]-(b))",
            "Finds the shortest way between two nodes, one or all of that length.",
            example:
                "MATCH (a:Person), (b:Person) WHERE a.name < b.name MATCH p = shortestPath((a)-[*..4]-(b)) "
                + "RETURN a.name, b.name, length(p) LIMIT 3",
            grammar: "PathSelector",
            also: ["SHORTEST", "SHORTESTPATH", "ALLSHORTESTPATHS", "ANY SHORTEST", "ALL SHORTEST"]),
        ClauseHelp(
            "QUANTIFIED PATH", "((a)-[:TYPE]->(b)){1,4}   or   (a)-[:TYPE]->{1,4}(b)   or   (a)-[:TYPE*1..4]->(b)",
            "Repeats a part of a pattern; the names inside become lists.",
            example: "MATCH (s:Section)-[:REPEATS]->{1,3}(t:Section) RETURN count(*)", grammar: "QuantifiedPath",
            also: ["PATTERN", "PATH", "QUANTIFIER"]),
        ClauseHelp(
            "EXISTS", "EXISTS { pattern [WHERE condition] }   or   EXISTS { MATCH … RETURN … }",
            "True where the pattern fits at least once.",
            example: "MATCH (p:Person) WHERE EXISTS { (p)-[:SAID]->({kind: 'direct'}) } RETURN p.name LIMIT 3",
            grammar: "SubqueryExpression"),
        ClauseHelp(
            "COUNT", "COUNT { pattern [WHERE condition] }   or the aggregate count(expression), count(*)",
            "How often the pattern fits, for each row; the aggregate counts the rows of a group.",
            example: "MATCH (p:Person) RETURN p.name, COUNT { (p)-[:SAID]->() } AS n ORDER BY n DESC LIMIT 3",
            grammar: "SubqueryExpression"),
        ClauseHelp(
            "COLLECT", "COLLECT { query that returns one column }   or the aggregate collect(expression)",
            "A list of what a query returns, for each row; the aggregate makes a list of a group.",
            example:
                "MATCH (o:Outlet) RETURN o.name, COLLECT { MATCH (o)<-[:PUBLISHED_BY]-(a) RETURN a.headline LIMIT 2 }",
            grammar: "SubqueryExpression"),
    ]
}
