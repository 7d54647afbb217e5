extension RegexParser {
    /// After `[`: unions, ranges, nested classes, `&&` and `^`.
    mutating func parseClass(depth: Int = 0) throws(RegexError) -> CodePointSet {
        let start = position - 1
        if depth > 50 { throw error("classes are nested too deeply", at: start) }
        let isNegated = take("^")
        var result: CodePointSet?
        var part = CodePointSet()
        var isFirst = true
        while true {
            guard let scalar = next else { throw error("`[` is not closed", at: start) }
            if scalar == "]", !isFirst { break }
            isFirst = false
            if scalar == "&", peek(1) == "&" {
                position += 2
                result = result?.intersection(part) ?? part
                part = CodePointSet()
                continue
            }
            if scalar == "[" {
                position += 1
                part = part.union(try parseClass(depth: depth + 1))
                continue
            }
            part = part.union(try parseClassItem())
        }
        position += 1
        var whole = result?.intersection(part) ?? part
        if flags.ignoresCase { whole = whole.ignoringCase }
        return isNegated ? whole.inverted : whole
    }

    /// A character, a range or an escape within a class.
    private mutating func parseClassItem() throws(RegexError) -> CodePointSet {
        let start = position
        let first = try parseClassAtom()
        guard next == "-", let after = peek(1), after != "]", after != "[", first.single != nil else {
            return first.set
        }
        position += 1
        let last = try parseClassAtom()
        guard let lower = first.single, let upper = last.single else { throw error("not a range", at: start) }
        if lower > upper { throw error("the range is the wrong way round", at: start) }
        return CodePointSet([lower...upper])
    }

    private mutating func parseClassAtom() throws(RegexError) -> (set: CodePointSet, single: UInt32?) {
        guard let scalar = next else { throw error("`[` is not closed") }
        position += 1
        guard scalar == "\\" else { return (CodePointSet(scalar), scalar.value) }
        if let set = try parseSetEscape() { return (set, nil) }
        let value = try parseCharacterEscape()
        return (CodePointSet([value...value]), value)
    }

    /// After `\` outside a class.
    mutating func parseEscape() throws(RegexError) -> RegexNode {
        if let set = try parseSetEscape() { return self.set(set) }
        switch next {
        case "A":
            position += 1
            return .assertion(.textStart)
        case "z":
            position += 1
            return .assertion(.textEnd)
        case "Z":
            position += 1
            return .assertion(.lastLineEnd)
        case "b":
            position += 1
            return .assertion(.wordBoundary)
        case "B":
            position += 1
            return .assertion(.notWordBoundary)
        case "R":
            position += 1
            let pair = RegexNode.sequence([.set(CodePointSet("\r")), .set(CodePointSet("\n"))])
            return .alternatives([pair, .set(.verticalSpace)])
        case "Q":
            position += 1
            return parseQuotation()
        case "G", "X", "k": throw error("this escape is not supported")
        case let digit? where ("1"..."9").contains(digit): throw error("back references are not supported")
        default:
            let value = try parseCharacterEscape()
            return set(CodePointSet([value...value]))
        }
    }

    /// Up to `\E`, or the end.
    private mutating func parseQuotation() -> RegexNode {
        var items: [RegexNode] = []
        while let scalar = next {
            if scalar == "\\", peek(1) == "E" {
                position += 2
                break
            }
            items.append(set(CodePointSet(scalar)))
            position += 1
        }
        return .sequence(items)
    }

    /// `\d`, `\p{L}` and kin; nil where another escape follows.
    private mutating func parseSetEscape() throws(RegexError) -> CodePointSet? {
        guard let scalar = next else { throw error("a lone `\\` ends the pattern") }
        let set: CodePointSet
        switch scalar {
        case "d": set = flags.isUnicode ? .unicodeDigit : .digit
        case "D": set = (flags.isUnicode ? CodePointSet.unicodeDigit : .digit).inverted
        case "w": set = flags.isUnicode ? .unicodeWord : .word
        case "W": set = (flags.isUnicode ? CodePointSet.unicodeWord : .word).inverted
        case "s": set = flags.isUnicode ? .unicodeSpace : .space
        case "S": set = (flags.isUnicode ? CodePointSet.unicodeSpace : .space).inverted
        case "h": set = .horizontalSpace
        case "H": set = CodePointSet.horizontalSpace.inverted
        case "v": set = .verticalSpace
        case "V": set = CodePointSet.verticalSpace.inverted
        case "N": set = CodePointSet.lineTerminators.inverted
        case "p", "P":
            let start = position - 1
            position += 1
            var name = ""
            if take("{") {
                while let scalar = next, scalar != "}" {
                    name.unicodeScalars.append(scalar)
                    position += 1
                }
                guard take("}") else { throw error("`\\p{` is not closed", at: start) }
            } else if let letter = next {
                name.unicodeScalars.append(letter)
                position += 1
            }
            let isNegated = (scalar == "P") != name.hasPrefix("^")
            if name.hasPrefix("^") { name.removeFirst() }
            guard let named = CodePointSet.named(name) else {
                throw error("unknown character property `\(name)`", at: start)
            }
            return isNegated ? named.inverted : named
        default: return nil
        }
        position += 1
        return set
    }

    /// An escape that stands for one character.
    private mutating func parseCharacterEscape() throws(RegexError) -> UInt32 {
        let start = position - 1
        guard let scalar = next else { throw error("a lone `\\` ends the pattern", at: start) }
        position += 1
        switch scalar {
        case "t": return 0x09
        case "n": return 0x0A
        case "r": return 0x0D
        case "f": return 0x0C
        case "a": return 0x07
        case "e": return 0x1B
        case "0": return try parseDigits(base: 8, count: 1...3, from: start)
        case "u": return try parseDigits(base: 16, count: 4...4, from: start)
        case "x":
            guard take("{") else { return try parseDigits(base: 16, count: 2...2, from: start) }
            let value = try parseDigits(base: 16, count: 1...6, from: start)
            guard take("}") else { throw error("`\\x{` is not closed", at: start) }
            return value
        case "c":
            guard let control = next, control.isASCII else { throw error("`\\c` needs a letter", at: start) }
            position += 1
            return control.value ^ 0x40
        default:
            if CodePointSet.word.contains(scalar.value) && scalar != "_" {
                throw error("unknown escape `\\\(scalar)`", at: start)
            }
            return scalar.value
        }
    }

    private mutating func parseDigits(base: UInt32, count: ClosedRange<Int>, from start: Int) throws(RegexError)
        -> UInt32
    {
        var value: UInt32 = 0
        var read = 0
        while read < count.upperBound, let digit = next.flatMap({ Character($0).hexDigitValue }), digit < Int(base) {
            value = value * base + UInt32(digit)
            read += 1
            position += 1
        }
        guard count.contains(read), Unicode.Scalar(value) != nil else { throw error("not a character", at: start) }
        return value
    }
}
