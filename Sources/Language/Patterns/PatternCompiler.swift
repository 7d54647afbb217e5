/// Compiles patterns into a table's code.
struct PatternCompiler {
    private var code: [Int32]
    private var words: [UInt64]
    private var isBackward = false

    init(code: [Int32], words: [UInt64]) {
        self.code = code
        self.words = words
    }

    /// The code and words, with what was compiled appended.
    var result: (code: [Int32], words: [UInt64]) { (code, words) }

    /// Compiles a pattern; answers where its code begins. A backward one reads from right to left.
    mutating func compile(_ pattern: Pattern, backward: Bool = false) -> Int32 {
        isBackward = backward
        let start = Int32(code.count)
        emit(pattern)
        code.append(PatternInstruction.accept.rawValue)
        return start
    }

    private mutating func put(_ instruction: PatternInstruction, _ operands: Int32...) {
        code.append(instruction.rawValue)
        code += operands
    }

    private mutating func emit(_ pattern: Pattern) {
        switch pattern {
        case .item(let alternatives):
            put(.item, Int32(alternatives.count))
            for terms in alternatives {
                code.append(Int32(terms.count))
                code += terms.map { PackedTerm($0).word }
            }
        case .word(let word):
            put(.word, Int32(words.count))
            words.append(WordHash.word(word))
        case .mark(let scalar): put(.mark, Int32(scalar))
        case .layer(let layer): put(.layer, Int32(layer.rawValue))
        case .gap(let most): put(.gap, Int32(most))
        case .start: put(isBackward ? .start : .start)
        case .end: put(.end)
        case .cue(let inner): emit(inner)
        case .sequence(let parts): for part in isBackward ? parts.reversed() : parts { emit(part) }
        case .choice(let parts): emitChoice(parts[...])
        case .repeated(let inner, let least, let most, let isLazy): emitRepeated(inner, least, most, isLazy)
        case .capture(let capture, let inner):
            put(isBackward ? .close : .open, Int32(capture.rawValue))
            emit(inner)
            put(isBackward ? .open : .close, Int32(capture.rawValue))
        case .look(let isNegative, let isBehind, let inner):
            put(.look, (isNegative ? 1 : 0) | (isBehind ? 2 : 0), 0)
            let address = code.count - 1
            let direction = isBackward
            isBackward = isBehind
            emit(inner)
            isBackward = direction
            put(.accept)
            code[address] = Int32(code.count)
        }
    }

    private mutating func emitChoice(_ parts: ArraySlice<Pattern>) {
        guard parts.count > 1, let first = parts.first else {
            if let only = parts.first { emit(only) }
            return
        }
        let split = code.count
        put(.split, Int32(code.count + 3), 0)
        emit(first)
        let jump = code.count
        put(.jump, 0)
        code[split + 2] = Int32(code.count)
        emitChoice(parts.dropFirst())
        code[jump + 1] = Int32(code.count)
    }

    private mutating func emitRepeated(_ inner: Pattern, _ least: Int, _ most: Int, _ isLazy: Bool) {
        for _ in 0..<least { emit(inner) }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(code.count)
            put(.split, 0, 0)
            code[splits[splits.count - 1] + (isLazy ? 2 : 1)] = Int32(code.count)
            emit(inner)
        }
        for split in splits { code[split + (isLazy ? 1 : 2)] = Int32(code.count) }
    }
}

extension Pattern {
    /// The classes one of which the first token of a match has, or nil where any may open it.
    var firstClasses: ClassSet? {
        switch self {
        case .item(let alternatives):
            var classes = ClassSet()
            for terms in alternatives {
                let wanted = terms.compactMap { term -> WordClass? in
                    if case .kind(let kind) = term.subject, !term.isNegative { return kind }
                    return nil
                }
                if let first = wanted.first {
                    classes.insert(first)
                } else if let shape = Pattern.firstShape(terms) {
                    classes.formUnion(shape)
                } else {
                    return nil
                }
            }
            return classes
        case .sequence(let parts):
            var classes = ClassSet()
            for part in parts {
                if case .look = part { continue }
                if case .start = part { continue }
                guard let first = part.firstClasses else { return nil }
                classes.formUnion(first)
                if !part.isOptional { return classes }
            }
            return nil
        case .choice(let parts):
            var classes = ClassSet()
            for part in parts {
                guard let first = part.firstClasses else { return nil }
                classes.formUnion(first)
            }
            return classes
        case .repeated(let inner, _, _, _), .capture(_, let inner), .cue(let inner): return inner.firstClasses
        case .mark: return .mark
        case .layer(let layer):
            switch layer {
            case .name, .person, .organization, .place, .outlet, .agency, .nominal, .bound, .boundBody: return .named
            case .quotation: return .mark
            default: return nil
            }
        default: return nil
        }
    }

    /// What a token has whose terms name no class.
    private static func firstShape(_ terms: [PatternTerm]) -> ClassSet? {
        for term in terms where !term.isNegative {
            switch term.subject {
            case .shape(.number): return .numeral
            case .shape(.capital), .shape(.allCapitals): return .capital
            case .shape(.quotationMark), .shape(.comma), .shape(.colon), .shape(.stop), .shape(.dash), .shape(.mark):
                return .mark
            case .shape(.named): return .named
            case .shape(.unknown): return .unknown
            default: continue
            }
        }
        return nil
    }

    private var isOptional: Bool {
        switch self {
        case .repeated(let inner, let least, _, _): least == 0 || inner.isOptional
        case .capture(_, let inner), .cue(let inner): inner.isOptional
        case .sequence(let parts): parts.allSatisfy(\.isOptional)
        case .choice(let parts): parts.contains(where: \.isOptional)
        case .gap: true
        default: false
        }
    }
}
