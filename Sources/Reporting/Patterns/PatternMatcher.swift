import Language

/// Runs compiled patterns over a document's tokens: a backtracking machine with a bound on its steps. Its stack is used
/// again from run to run, and a run may start others, so that trying a rule allocates nothing.
final class PatternMatcher {
    /// A place to go on from when a way fails; with a slot of 0 or more, a capture to restore.
    private struct Choice: BitwiseCopyable {
        let pc: Int32
        let position: Int32
        let slot: Int32
        let value: Int32
    }

    /// Where and how a run reads.
    struct Reach: BitwiseCopyable {
        let lower: Int
        let upper: Int
        var isBackward = false
        /// Whether captures are noted: not where the end of a match is all that is asked.
        var isNoting = true
    }

    /// Steps that one run may take. A pattern that needs more does not match.
    private static let budget = 1500
    private static let slotCount = PatternCapture.allCases.count * 2

    let tokens: UnsafePointer<TokenFacts>
    let phrases: UnsafePointer<PhraseFact>
    let items: UnsafePointer<PatternItem>
    let code: UnsafePointer<Int32>
    let words: UnsafePointer<UInt64>
    let sets: UnsafePointer<TokenSet>
    private let effort: Effort
    /// The stack, which runs share that others started: behind a pointer, for it is touched at each step.
    private struct Stack: BitwiseCopyable {
        var choices: UnsafeMutablePointer<Choice>
        var capacity = 256
        var top = 0
        /// The captures, and behind them the registers that repetitions count in: some for each run that is on.
        var slots: UnsafeMutablePointer<Int32>
        var slotCapacity = 512
        var slotTop = PatternMatcher.slotCount
    }

    private let stack: UnsafeMutablePointer<Stack>

    init(_ document: Document, _ facts: FactTable) {
        (tokens, phrases) = (UnsafePointer(facts.tokens), UnsafePointer(facts.phrases))
        let table = document.words
        (code, words, items, sets) = (table.code, table.words, table.items, table.sets)
        effort = document.effort
        stack = .allocate(capacity: 1)
        stack.initialize(to: Stack(choices: .allocate(capacity: 256), slots: .allocate(capacity: 512)))
        stack.pointee.slots.initialize(repeating: -1, count: 512)
    }

    deinit {
        stack.pointee.choices.deallocate()
        stack.pointee.slots.deallocate()
        stack.deallocate()
    }

    /// What was captured since captures were cleared.
    var captures: Captures { Captures(stack.pointee.slots) }

    func clearCaptures() { stack.pointee.slots.update(repeating: -1, count: PatternMatcher.slotCount) }

    /// Runs code at a position, forwards or backwards; answers where the match ends, or -1. Captures add to those that are
    /// there.
    func run(_ start: Int, at first: Int, _ reach: Reach, _ layers: LayerReader) -> Int {
        var steps = 8
        let end = enter(start, first, reach, layers, &steps)
        effort.spend(steps)
        return end
    }

    /// Runs code with choices and registers of its own.
    private func enter(_ start: Int, _ first: Int, _ reach: Reach, _ layers: LayerReader, _ spent: inout Int) -> Int {
        let (base, registers) = (stack.pointee.top, stack.pointee.slotTop)
        stack.pointee.slotTop = registers + PatternInstruction.registers
        if stack.pointee.slotTop > stack.pointee.slotCapacity { growSlots() }
        let end = execute(start, first, reach, layers, base, registers, &spent)
        (stack.pointee.top, stack.pointee.slotTop) = (base, registers)
        return end
    }

    private func growSlots() {
        let (old, capacity) = (stack.pointee.slots, stack.pointee.slotCapacity)
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
        larger.initialize(repeating: -1, count: capacity * 2)
        larger.update(from: old, count: capacity)
        old.deallocate()
        (stack.pointee.slots, stack.pointee.slotCapacity) = (larger, capacity * 2)
    }

    private func push(_ choice: Choice) {
        if stack.pointee.top == stack.pointee.capacity { grow() }
        stack.pointee.choices[stack.pointee.top] = choice
        stack.pointee.top &+= 1
    }

    private func grow() {
        let (old, capacity) = (stack.pointee.choices, stack.pointee.capacity)
        let larger = UnsafeMutablePointer<Choice>.allocate(capacity: capacity * 2)
        larger.update(from: old, count: capacity)
        old.deallocate()
        (stack.pointee.choices, stack.pointee.capacity) = (larger, capacity * 2)
    }

