extension Parser {
    /// A list of fewer tokens gains nothing by being one value.
    private static let fewestTokens = 512
    /// How deep the lists and maps in a constant may nest; a deeper one is read as an expression.
    private static let constantDepth = 16

    /// A list literal that is long and holds literals alone. Nil for any other list and for what is wrong with one, which is
    /// told when it is read as an expression: nothing has been read then.
    mutating func constantList() throws(Diagnostic) -> Expression? {
        let opening = index
        guard Int(tokens[opening].link) - opening >= Self.fewestTokens, lifting == nil, roles.isEmpty else {
            return nil
        }
        var reading = ConstantReading()
        guard case .list(let elements)? = try constant(depth: 1, &reading) else {
            index = opening
            return nil
        }
        height = reading.deepest
        return Expression(.constants(ConstantList(elements: elements)), range(from: opening))
    }

    /// A literal, or a list or map of such; nil where something else stands here.
    private mutating func constant(
        depth: Int, _ reading: inout ConstantReading
    ) throws(Diagnostic) -> ConstantList.Element? {
        try watch.step(50)
        let token = tokens[index]
        switch token.kind {
        case .integer, .float, .minus: return constantNumber()
        case .string:
            guard tokens[index + 1].kind != .string, let text = try? StringEscapes.value(of: token, in: bytes) else {
                return nil
            }
            index += 1
            return .string(text)
        case .leftBracket where depth <= Self.constantDepth:
            reading.deepest = max(reading.deepest, depth)
            return try constantElements(depth: depth, &reading).map { .list($0) }
        case .leftBrace where depth <= Self.constantDepth:
            reading.deepest = max(reading.deepest, depth)
            return try constantMap(depth: depth, &reading)
        case .identifier:
            switch token.keyword {
            case .null: index += 1; return .null
            case .true_: index += 1; return .boolean(true)
            case .false_: index += 1; return .boolean(false)
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func constantNumber() -> ConstantList.Element? {
        let isNegative = at(.minus)
        let token = tokens[isNegative ? index + 1 : index]
        let digits = bytes[Int(token.lower)..<Int(token.upper)]
        let element: ConstantList.Element
        switch token.kind {
        case .integer:
            guard let number = IntegerLiteral.value(digits, isNegative: isNegative) else { return nil }
            element = .integer(number)
        case .float:
            guard let number = FloatLiteral.value(digits) else { return nil }
            element = .float(isNegative ? -number : number)
        default: return nil
        }
        index += isNegative ? 2 : 1
        return element
    }

    private mutating func constantElements(
        depth: Int, _ reading: inout ConstantReading
    ) throws(Diagnostic) -> [ConstantList.Element]? {
        var elements: [ConstantList.Element] = []
        index += 1
        if accept(.rightBracket) { return elements }
        while let element = try constant(depth: depth + 1, &reading) {
            elements.append(element)
            if accept(.rightBracket) { return elements }
            guard accept(.comma) else { return nil }
        }
        return nil
    }

    /// A map whose keys stand in it once each; one in which a key stands twice is read as an expression.
    private mutating func constantMap(
        depth: Int, _ reading: inout ConstantReading
    ) throws(Diagnostic) -> ConstantList.Element? {
        index += 1
        if accept(.rightBrace) { return .map(keys: [], values: []) }
        // Most maps of a list have the keys of the one before: those are shared as long as they are met again.
        let known = reading.keys
        var keys: [String]?
        var values: [ConstantList.Element] = []
        values.reserveCapacity(known.count)
        while isName(current), tokens[index + 1].kind == .colon {
            if keys != nil || values.count == known.count || !spells(current, known[values.count]) {
                if keys == nil { keys = Array(known.prefix(values.count)) }
                keys?.append(identifierText(current))
            }
            index += 2
            guard let value = try constant(depth: depth + 1, &reading) else { return nil }
            values.append(value)
            if accept(.rightBrace) {
                guard let own = keys else {
                    let same = values.count == known.count ? known : Array(known.prefix(values.count))
                    return .map(keys: same, values: values)
                }
                guard areDifferent(own) else { return nil }
                reading.keys = own
                return .map(keys: own, values: values)
            }
            guard accept(.comma) else { return nil }
        }
        return nil
    }

    private func areDifferent(_ keys: [String]) -> Bool {
        Set(keys.map { Array($0.utf8) }).count == keys.count
    }

    /// Whether a name is written as these letters, without quotes.
    private func spells(_ token: Token, _ name: String) -> Bool {
        guard token.kind == .identifier, Int(token.upper - token.lower) == name.utf8.count else { return false }
        return bytes[Int(token.lower)..<Int(token.upper)].elementsEqual(name.utf8)
    }
}

/// What is kept while a list of constants is read.
private struct ConstantReading {
    /// How deep its lists and maps nest.
    var deepest = 0
    /// The keys of the map read last.
    var keys: [String] = []
}
