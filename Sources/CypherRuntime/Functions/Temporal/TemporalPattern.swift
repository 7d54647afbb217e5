/// A pattern of `format()`: letters that stand for fields, and text between them.
struct TemporalPattern {
    /// A part of a pattern.
    enum Part: Hashable {
        case text(String)
        /// A letter, how often it stands, and to how many characters the result is filled up with blanks.
        case field(Unicode.Scalar, count: Int, width: Int)
        /// `[…]`: left out where a field in it does not apply.
        indirect case optional([Part])
    }

    /// The parts in order.
    let parts: [Part]

    /// Reads a pattern: `'…'` and `"…"` are text, `''` a quotation mark, `[…]` may be left out, `pp` fills up what follows.
    init(_ pattern: String) throws(ExecutionError) {
        var scalars = Array(pattern.unicodeScalars)[...]
        parts = try Self.parts(&scalars, isOptional: false, depth: 0)
    }

    private static func parts(
        _ rest: inout ArraySlice<Unicode.Scalar>, isOptional: Bool, depth: Int
    ) throws(ExecutionError) -> [Part] {
        guard depth < 32 else { throw .invalid("the pattern of format() has too many `[` within each other") }
        var parts: [Part] = []
        var width = 0
        while let scalar = rest.first {
            switch scalar {
            case "'", "\"": parts.append(.text(try quotation(&rest, scalar)))
            case "[":
                rest.removeFirst()
                parts.append(.optional(try Self.parts(&rest, isOptional: true, depth: depth + 1)))
            case "]":
                guard isOptional else { throw .invalid("the pattern of format() closes a `]` that is not open") }
                rest.removeFirst()
                return parts
            case "{", "}", "#":
                throw .invalid(
                    "`\(scalar)` is reserved in the pattern of format(): write '\(scalar)' for the sign itself")
            case "a"..."z", "A"..."Z":
                let count = rest.prefix { $0 == scalar }.count
                rest.removeFirst(count)
                if scalar == "p" {
                    width = count
                    continue
                }
                parts.append(.field(scalar, count: count, width: width))
                width = 0
            default:
                rest.removeFirst()
                parts.append(.text(String(scalar)))
            }
        }
        if isOptional { throw .invalid("the pattern of format() opens a `[` that is not closed") }
        if width > 0 { throw .invalid("the pattern of format() ends with `p`, which fills up what follows it") }
        return parts
    }

    private static func quotation(
        _ rest: inout ArraySlice<Unicode.Scalar>, _ quote: Unicode.Scalar
    ) throws(ExecutionError) -> String {
        rest.removeFirst()
        if rest.first == quote {
            rest.removeFirst()
            return String(quote)
        }
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            guard scalar == quote else {
                text.append(scalar)
                continue
            }
            // Doubled, it stands for itself.
            guard rest.first == quote else { return String(text) }
            rest.removeFirst()
            text.append(quote)
        }
        throw .invalid("the pattern of format() opens a quotation that is not closed")
    }
}

extension TemporalPattern {
    /// The text of the pattern, with what `field` gives for each letter; nil from it means that the value has no such part.
    func text(
        _ field: (Unicode.Scalar, Int) throws(ExecutionError) -> String?,
        absent: (Unicode.Scalar) -> ExecutionError
    ) throws(ExecutionError) -> String {
        try Self.text(parts, field, absent) ?? ""
    }

    private static func text(
        _ parts: [Part], _ field: (Unicode.Scalar, Int) throws(ExecutionError) -> String?,
        _ absent: (Unicode.Scalar) -> ExecutionError, isOptional: Bool = false
    ) throws(ExecutionError) -> String? {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .optional(let parts): result += try Self.text(parts, field, absent, isOptional: true) ?? ""
            case .field(let letter, let count, let width):
                guard let text = try field(letter, count) else {
                    if isOptional { return nil }
                    throw absent(letter)
                }
                let length = text.unicodeScalars.count
                if width > 0, length > width {
                    throw .invalid("`\(text)` is longer than the \(width) characters that format() is to fill up")
                }
                result += String(repeating: " ", count: max(0, width - length)) + text
            }
        }
        return result
    }

    /// A number with at least so many digits.
    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
