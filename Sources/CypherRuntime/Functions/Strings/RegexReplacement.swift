import PropertyGraph

/// Replaces what a regular expression matches in a text.
struct RegexReplacement {
    private static let function = "string.regexReplace"

    private enum Part {
        case text(ArraySlice<UInt8>)
        /// What a group matched.
        case group(Int)
    }

    private let search: RegexSearch
    private let parts: [Part]

    /// Reads pattern and replacement. In the replacement `$1` and `${name}` stand for what a group matched, `$0` for the
    /// whole match, and a backslash makes the sign behind it plain.
    init(_ pattern: String, _ replacement: String) throws(ExecutionError) {
        do throws(RegexError) {
            search = try RegexSearch(pattern)
        } catch {
            throw .argumentError(
                detail: "InvalidRegularExpression",
                message: "\(error.message), at character \(error.position + 1) of the regular expression "
                    + "`\(Value.excerpt(pattern))`")
        }
        parts = try Self.parse(Array(replacement.utf8), groups: search.groups)
    }

    /// The text with each match replaced, from the left; none overlaps another.
    func apply(to text: String, _ context: FunctionContext) throws(ExecutionError) -> String {
        var text = text
        var outcome: Swift.Result<String, ExecutionError> = .success("")
        text.withUTF8 { bytes in
            do throws(ExecutionError) {
                outcome = .success(try apply(to: bytes, context))
            } catch { outcome = .failure(error) }
        }
        return try outcome.get()
    }

    private func apply(
        to bytes: UnsafeBufferPointer<UInt8>, _ context: FunctionContext
    ) throws(ExecutionError) -> String {
        var result: [UInt8] = []
        func add(_ piece: some RandomAccessCollection<UInt8>) throws(ExecutionError) {
            try context.grow(&result, by: piece.count, blank: 0)
            result.append(contentsOf: piece)
        }
        var (done, position) = (0, 0)
        while position <= bytes.count, let places = try find(in: bytes, from: position, context) {
            try add(bytes[done..<places[0]])
            for part in parts {
                switch part {
                case .text(let text): try add(text)
                case .group(let number):
                    let (start, end) = (places[2 * number], places[2 * number + 1])
                    if start >= 0, end >= start { try add(bytes[start..<end]) }
                }
            }
            done = places[1]
            position = done
            if places[0] == places[1] {
                // An empty match: the next may begin behind the next code point.
                position += 1
                while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
            }
        }
        try add(bytes[done...])
        return String(decoding: result, as: UTF8.self)
    }

    private func find(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> RegexSearch.Places? {
        try search.firstMatch(in: bytes, from: start, context.meter)
    }

    private static func parse(_ bytes: [UInt8], groups: [String?]) throws(ExecutionError) -> [Part] {
        var parts: [Part] = []
        var (position, start) = (0, 0)
        func isDigit(_ place: Int) -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "\\") || bytes[position] == UInt8(ascii: "$") else {
                position += 1
                continue
            }
            if start < position { parts.append(.text(bytes[start..<position])) }
            if bytes[position] == UInt8(ascii: "\\") {
                guard position + 1 < bytes.count else {
                    throw .invalid("the replacement of \(function)() ends with a backslash: write two for one")
                }
                start = position + 1
                position += 2
            } else if isDigit(position + 1) {
                position += 1
                parts.append(.group(try group(number(in: bytes, at: &position, below: groups.count), of: groups)))
                start = position
            } else {
                let name = bytes[(position + 1)...].dropFirst().prefix { $0 != UInt8(ascii: "}") }
                let isName = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "{")
                guard isName, name.endIndex < bytes.count else {
                    throw .invalid(
                        "a `$` in the replacement of \(function)() names a group, as in $1 or ${name}: write \\$ for the "
                            + "sign itself")
                }
                parts.append(.group(try group(String(decoding: name, as: UTF8.self), of: groups)))
                position = name.endIndex + 1
                start = position
            }
        }
        if start < bytes.count { parts.append(.text(bytes[start...])) }
        return parts
    }

    /// The number at a digit, of as many digits as name a group that there is.
    private static func number(in bytes: [UInt8], at position: inout Int, below count: Int) -> Int {
        var number = Int(bytes[position] - 0x30)
        position += 1
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let longer = number * 10 + Int(bytes[position] - 0x30)
            if longer >= count { break }
            number = longer
            position += 1
        }
        return number
    }

    private static func group(_ number: Int, of groups: [String?]) throws(ExecutionError) -> Int {
        guard number < groups.count else {
            throw .invalid(
                "the replacement of \(function)() names group \(number), but the pattern has \(groups.count - 1)")
        }
        return number
    }

    private static func group(_ name: String, of groups: [String?]) throws(ExecutionError) -> Int {
        guard let number = groups.firstIndex(where: { $0.map { CodePoints.equal($0, name) } ?? false }) else {
            throw .invalid(
                "the replacement of \(function)() names the group \(Value.excerpt(name)), which the pattern has not")
        }
        return number
    }
}
