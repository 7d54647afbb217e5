/// Writes an object of JSON on one line, member by member.
public struct JSONObjectWriter {
    private var bytes = [UInt8(ascii: "{")]

    /// An object without members.
    init() {}

    /// Adds a member whose value `body` writes as JSON.
    public mutating func add(_ key: String, _ body: (inout [UInt8]) throws -> Void) rethrows {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        JSONText.appendQuoted(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try body(&bytes)
    }

    /// Adds a member that is JSON already.
    public mutating func add(_ key: String, json: String) { add(key) { $0.append(contentsOf: json.utf8) } }

    /// Adds a text.
    public mutating func add(_ key: String, text: String) { add(key) { JSONText.appendQuoted(text, to: &$0) } }

    /// Adds a list of texts.
    public mutating func add(_ key: String, texts: [String]) {
        add(key, list: texts) { JSONText.appendQuoted($0, to: &$1) }
    }

    /// Adds a list whose elements `each` writes as JSON.
    public mutating func add<Element>(
        _ key: String, list: [Element], each: (Element, inout [UInt8]) throws -> Void
    ) rethrows {
        try add(key) { bytes in
            bytes.append(UInt8(ascii: "["))
            for (index, element) in list.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try each(element, &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }

    /// The whole line, without its line feed.
    consuming func line() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}