    private func execute(
        _ start: Int, _ first: Int, _ reach: Reach, _ layers: LayerReader, _ base: Int, _ registers: Int,
        _ spent: inout Int
    ) -> Int {
        var pc = start
        var position = first
        var steps = 0
        defer { spent &+= steps }
        while true {
            steps &+= 1
            if steps > PatternMatcher.budget { return -1 }
            var isFailed = false
            switch PatternInstruction(rawValue: code[pc]).unsafelyUnwrapped {
            case .accept: return position
            case .split: pc = choose(pc, position)
            case .branch:
                let mayBegin = position < reach.upper && tokens[position].starts.meets(sets[Int(code[pc + 3])])
                pc = mayBegin ? choose(pc, position) : Int(code[pc + 2])
            case .jump: pc = Int(code[pc + 1])
            case .open, .close:
                if reach.isNoting { note(pc, position) }
                pc += 2
            case .gap:
                // Lazily: on without a token first; with one more where that fails.
                offerGap(pc, position, code[pc + 1], reach, layers)
                pc += 2
            case .look, .glance, .start, .end:
                let next = test(pc, position, reach, layers, &spent)
                if next >= 0 { pc = next } else { isFailed = true }
            case .count, .next: count(&pc, &steps, registers)
            case .again: if again(&pc, position, reach, registers) { steps &-= 1 }
            case .back: (pc, steps) = (Int(code[pc + 1]), steps &- 1)
            case .item, .word, .mark, .layer:
                let end = take(pc, position, reach, layers)
                if end >= 0 { (position, pc) = (end, pc + width(pc)) } else { isFailed = true }
            }
            if isFailed, !backtrack(&pc, &position, base, reach, layers) { return -1 }
        }
    }

    /// Where to go on after what takes no token, or -1 where it does not hold.
    @inline(__always)
    private func test(_ pc: Int, _ position: Int, _ reach: Reach, _ layers: LayerReader, _ spent: inout Int) -> Int {
        switch PatternInstruction(rawValue: code[pc]).unsafelyUnwrapped {
        case .look: looks(pc, position, reach, layers, &spent) ? Int(code[pc + 2]) : -1
        case .glance: glances(pc, position, reach) ? pc + 4 + Int(code[pc + 2]) * 3 : -1
        case .start: position == reach.lower ? pc + 1 : -1
        default: position == reach.upper ? pc + 1 : -1
        }
    }

    /// The position after what takes tokens, or -1.
    @inline(__always)
    private func take(_ pc: Int, _ position: Int, _ reach: Reach, _ layers: LayerReader) -> Int {
        if code[pc] == PatternInstruction.item.rawValue { return item(pc, position, reach) }
        return isSourceLayer(pc, reach)
            ? offerSources(pc, position, reach, layers) : consume(pc, position, reach, layers)
    }

    /// The length of an instruction that takes tokens.
    @inline(__always)
    private func width(_ pc: Int) -> Int { code[pc] == PatternInstruction.item.rawValue ? 3 : 2 }

    /// Goes on with the first of two ways, the second kept for where it fails.
    private func choose(_ pc: Int, _ position: Int) -> Int {
        push(Choice(pc: code[pc + 2], position: Int32(position), slot: -1, value: -1))
        return Int(code[pc + 1])
    }

    /// True for the layer of sources read forwards, which offers each way to read one.
    private func isSourceLayer(_ pc: Int, _ reach: Reach) -> Bool {
        !reach.isBackward && code[pc] == PatternInstruction.layer.rawValue
            && code[pc + 1] == Int32(PatternLayer.source.rawValue)
    }

    private func note(_ pc: Int, _ position: Int) {
        let isClose = code[pc] == PatternInstruction.close.rawValue
        set(Int(code[pc + 1]) * 2 + (isClose ? 1 : 0), Int32(position))
    }

    /// Sets a capture or a register, until the way fails.
    @inline(__always)
    private func set(_ slot: Int, _ value: Int32) {
        push(Choice(pc: -1, position: 0, slot: Int32(slot), value: stack.pointee.slots[slot]))
        stack.pointee.slots[slot] = value
    }

    /// Begins to count, or counts one more.
    @inline(__always)
    private func count(_ pc: inout Int, _ steps: inout Int, _ registers: Int) {
        let register = registers + Int(code[pc + 1])
        let isFirst = code[pc] == PatternInstruction.count.rawValue
        set(register, isFirst ? 0 : stack.pointee.slots[register] + 1)
        (pc, steps) = (pc + 2, steps &- 1)
    }

    /// Goes on to one more of what is repeated, or past it, where both may be with the other for a choice; true where
    /// there was none.
    private func again(_ pc: inout Int, _ position: Int, _ reach: Reach, _ registers: Int) -> Bool {
        let (more, after) = (pc + 7, Int(code[pc + 6]))
        let count = stack.pointee.slots[registers + Int(code[pc + 1])]
        if count < code[pc + 2] || count == code[pc + 3] {
            pc = count < code[pc + 2] ? more : after
            return true
        }
        let firsts = code[pc + 5]
        let mayBegin =
            firsts < 0 || position < reach.upper && tokens[position].starts.meets(sets[Int(firsts)])
        let isLazy = code[pc + 4] != 0
        if mayBegin { push(Choice(pc: Int32(isLazy ? more : after), position: Int32(position), slot: -1, value: -1)) }
        pc = isLazy || !mayBegin ? after : more
        return false
    }

