/// Fields of a head, `Name: value`, as WARC, HTTP and mail have them: names in any case, lines that begin with a blank go on.
public struct HeaderFields: Sendable {
    private var fields: [(name: String, value: [UInt8])] = []

    /// No fields.
    public init() {}

    /// Takes a line of a head.
    public mutating func add(line: [UInt8]) {
        if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
            fields[fields.count - 1].value += [0x20] + Self.trimmed(line[...])
            return
        }
        guard let colon = line.firstIndex(of: 0x3A) else { return }
        let name = String(decoding: Self.trimmed(line[..<colon]), as: UTF8.self).lowercased()
        fields.append((name, Array(Self.trimmed(line[(colon + 1)...]))))
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
        return line
    }

    /// The bytes of the first field of a name.
    public func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The first field of a name.
    public subscript(name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// A parameter of a field: the charset of a `Content-Type`.
    public func parameter(_ key: String, of name: String) -> String? {
        guard let value = self[name] else { return nil }
        return Self.parameter(key, in: value)
    }

    /// A parameter in a field's value; quotation marks are taken off.
    public static func parameter(_ key: String, in value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].drop { $0 == " " || $0 == "\t" }
            guard name.lowercased() == key else { continue }
            let text = part[part.index(after: equals)...].drop { $0 == " " || $0 == "\"" }
            return String(text.prefix { $0 != "\"" })
        }
        return nil
    }
}
