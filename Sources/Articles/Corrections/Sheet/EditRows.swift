import PropertyGraph

/// What queries changed as rows of a sheet.
struct EditRows {
    private struct Stamp: Hashable {
        let by: String
        let at: Int64
    }

    private var found: [Stamp: Edits] = [:]
    private var order: [Stamp] = []
    private var made: [String: Int] = [:]

    // MARK: Writing

    /// The rows of a session; nodes that it made are called by its number and theirs.
    static func rows(of session: EditSession, number: Int) -> [[String: String]] {
        let edits = session.edits
        var rows: [[String: String]] = []
        func add(_ kind: String, _ node: EditedNode, key: String = "", value: String = "", to target: EditedNode? = nil)
        {
            var row = end(node, "", of: number).merging(["correction": kind, "key": key, "value": value]) { $1 }
            if let target { row.merge(end(target, "to_", of: number)) { $1 } }
            rows.append(row)
        }
        func link(_ kind: String, _ key: RelationshipKey, _ value: String = "") {
            add(kind, key.source, key: key.type, value: value, to: key.target)
            if key.number > 0 { rows[rows.count - 1]["which"] = String(key.number) }
        }
        for (number, node) in edits.made.enumerated() {
            add("create", .made(number), key: node.labels.joined(separator: ":"), value: literal(node.properties))
        }
        for change in edits.relationshipProperties { link("reset", change.relationship, literal(change.properties)) }
        for key in edits.unmadeRelationships { link("disconnect", key) }
        for new in edits.madeRelationships {
            add("connect", new.source, key: new.type, value: literal(new.properties), to: new.target)
        }
        for node in edits.nodes {
            for label in node.newLabels { add("label", .built(node.node), key: label) }
            for label in node.lostLabels { add("unlabel", .built(node.node), key: label) }
            for property in node.properties {
                add("set", .built(node.node), key: property.key, value: ValueLiteral.text(property.value) ?? "null")
            }
        }
        for key in edits.unmade { add("delete", .built(key)) }
        let stamp = ["by": session.by, "at": SheetTime.text(session.at)]
        return rows.map { $0.merging(stamp) { $1 } }
    }

    /// The columns that name a node: one that was built, or one that a session of this number made.
    private static func end(_ node: EditedNode, _ prefix: String, of session: Int) -> [String: String] {
        switch node {
        case .made(let made): [prefix + "label": "new", prefix + "words": "\(session + 1).\(made + 1)"]
        case .built(let key):
            [
                prefix + "label": key.label, prefix + "article": key.article, prefix + "words": key.text,
                prefix + "number": key.number == 0 ? "" : String(key.number),
            ]
        }
    }

    /// Keys and values in turn: `['text', 'asked', 'day', date('2024-03-05')]`.
    private static func literal(_ properties: [Edits.Property]) -> String {
        if properties.isEmpty { return "" }
        return ValueLiteral.text(.list(properties.flatMap { [.string($0.key), $0.value] })) ?? ""
    }

    // MARK: Reading

    private static let kinds = ["create", "reset", "disconnect", "connect", "label", "unlabel", "set", "delete"]

    mutating func add(_ kind: String, _ row: SheetTable.Row) throws(SheetTable.Failure) {
        guard Self.kinds.contains(kind) else {
            let known = Correction.Kind.allCases.map(\.rawValue) + Self.kinds
            throw SheetTable.Failure(
                line: row.line, "\"\(kind)\" is no correction; write one of \(known.joined(separator: ", "))")
        }
        let stamp = Stamp(by: row["by"], at: try CorrectionSheet.time(row))
        if found[stamp] == nil { order.append(stamp) }
        var edits = found[stamp] ?? Edits()
        try add(kind, row, to: &edits)
        found[stamp] = edits
    }