    private func looks(_ pc: Int, _ position: Int, _ reach: Reach, _ layers: LayerReader, _ spent: inout Int) -> Bool {
        let flags = code[pc + 1]
        var inner = reach
        inner.isBackward = flags & 2 != 0
        let end = enter(pc + 3, position, inner, layers, &spent)
        return (end >= 0) != (flags & 1 != 0)
    }

    /// The end of the longest source; the shorter ones are left as choices.
    private func offerSources(_ pc: Int, _ position: Int, _ reach: Reach, _ layers: LayerReader) -> Int {
        guard position >= reach.lower, position < reach.upper else { return -1 }
        let ends = layers.sourceSpans(at: position, reach.lower..<reach.upper, prefixed: false)
        guard !ends.isEmpty else { return -1 }
        for index in stride(from: ends.upperBound - 1, to: ends.lowerBound, by: -1) {
            push(Choice(pc: Int32(pc + 2), position: Int32(layers.spanEnd(index)), slot: -1, value: -1))
        }
        return layers.spanEnd(ends.lowerBound)
    }

    private func backtrack(
        _ pc: inout Int, _ position: inout Int, _ base: Int, _ reach: Reach, _ layers: LayerReader
    ) -> Bool {
        while stack.pointee.top > base {
            stack.pointee.top &-= 1
            let choice = stack.pointee.choices[stack.pointee.top]
            if choice.slot >= 0 {
                stack.pointee.slots[Int(choice.slot)] = choice.value
                continue
            }
            (pc, position) = (Int(choice.pc), Int(choice.position))
            if choice.value >= 0 {
                // One more token of a gap.
                offerGap(pc, position, choice.value, reach, layers)
                pc += 2
            }
            return true
        }
        return false
    }

    /// Notes that a gap may take one more token, where it may.
    private func offerGap(_ pc: Int, _ position: Int, _ left: Int32, _ reach: Reach, _ layers: LayerReader) {
        guard left > 0 else { return }
        let found =
            reach.isBackward
            ? layers.beforeGap(position, reach.lower, reach.upper) : layers.overGap(position, reach.lower, reach.upper)
        if found >= 0 {
            push(Choice(pc: Int32(pc), position: Int32(found), slot: -1, value: left - 1))
        }
    }

    /// The position after what an instruction takes, or -1.
    private func consume(_ pc: Int, _ position: Int, _ reach: Reach, _ layers: LayerReader) -> Int {
        let index = reach.isBackward ? position - 1 : position
        guard index >= reach.lower, index < reach.upper else { return -1 }
        let operand = code[pc + 1]
        switch PatternInstruction(rawValue: code[pc]).unsafelyUnwrapped {
        case .word: guard tokens[index].key == words[Int(operand)] else { return -1 }
        case .mark:
            let token = tokens[index]
            guard token.flags.contains(.isMark), token.mark == UInt32(bitPattern: operand) else { return -1 }
        default:
            let layer = PatternLayer(rawValue: UInt8(truncatingIfNeeded: operand)).unsafelyUnwrapped
            return layers.layer(layer, index, reach.lower, reach.upper, backward: reach.isBackward)
        }
        return reach.isBackward ? index : index + 1
    }

    private func item(_ pc: Int, _ position: Int, _ reach: Reach) -> Int {
        let index = reach.isBackward ? position - 1 : position
        guard index >= reach.lower, index < reach.upper else { return -1 }
        let first = Int(code[pc + 1])
        let after = first + Int(code[pc + 2])
        return reach.isBackward
            ? itemBehind(first..<after, index, reach.lower) : item(first..<after, index, reach.upper)
    }

    // MARK: Cues

    /// True where the terms of a cue that is an item hold of a verb's form.
    func cueHolds(_ start: Int, _ form: VerbForm) -> Bool {
        guard code[start] == PatternInstruction.item.rawValue else { return true }
        let first = Int(code[start + 1])
        for place in first..<first + Int(code[start + 2]) where holds(items[place], form) { return true }
        return false
    }

    private func holds(_ item: PatternItem, _ form: VerbForm) -> Bool {
        guard form.tags.contains(item.tags), form.tags.isDisjoint(with: item.noTags),
            form.verb.frames.contains(item.frames), form.verb.frames.isDisjoint(with: item.noFrames)
        else { return false }
        let isWhole = form.reading.prefix == 0
        if isWhole, !tokens[form.tokens.lowerBound].kinds.isDisjoint(with: item.lacks) { return false }
        guard !item.flags.isDisjoint(with: PatternMatcher.ofCues) else { return true }
        if item.flags.contains(.never) || item.flags.contains(isWhole ? .notWhole : .whole) { return false }
        return !item.flags.contains(form.reading.hasConjunction ? .notConjoined : .conjoined)
    }

    private static let ofCues: PatternItemFlags = [.whole, .notWhole, .conjoined, .notConjoined, .never]
}
