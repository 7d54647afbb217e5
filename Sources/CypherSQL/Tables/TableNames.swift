/// Names for tables and columns that no engine takes for one another: letters, digits and marks of any script and `_` stay,
/// all else is written as `%` and two hexadecimal digits a byte, and where two differ in case alone the later gets a number.
struct TableNames {
    private var taken: Set<String>

    /// - Parameter reserved: names that are not to be given.
    init(reserved: [String] = []) { taken = Set(reserved.map { $0.lowercased() }) }

    /// The most bytes of a name; a file is called so too.
    private static let limit = 180

    /// A name for something that people call so.
    mutating func name(for text: String) -> String {
        let plain = Self.shortened(Self.encoded(text))
        var name = plain
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(plain)~\(number)"
            number += 1
        }
        return name
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "_" || PlainNames.isText(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                PlainNames.appendEscaped(scalar, to: &result)
            }
        }
        return result.isEmpty ? "%" : result
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > limit else { return name }
        var start = name
        while start.utf8.count > limit { start.removeLast() }
        return start
    }
}
