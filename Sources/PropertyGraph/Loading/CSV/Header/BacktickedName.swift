/// Names in headers and label lists that would be misread stand between backticks, with those in them doubled.
///
/// All is done on bytes: a combining mark after a separator must not hide it.
public enum BacktickedName {
    private static let tick = UInt8(ascii: "`")
    private static let semicolon = UInt8(ascii: ";")

    /// The name as a header has it.
    public static func inHeader(_ name: String) -> String {
        name.isEmpty || name.utf8.first == tick ? quoted(name) : name
    }

    /// Labels as the column `:LABEL` has them, with semicolons between.
    public static func list(_ labels: [String]) -> String {
        labels.map { label in
            label.isEmpty || label.utf8.first == tick || label.utf8.contains(semicolon) ? quoted(label) : label
        }.joined(separator: ";")
    }

    private static func quoted(_ name: String) -> String {
        var bytes = [tick]
        for byte in name.utf8 {
            if byte == tick { bytes.append(tick) }
            bytes.append(byte)
        }
        return String(decoding: bytes + [tick], as: UTF8.self)
    }

    /// The name without backticks round it.
    static func plain(_ name: Substring) -> String {
        let bytes = name.utf8
        guard bytes.count >= 2, bytes.first == tick, bytes.last == tick else { return String(name) }
        var plain: [UInt8] = []
        var isDoubled = false
        for byte in bytes.dropFirst().dropLast() {
            isDoubled = byte == tick && !isDoubled
            if !isDoubled { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The labels of a list; nil where a backtick is not closed.
    static func labels(_ text: String) -> [String]? {
        var labels: [String] = []
        var rest = text[...]
        while let first = rest.utf8.first {
            var end = rest.utf8.firstIndex(of: semicolon) ?? rest.endIndex
            if first == tick {
                guard let closing = closing(rest.utf8) else { return nil }
                end = rest.utf8.index(after: closing)
                guard end == rest.endIndex || rest.utf8[end] == semicolon else { return nil }
            }
            let label = rest[..<end]
            if !label.isEmpty { labels.append(plain(label)) }
            rest = end == rest.endIndex ? rest[end...] : rest[rest.utf8.index(after: end)...]
        }
        return labels
    }

    /// Where the backtick stands that closes the one at the start.
    private static func closing(_ text: Substring.UTF8View) -> Substring.Index? {
        var at = text.index(after: text.startIndex)
        while let found = text[at...].firstIndex(of: tick) {
            let next = text.index(after: found)
            guard next < text.endIndex, text[next] == tick else { return found }
            at = text.index(after: next)
        }
        return nil
    }
}
