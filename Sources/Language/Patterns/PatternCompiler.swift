/// Compiles patterns into a table's code.
struct PatternCompiler {
    private(set) var program: PatternProgram
    private var isBackward = false
    /// Repetitions round what is compiled: each counts in a register of its own.
    private var depth = 0
    /// Whether repetitions are written out: a cue's first item is looked at where it stands.
    private var writesOut = false

    init(_ program: PatternProgram) { self.program = program }

    /// Compiles a pattern; answers where its code begins. A backward one reads from right to left.
    mutating func compile(_ pattern: Pattern, backward: Bool = false, isCue: Bool = false) -> Int32 {
        (isBackward, writesOut) = (backward, isCue)
        let start = Int32(program.code.count)
        emit(pattern)
        program.code.append(PatternInstruction.accept.rawValue)
        return start
    }

    private mutating func put(_ instruction: PatternInstruction, _ operands: Int32...) {
        program.code.append(instruction.rawValue)
        program.code += operands
    }

    private mutating func emit(_ pattern: Pattern) {
        switch pattern {
        case .item(let alternatives):
            put(.item, program.place(of: alternatives.map { PatternItem($0) }), Int32(alternatives.count))
        case .word(let word): put(.word, program.place(ofWord: WordHash.word(word)))
        case .mark(let scalar): put(.mark, Int32(scalar))
        case .layer(let layer): put(.layer, Int32(layer.rawValue))
        case .gap(let most): put(.gap, Int32(most))
        case .start: put(.start)
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
            if emitGlance(isNegative, isBehind, inner) { return }
            put(.look, (isNegative ? 1 : 0) | (isBehind ? 2 : 0), 0)
            let address = program.code.count - 1
            let outer = (isBackward, depth)
            (isBackward, depth) = (isBehind, 0)
            emit(inner)
            (isBackward, depth) = outer
            put(.accept)
            program.code[address] = Int32(program.code.count)
        }
    }

    private mutating func emitChoice(_ parts: ArraySlice<Pattern>) {
        guard parts.count > 1, let first = parts.first else {
            if let only = parts.first { emit(only) }
            return
        }
        let split = putSplit(before: first)
        emit(first)
        let jump = program.code.count
        put(.jump, 0)
        program.code[split + 2] = Int32(program.code.count)
        emitChoice(parts.dropFirst())
        program.code[jump + 1] = Int32(program.code.count)
    }

    /// A way that is tried first, and passed over where the token at hand cannot open it; the address of the other is left
    /// open. Answers where it stands.
    private mutating func putSplit(before first: Pattern) -> Int {
        let split = program.code.count
        if !isBackward, let firsts = first.firsts {
            put(.branch, Int32(split + 4), 0, program.place(of: firsts))
        } else {
            put(.split, Int32(split + 3), 0)
        }
        return split
    }

    private mutating func emitRepeated(_ inner: Pattern, _ least: Int, _ most: Int, _ isLazy: Bool) {
        guard most < 2 || writesOut || depth == PatternInstruction.registers else {
            return emitLoop(inner, least, most, isLazy)
        }
        for _ in 0..<least { emit(inner) }
        var splits: [Int] = []
        for _ in least..<most {
            if isLazy {
                splits.append(program.code.count)
                put(.split, 0, Int32(program.code.count + 3))
            } else {
                splits.append(putSplit(before: inner))
            }
            emit(inner)
        }
        for split in splits { program.code[split + (isLazy ? 1 : 2)] = Int32(program.code.count) }
    }
}

extension PatternCompiler {
    /// The test of one token, where a look asks for no more; false where it does.
    private mutating func emitGlance(_ isNegative: Bool, _ isBehind: Bool, _ inner: Pattern) -> Bool {
        var tests = PatternGlance()
        guard tests.add(inner) else { return false }
        let firsts = inner.firsts.map { program.place(of: $0) } ?? -1
        var operands: [Int32] = []
        if !tests.items.isEmpty {
            let place = program.place(of: tests.items)
            operands += [PatternInstruction.item.rawValue, place, Int32(tests.items.count)]
        }
        for word in tests.words {
            operands += [PatternInstruction.word.rawValue, program.place(ofWord: WordHash.word(word)), 0]
        }
        for mark in tests.marks { operands += [PatternInstruction.mark.rawValue, Int32(mark), 0] }
        put(.glance, (isNegative ? 1 : 0) | (isBehind ? 2 : 0), Int32(operands.count / 3), firsts)
        program.code += operands
        return true
    }

    /// Code that is run as often as a pattern is repeated: once, so that the code of all rules stays small enough for the
    /// processor's caches.
    private mutating func emitLoop(_ inner: Pattern, _ least: Int, _ most: Int, _ isLazy: Bool) {
        let register = Int32(depth)
        put(.count, register)
        let again = program.code.count
        var firsts: Int32 = -1
        if !isLazy, !isBackward, let set = inner.firsts { firsts = program.place(of: set) }
        put(.again, register, Int32(least), Int32(most), isLazy ? 1 : 0, firsts, 0)
        put(.next, register)
        depth += 1
        emit(inner)
        depth -= 1
        put(.back, Int32(again))
        program.code[again + 6] = Int32(program.code.count)
    }
}

/// Ways of a pattern that each take one item, word or mark, and no more.
private struct PatternGlance {
    var items: [PatternItem] = []
    var words: [String] = []
    var marks: [UInt32] = []

    /// Adds the ways of a pattern; false where it has others.
    mutating func add(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .item(let alternatives): items += alternatives.map { PatternItem($0) }
        case .word(let word): words.append(word)
        case .mark(let scalar): marks.append(scalar)
        case .choice(let parts):
            for part in parts where !add(part) { return false }
        case .sequence(let parts):
            guard parts.count == 1, let only = parts.first else { return false }
            return add(only)
        default: return false
        }
        return true
    }
}

/// Compiled patterns: instructions, and what they refer to, each thing once.
struct PatternProgram {
    var code: [Int32] = []
    private(set) var words: [UInt64] = []
    private(set) var items: [PatternItem] = []
    private(set) var sets: [TokenSet] = []
    private var wordPlaces: [UInt64: Int32] = [:]
    private var itemPlaces: [[PatternItem]: Int32] = [:]
    private var setPlaces: [TokenSet: Int32] = [:]

    init() {}

    init(code: [Int32], words: [UInt64], items: [PatternItem], sets: [TokenSet]) {
        (self.code, self.words, self.items, self.sets) = (code, words, items, sets)
    }

    mutating func place(ofWord hash: UInt64) -> Int32 {
        if let known = wordPlaces[hash] { return known }
        words.append(hash)
        wordPlaces[hash] = Int32(words.count - 1)
        return Int32(words.count - 1)
    }

    /// Where the alternatives of an item stand, one after the other.
    mutating func place(of alternatives: [PatternItem]) -> Int32 {
        if let known = itemPlaces[alternatives] { return known }
        let place = Int32(items.count)
        items += alternatives
        itemPlaces[alternatives] = place
        return place
    }

    mutating func place(of set: TokenSet) -> Int32 {
        if let known = setPlaces[set] { return known }
        sets.append(set)
        setPlaces[set] = Int32(sets.count - 1)
        return Int32(sets.count - 1)
    }
}
