import PropertyGraph

/// The type of a column of graph CSV: what all its values have in common, so that reading gives each of them back.
enum CSVColumnType: Equatable {
    case scalar(String)
    /// Elements between semicolons; nil while only empty lists were seen.
    case list(String?)
    /// Values of several types, or lists that semicolons would tear apart: each is written as a literal.
    case any

    init(of value: Value) {
        guard case .list(let elements) = value else {
            self = Self.name(of: value).map(Self.scalar) ?? .any
            return
        }
        guard let first = elements.first else {
            self = .list(nil)
            return
        }
        guard let name = Self.name(of: first), elements.allSatisfy({ Self.name(of: $0) == name }),
            !Self.isTornApart(elements)
        else {
            self = .any
            return
        }
        self = .list(name)
    }

    /// Whether elements between semicolons would read back as others; a list of one empty text, as an empty list.
    private static func isTornApart(_ elements: [Value]) -> Bool {
        if elements.count == 1, case .string("") = elements[0] { return true }
        return elements.contains { element in
            if case .string(let text) = element { text.utf8.contains(UInt8(ascii: ";")) } else { false }
        }
    }

    private static func name(of value: Value) -> String? {
        switch value {
        case .boolean: "BOOLEAN"
        case .integer: "INT"
        case .float: "FLOAT"
        case .string: "STRING"
        case .date: "DATE"
        case .localTime: "LOCALTIME"
        case .time: "TIME"
        case .localDateTime: "LOCALDATETIME"
        case .dateTime: "DATETIME"
        case .duration: "DURATION"
        case .point: "POINT"
        case .null, .list, .map, .node, .relationship, .path: nil
        }
    }

    /// The type for values of both.
    func joined(_ other: CSVColumnType) -> CSVColumnType {
        switch (self, other) {
        case (.list(nil), .list), (.list, .list(nil)): self == .list(nil) ? other : self
        default: self == other ? self : .any
        }
    }

    /// As the header has it.
    var name: String {
        switch self {
        case .scalar(let name): name
        case .list(let name): (name ?? "STRING") + "[]"
        case .any: "ANY"
        }
    }

    /// A value as a field of the column has it.
    func text(_ value: Value) -> String {
        if self == .any { return ValueLiteral.text(value) ?? "" }
        guard case .list(let elements) = value else { return value.scalarText ?? "" }
        return elements.map { $0.scalarText ?? "" }.joined(separator: ";")
    }
}
