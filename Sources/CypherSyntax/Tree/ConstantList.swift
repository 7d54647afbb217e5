/// The elements of a long list that holds literals alone, as values without places: what no later stage has to walk.
///
/// Equality is that of the expressions written out; a list is read as one of these or element by element by its text
/// alone, so that like texts have like forms.
public struct ConstantList: Hashable, Sendable {
    /// A literal, or a list or map of such.
    public enum Element: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case float(Double)
        case string(String)
        case list([Element])
        /// Keys in order of writing, each once, and their values. Maps of the same keys one after the other share them.
        case map(keys: [String], values: [Element])
    }

    /// In order of writing.
    public let elements: [Element]

    /// By length and beginning: a million elements are compared, not hashed.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(elements.count)
        for element in elements.prefix(16) { hasher.combine(element) }
    }

    /// The elements written out, each with the place of the whole list.
    public func expressions(at range: SourceRange) -> [Expression] { elements.map { $0.expression(at: range) } }
}

extension ConstantList.Element {
    private func kind(at range: SourceRange) -> Expression.Kind {
        switch self {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let value): .string(value)
        case .list(let elements): .list(elements.map { $0.expression(at: range) })
        case .map(let keys, let values):
            .map(
                zip(keys, values).map { key, value in
                    Expression.MapEntry(key: Name(key, range), value: value.expression(at: range))
                })
        }
    }

    fileprivate func expression(at range: SourceRange) -> Expression { Expression(kind(at: range), range) }
}
