import CypherSQL

/// Names of files for labels and types: what every file system takes as the name of one file, and each only once.
///
/// Letters, digits and marks of any script, `-`, `.`, a single `_` and a space within stay; all else is written as `%` and
/// two hexadecimal digits a byte. Which name is whose is told in `graph.json`.
struct ExportNames {
    /// By UTF-8: names that look alike may differ.
    private var stems: [[UInt8]: String] = [:]
    /// As file systems compare them that know no upper case. `_` is for nodes without a label.
    private var taken: Set<String> = ["_"]

    /// The most bytes of a name: three of them and their ends must fit into 255.
    private static let limit = 72

    /// The name for a label or type, without an ending.
    mutating func stem(for name: String) -> String {
        let bytes = Array(name.utf8)
        if let known = stems[bytes] { return known }
        let encoded = Self.shortened(Self.encoded(name), of: bytes)
        var stem = encoded
        var number = 2
        while !taken.insert(stem.lowercased()).inserted {
            stem = "\(encoded)~\(number)"
            number += 1
        }
        stems[bytes] = stem
        return stem
    }

    private static func encoded(_ name: String) -> String {
        var result = ""
        let scalars = Array(name.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isEdge = index == 0 || index == scalars.count - 1
            let stays =
                switch scalar {
                case "-": true
                // Two of them stand between the parts of a name; names that begin with a dot are hidden.
                case "_": !isEdge && scalars[index - 1] != "_"
                case ".", " ": !isEdge
                default: PlainNames.isText(scalar)
                }
            if stays { result.unicodeScalars.append(scalar) } else { PlainNames.appendEscaped(scalar, to: &result) }
        }
        // Devices of Windows, whatever the ending.
        let first = result.prefix { $0 != "." }.uppercased()
        if devices.contains(first) {
            let letter = result.removeFirst()
            var escaped = ""
            for scalar in letter.unicodeScalars { PlainNames.appendEscaped(scalar, to: &escaped) }
            result = escaped + result
        }
        return result
    }

    private static let devices: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

    /// A long name is cut, with a number that tells it from others that begin alike.
    private static func shortened(_ stem: String, of name: [UInt8]) -> String {
        guard stem.utf8.count > limit else { return stem.isEmpty ? "%" : stem }
        var hash: UInt32 = 0x811C_9DC5
        for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        var start = stem
        while start.utf8.count > limit - 12 { start.removeLast() }
        // Not within an escape, nor before what may not be last.
        if let percent = start.lastIndex(of: "%"), start.distance(from: percent, to: start.endIndex) < 3 {
            start = String(start[..<percent])
        }
        return "\(start)~\(String(hash, radix: 16))"
    }
}
