import CypherSyntax

/// The tables that a relationship of a pattern may stand in, each in the direction of the pattern or against it.
struct EdgeChoices {
    /// One of them.
    struct Choice: Hashable {
        let table: Int
        /// Whether its target is the left node of the pattern.
        let isReversed: Bool
    }

    private(set) var choices: [Choice] = []
    private let catalog: TableCatalog

    /// All that type and direction allow.
    init(_ tables: Set<Int>, _ direction: RelationshipPattern.Direction, in catalog: TableCatalog) {
        self.catalog = catalog
        for table in tables.sorted() {
            if direction != .incoming { choices.append(Choice(table: table, isReversed: false)) }
            if direction != .outgoing { choices.append(Choice(table: table, isReversed: true)) }
        }
    }

    func left(_ choice: Choice) -> Int {
        let table = catalog.relationships[choice.table]
        return choice.isReversed ? table.target : table.source
    }

    func right(_ choice: Choice) -> Int {
        let table = catalog.relationships[choice.table]
        return choice.isReversed ? table.source : table.target
    }

    var lefts: Set<Int> { Set(choices.map(left)) }
    var rights: Set<Int> { Set(choices.map(right)) }
    var tables: Set<Int> { Set(choices.map(\.table)) }

    /// Keeps those whose ends may stand in these tables; whether any went.
    mutating func keep(left: Set<Int>, right: Set<Int>) -> Bool {
        let before = choices.count
        choices = choices.filter { left.contains(self.left($0)) && right.contains(self.right($0)) }
        return choices.count != before
    }

    /// Seen from the other end.
    var reversed: EdgeChoices {
        var copy = self
        copy.choices = choices.map { Choice(table: $0.table, isReversed: !$0.isReversed) }
        return copy
    }
}

extension Compilation {
    /// Relationships under an alias.
    struct Edges {
        /// What stands in FROM.
        let source: String
        /// The relationship with what is at hand of it.
        let value: SQLValue
        /// The nodes at its ends, as the pattern has them.
        let from: String
        let to: String
    }

    /// The relationships of these tables; a loop stands there once.
    func edges(_ choices: EdgeChoices, keys: Set<String>, needsTable: Bool, alias: String) -> Edges {
        let tables = choices.tables
        var value = entityValue(.relationship, alias: alias, tables, keys: keys)
        if choices.choices.count == 1 {
            let isReversed = choices.choices[0].isReversed
            let ends = value.entity!.ends!
            return Edges(
                source: "\(writer.quoted(tableName(.relationship, choices.choices[0].table))) AS \(alias)",
                value: value,
                from: isReversed ? ends.target : ends.source, to: isReversed ? ends.source : ends.target)
        }
        if !needsTable && tables.count > 1 { value.entity!.table = nil }
        let parts = choices.choices.map { choice in
            let twin = EdgeChoices.Choice(table: choice.table, isReversed: false)
            var select = Select(from: [writer.quoted(tableName(.relationship, choice.table))])
            for name in ["_id", "_src", "_dst"] { select.columns.append((writer.quoted(name), name)) }
            let ends = choice.isReversed ? ["_dst", "_src"] : ["_src", "_dst"]
            select.columns.append((writer.quoted(ends[0]), "_from"))
            select.columns.append((writer.quoted(ends[1]), "_to"))
            if needsTable { select.columns.append(("\(choice.table)", "_table")) }
            for (key, name) in self.keys(.relationship, tables) where keys.contains(key) {
                select.columns.append((column(key, .relationship, choice.table, among: tables), name))
            }
            if choice.isReversed, choices.choices.contains(twin) {
                select.conditions = ["\(writer.quoted("_src")) <> \(writer.quoted("_dst"))"]
            }
            return select.text(writer)
        }
        let source =
            parts.isEmpty
            ? relation(.relationship, [], keys: [], needsTable: false)
            : "(\(parts.joined(separator: "\nUNION ALL\n")))"
        return Edges(
            source: "\(source) AS \(alias)", value: value, from: "\(alias).\(writer.quoted("_from"))",
            to: "\(alias).\(writer.quoted("_to"))")
    }
}