    private mutating func add(
        _ kind: String, _ row: SheetTable.Row, to edits: inout Edits
    ) throws(SheetTable.Failure) {
        let name = row["key"]
        if name.isEmpty, kind != "delete", kind != "create" {
            throw SheetTable.Failure(line: row.line, "the column `key` is empty: it names the property, label or type")
        }
        switch kind {
        case "create":
            made["\(row["by"]) \(row["at"]) \(row["words"])"] = edits.made.count
            edits.made.append(
                Edits.MadeNode(
                    labels: name.split(separator: ":").map(String.init), properties: try Self.properties(row)))
        case "connect":
            edits.madeRelationships.append(
                Edits.MadeRelationship(
                    type: name, source: try end(row, ""), target: try end(row, "to_"),
                    properties: try Self.properties(row)))
        case "disconnect": edits.unmadeRelationships.append(try link(row))
        case "reset":
            edits.relationshipProperties.append(
                Edits.RelationshipProperties(relationship: try link(row), properties: try Self.properties(row)))
        case "delete": edits.unmade.append(try key(row, ""))
        default:
            let key = try key(row, "")
            let place = edits.nodes.firstIndex { $0.node == key }
            var node = place.map { edits.nodes[$0] } ?? Edits.ChangedNode(node: key)
            switch kind {
            case "label": node.newLabels.append(name)
            case "unlabel": node.lostLabels.append(name)
            default: node.properties.append(Edits.Property(key: name, value: try Self.value(row)))
            }
            if let place { edits.nodes[place] = node } else { edits.nodes.append(node) }
        }
    }

    func sessions() throws(SheetTable.Failure) -> [EditSession] {
        order.map { EditSession(found[$0]!, by: $0.by, at: $0.at) }
    }

    private func link(_ row: SheetTable.Row) throws(SheetTable.Failure) -> RelationshipKey {
        RelationshipKey(
            type: row["key"], source: try end(row, ""), target: try end(row, "to_"), number: Int(row["which"]) ?? 0)
    }

    private func end(_ row: SheetTable.Row, _ prefix: String) throws(SheetTable.Failure) -> EditedNode {
        guard row[prefix + "label"] == "new" else { return .built(try key(row, prefix)) }
        guard let number = made["\(row["by"]) \(row["at"]) \(row[prefix + "words"])"] else {
            throw SheetTable.Failure(
                line: row.line, "no row before creates the node \"\(row[prefix + "words"])\": its `create` row is lost")
        }
        return .made(number)
    }

    private func key(_ row: SheetTable.Row, _ prefix: String) throws(SheetTable.Failure) -> NodeKey {
        guard !row[prefix + "label"].isEmpty else {
            throw SheetTable.Failure(line: row.line, "the column `\(prefix)label` is empty: it says what is meant")
        }
        return NodeKey(
            label: row[prefix + "label"], article: row[prefix + "article"], text: row[prefix + "words"],
            number: Int(row[prefix + "number"]) ?? 0)
    }

    private static func properties(_ row: SheetTable.Row) throws(SheetTable.Failure) -> [Edits.Property] {
        if row["value"].isEmpty { return [] }
        guard case .list(let items) = try value(row), items.count % 2 == 0 else {
            throw SheetTable.Failure(
                line: row.line, "the column `value` is to hold keys and values in turn: ['text', 'asked']")
        }
        return stride(from: 0, to: items.count, by: 2).map { place in
            Edits.Property(key: items[place].scalarText ?? "", value: items[place + 1])
        }
    }

    private static func value(_ row: SheetTable.Row) throws(SheetTable.Failure) -> Value {
        let text = row["value"]
        let plain = String(text.map { "\u{2018}\u{2019}".contains($0) ? "'" : $0 })
        guard let value = ValueLiteral.value(text) ?? ValueLiteral.value(plain) else {
            throw SheetTable.Failure(
                line: row.line,
                "\"\(text.prefix(40))\" is no value; write 7, 'a text', true, date('2024-05-31'), [1, 2] or null")
        }
        return value
    }
}
