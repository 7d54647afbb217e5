/// A value that rows of a column are compared with, without making a value of each.
struct ValueProbe {
    let value: Value
    private let number: Double?
    private let integer: Int64?
    private let text: [UInt8]
    private let id: UInt32?

    init(_ value: Value, _ strings: StringArena) {
        self.value = value
        switch value {
        case .integer(let integer): (self.integer, number) = (integer, nil)
        case .float(let float): (integer, number) = (Int64(exactly: float), float)
        default: (integer, number) = (nil, nil)
        }
        if case .string(let string) = value {
            text = Array(string.utf8)
            id = text.withUnsafeBufferPointer { strings.find($0) }
        } else {
            text = []
            id = nil
        }
    }

    /// Whether a value that is there equals the probe.
    func equals(_ column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        switch column.kind {
        case .integer: return integer == column.words.base[row]
        case .float:
            let float = column.double(row)
            if let number { return number == float }
            return integer.map { Numbers.equal($0, float) } ?? false
        case .string:
            guard case .string = value else { return false }
            if text.count <= StringArena.internLimit { return id == column.ids.base[row] }
            return text.withUnsafeBufferPointer { strings.equals(column.ids.base[row], $0) }
        default: return column.value(row, strings).equals(value) == true
        }
    }

    /// How a value that is there compares with the probe: nil where they do not compare.
    func order(_ column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Value.Comparison? {
        if column.kind == .integer, let integer {
            let word = column.words.base[row]
            return word < integer ? .less : word == integer ? .equal : .greater
        }
        if column.kind == .string {
            guard case .string = value else { return nil }
            return text.withUnsafeBufferPointer { text in
                let order = compareBytes(strings.utf8(column.ids.base[row]), text)
                return order < 0 ? .less : order == 0 ? .equal : .greater
            }
        }
        return column.value(row, strings).compare(value)
    }

    /// Whether a value that is there is a string and starts with the probe.
    func isPrefix(of column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        switch column.kind {
        case .string:
            let string = strings.utf8(column.ids.base[row])
            guard string.count >= text.count else { return false }
            for index in 0..<text.count where string[index] != text[index] { return false }
            return true
        case .mixed:
            guard case .string(let string) = column.boxed[row] else { return false }
            return string.utf8.starts(with: text)
        default: return false
        }
    }
}
