/// One field of a graph CSV header: `name:TYPE`, `name:ID(space)`, and either with options behind it: `{id-type:int}`.
struct CSVHeaderField {
    let name: String
    /// Nothing stands before the colon.
    let hasNoName: Bool
    private let field: String
    private let path: String
    /// `ID`, `STRING[]`, without space and options.
    private let type: String
    /// What stands in parentheses.
    private let space: String?
    private let options: [(key: String, value: String)]

    private typealias Bytes = Substring.UTF8View

    init(_ field: String, path: String) throws(GraphCSVError) {
        self.field = field
        self.path = path
        let (text, options) = Self.cutOptions(field[...].utf8)
        self.options = options
        let cut = Self.cutSpace(text)
        guard let colon = cut?.colon ?? text.lastIndex(of: UInt8(ascii: ":")) else {
            throw GraphCSVError(
                path, line: 1,
                "header field '\(field)' has no type; write it as '\(field):STRING', or another of the types")
        }
        name = BacktickedName.plain(Substring(text[..<colon]))
        hasNoName = colon == text.startIndex
        type = cut?.type ?? String(Substring(text[text.index(after: colon)...]))
        space = cut?.space
    }

    /// `x:ID(P){id-type:int}` → `x:ID(P)` and its options.
    private static func cutOptions(_ field: Bytes) -> (Bytes, [(key: String, value: String)]) {
        guard field.last == UInt8(ascii: "}"), let open = field.lastIndex(of: UInt8(ascii: "{")) else {
            return (field, [])
        }
        let options = field[field.index(after: open)...].dropLast().split(separator: UInt8(ascii: ",")).map { option in
            let parts = option.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            return (trimmed(parts[0]).lowercased(), parts.count > 1 ? trimmed(parts[1]) : "")
        }
        return (field[..<open], options)
    }

    private static func trimmed(_ text: Bytes) -> String {
        let blank = UInt8(ascii: " ")
        guard let first = text.firstIndex(where: { $0 != blank }), let last = text.lastIndex(where: { $0 != blank })
        else { return "" }
        return String(Substring(text[first...last]))
    }

    /// `x:ID(space)` in its parts. What stands in the parentheses may hold any character, a colon too.
    private static func cutSpace(_ field: Bytes) -> (colon: Bytes.Index, type: String, space: String)? {
        guard field.last == UInt8(ascii: ")") else { return nil }
        for colon in field.indices where field[colon] == UInt8(ascii: ":") {
            let rest = field[field.index(after: colon)...]
            guard let open = rest.firstIndex(of: UInt8(ascii: "(")) else { return nil }
            let type = String(Substring(rest[..<open]))
            guard ["ID", "START_ID", "END_ID"].contains(type.uppercased()) else { continue }
            return (colon, type, String(Substring(rest[rest.index(after: open)...].dropLast())))
        }
        return nil
    }

    func error(_ problem: String) -> GraphCSVError {
        GraphCSVError(path, line: 1, "header field '\(field)' \(problem)")
    }

    /// What the column is for. `declared` is a type that the manifest tells.
    func role(_ defaultSpace: String, _ declared: String?) throws(GraphCSVError) -> CSVHeader.Role {
        let role: CSVHeader.Role
        switch type.uppercased() {
        case "ID": return .id(space: space ?? defaultSpace, isInteger: try idIsInteger(declared))
        case "START_ID": role = .start(space: space ?? defaultSpace)
        case "END_ID": role = .end(space: space ?? defaultSpace)
        case "LABEL": role = .labels
        case "IGNORE": role = .ignored
        default:
            guard let type = CSVHeader.Field(named: type) else {
                throw error(
                    "has the unknown type '\(type)'; known are \(CSVHeader.Field.names), lists of them (STRING[]), "
                        + "ID, START_ID, END_ID, LABEL, IGNORE")
            }
            role = .property(type)
        }
        if let option = options.first { throw error("has the unknown option '\(option.key)'") }
        return role
    }

    /// Ids are texts, unless the header (`{id-type:int}`) or the manifest says that they are integers.
    private func idIsInteger(_ declared: String?) throws(GraphCSVError) -> Bool {
        var isInteger = declared.flatMap(CSVHeader.Field.init(named:)) == .integer
        for (key, value) in options {
            guard key == "id-type" else { throw error("has the unknown option '\(key)'; known is id-type") }
            switch CSVHeader.Field(named: value) {
            case .integer: isInteger = true
            case .string: isInteger = false
            default: throw error("has the unknown id-type '\(value)'; it is int or string")
            }
        }
        return isInteger
    }
}
