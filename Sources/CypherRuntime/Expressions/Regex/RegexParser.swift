/// Reads a pattern in Java's syntax. What cannot be matched in linear time (back references, look-around, possessive
/// and atomic groups) is refused.
struct RegexParser {
    /// Groups within groups; deeper patterns are refused rather than trusted to the stack.
    private static let maximumDepth = 250
    private static let maximumRepetition = 1000

    /// The embedded flags `i s m x u U d`.
    struct Flags {
        var ignoresCase = false
        var dotMatchesNewline = false
        var isMultiline = false
        var hasComments = false
        var isUnicode = false
    }

    let scalars: [Unicode.Scalar]
    var position = 0
    var flags = Flags()
    private var depth = 0
    /// The names of the groups so far, the first standing for the whole match; nil for one without a name.
    private var groups: [String?] = [nil]

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    /// In bytes. What is longer would nearly always make more states than are allowed, after much work.
    private static let longestPattern = 1_000_000

    /// Parses the whole pattern.
    static func parse(_ pattern: String) throws(RegexError) -> RegexNode { try parseWithGroups(pattern).node }

    /// Parses the whole pattern, and tells the names of its groups; the first stands for the whole match.
    static func parseWithGroups(_ pattern: String) throws(RegexError) -> (node: RegexNode, groups: [String?]) {
        if pattern.utf8.count > longestPattern {
            throw RegexError(message: "the pattern is longer than \(longestPattern) bytes", position: 0)
        }
        var parser = RegexParser(pattern)
        let node = try parser.parseAlternatives()
        if parser.position < parser.scalars.count { throw parser.error("unmatched `)`") }
        return (node, parser.groups)
    }

    func error(_ message: String, at position: Int? = nil) -> RegexError {
        RegexError(message: message, position: position ?? self.position)
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    func set(_ set: CodePointSet) -> RegexNode { .set(flags.ignoresCase ? set.ignoringCase : set) }

    private mutating func parseAlternatives() throws(RegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth { throw error("groups are nested too deeply") }
        var alternatives = [try parseSequence()]
        while take("|") { alternatives.append(try parseSequence()) }
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func parseSequence() throws(RegexError) -> RegexNode {
        var items: [RegexNode] = []
        while true {
            skipComments()
            guard let scalar = next, scalar != "|", scalar != ")" else { break }
            guard let item = try parseItem() else { continue }
            items.append(try parseQuantifiers(of: item))
        }
        return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
    }

    private mutating func skipComments() {
        guard flags.hasComments else { return }
        while let scalar = next {
            if CodePointSet.space.contains(scalar.value) {
                position += 1
            } else if scalar == "#" {
                while let scalar = next, scalar != "\n" { _ = take(scalar) }
            } else {
                return
            }
        }
    }

    /// One item without its quantifier; nil for flags, which match nothing themselves.
    private mutating func parseItem() throws(RegexError) -> RegexNode? {
        let start = position
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return try parseGroup()
        case "[": return set(try parseClass())
        case ".":
            if flags.dotMatchesNewline { return .set(.all) }
            return .set(CodePointSet.lineTerminators.inverted)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .lastLineEnd)
        case "\\": return try parseEscape()
        case "*", "+", "?": throw error("`\(scalar)` has nothing to repeat", at: start)
        case "{": throw error("`{` has nothing to repeat", at: start)
        default: return set(CodePointSet(scalar))
        }
    }

    private mutating func parseQuantifiers(of item: RegexNode) throws(RegexError) -> RegexNode {
        skipComments()
        let start = position
        var (minimum, maximum): (Int, Int?) = (0, nil)
        switch next {
        case "*": position += 1
        case "+":
            position += 1
            minimum = 1
        case "?":
            position += 1
            maximum = 1
        case "{": (minimum, maximum) = try parseCounts()
        default: return item
        }
        if next == "+" { throw error("possessive quantifiers are not supported", at: start) }
        let isLazy = take("?")
        return .repetition(item, minimum: minimum, maximum: maximum, isLazy: isLazy)
    }

    private mutating func parseCounts() throws(RegexError) -> (Int, Int?) {
        let start = position
        position += 1
        guard let minimum = parseNumber() else { throw error("`{` needs a number", at: start) }
        var maximum: Int? = minimum
        if take(",") { maximum = parseNumber() }
        guard take("}") else { throw error("`{` is not closed", at: start) }
        if let maximum, maximum < minimum { throw error("the upper bound is below the lower one", at: start) }
        if max(minimum, maximum ?? 0) > Self.maximumRepetition {
            throw error("a repetition is bounded by at most \(Self.maximumRepetition)", at: start)
        }
        return (minimum, maximum)
    }

    private mutating func parseNumber() -> Int? {
        var value: Int?
        while let scalar = next, CodePointSet.digit.contains(scalar.value) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
            position += 1
        }
        return value
    }

    /// After `(`.
    private mutating func parseGroup() throws(RegexError) -> RegexNode? {
        let start = position - 1
        let outer = flags
        var number: Int?
        if take("?") {
            switch next {
            case ":": position += 1
            case "=", "!": throw error("Look-ahead is not supported", at: start)
            case ">": throw error("atomic groups are not supported", at: start)
            case "<":
                if peek(1) == "=" || peek(1) == "!" { throw error("Look-behind is not supported", at: start) }
                position += 1
                var name = ""
                while let scalar = next, scalar != ">" {
                    name.unicodeScalars.append(scalar)
                    position += 1
                }
                guard take(">") else { throw error("the name of a group is not closed", at: start) }
                number = groups.count
                groups.append(name)
            default:
                try parseFlags(from: start)
                // `(?i)` holds to the end of the group around it; `(?i:…)` for its own.
                if take(")") { return nil }
                guard take(":") else { throw error("unknown group", at: start) }
            }
        } else {
            number = groups.count
            groups.append(nil)
        }
        let node = try parseAlternatives()
        guard take(")") else { throw error("`(` is not closed", at: start) }
        flags = outer
        return number.map { .group($0, node) } ?? node
    }

    private mutating func parseFlags(from start: Int) throws(RegexError) {
        var value = true
        while let scalar = next, scalar != ")", scalar != ":" {
            switch scalar {
            case "-": value = false
            case "i": flags.ignoresCase = value
            case "s": flags.dotMatchesNewline = value
            case "m": flags.isMultiline = value
            case "x": flags.hasComments = value
            case "U": flags.isUnicode = value
            case "u", "d": break
            default: throw error("unknown flag `\(scalar)`", at: start)
            }
            position += 1
        }
    }
}
