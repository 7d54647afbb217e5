import PropertyGraph

/// What a query gives, in a form that two engines can be compared by.
enum Answer: Equatable {
    /// One text a row; sorted where order does not count.
    case rows([String])
    case failure
}

/// Writes values as texts that do not depend on ids.
struct AnswerText {
    /// A text for a node or relationship.
    let entity: (Value) -> String
    /// Numbers that are equal are written alike.
    let mixesNumbers: Bool
    /// The order of lists does not count.
    let sortsLists: Bool

    func text(_ value: Value) -> String {
        switch value {
        case .node, .relationship: return entity(value)
        case .integer(let number): return "\(number)"
        case .float(let number):
            if number.isNaN { return "NaN" }
            if mixesNumbers, let exact = Int64(exactly: number) { return "\(exact)" }
            return "\(number)f"
        case .string(let text): return "'\(text)'"
        case .list(let items):
            let texts = items.map(text)
            return "[\((sortsLists ? texts.sorted() : texts).joined(separator: ", "))]"
        case .map(let map):
            let entries = map.keys.sorted().map { "\($0): \(text(map[$0] ?? .null))" }
            return "{\(entries.joined(separator: ", "))}"
        case .path(let path):
            return "<\(path.nodes.map { text(.node($0)) }) \(path.relationships.map { text(.relationship($0)) })>"
        case .boolean(let truth): return "\(truth)"
        case .null: return "null"
        default: return "?"
        }
    }

    func answer(_ rows: [[Value]], isOrdered: Bool) -> Answer {
        let texts = rows.map { $0.map(text).joined(separator: " | ") }
        return .rows(isOrdered ? texts : texts.sorted())
    }
}
