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
        var deepest = 0
        guard case .list(let elements)? = try constant(depth: 1, deepest: &deepest) else {
            index = opening
            return nil
        }
        height = deepest
        return Expression(.constants(ConstantList(elements: elements)), range(from: opening))
    }

    /// A literal, or a list or map of such; nil where something else stands here.
    private mutating func constant(depth: Int, deepest: inout Int) throws(Diagnostic) -> ConstantList.Element? {
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
            deepest = max(deepest, depth)
            return try constantElements(depth: depth, deepest: &deepest).map { .list($0) }
        case .leftBrace where depth <= Self.constantDepth:
            deepest = max(deepest, depth)
            return try constantEntries(depth: depth, deepest: &deepest).map { .map($0) }
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
        depth: Int, deepest: inout Int
    ) throws(Diagnostic) -> [ConstantList.Element]? {
        var elements: [ConstantList.Element] = []
        index += 1
        if accept(.rightBracket) { return elements }
        while let element = try constant(depth: depth + 1, deepest: &deepest) {
            elements.append(element)
            if accept(.rightBracket) { return elements }
            guard accept(.comma) else { return nil }
        }
        return nil
    }

    private mutating func constantEntries(depth: Int, deepest: inout Int) throws(Diagnostic) -> [ConstantList.Entry]? {
        var entries: [ConstantList.Entry] = []
        index += 1
        if accept(.rightBrace) { return entries }
        while isName(current), tokens[index + 1].kind == .colon {
            let key = identifierText(current)
            index += 2
            guard let value = try constant(depth: depth + 1, deepest: &deepest) else { return nil }
            entries.append(ConstantList.Entry(key: key, value: value))
            if accept(.rightBrace) { return entries }
            guard accept(.comma) else { return nil }
        }
        return nil
    }
}
