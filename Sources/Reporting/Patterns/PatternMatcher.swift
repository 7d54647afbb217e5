import Language

/// Runs compiled patterns over a document's tokens: a backtracking machine with a bound on its steps. One machine serves
/// one layer; its stack and captures are used again from run to run, so that trying a rule allocates nothing.
final class PatternMatcher {
    /// A place to go on from when a way fails; with a slot of 0 or more, a capture to restore.
    private struct Choice: BitwiseCopyable {
        let pc: Int32
        let position: Int32
        let slot: Int32
        let value: Int32
    }

    /// Steps that one run may take. A pattern that needs more does not match.
    private static let budget = 1500
    private static let slotCount = PatternCapture.allCases.count * 2

    private unowned let document: Document
    private unowned let layers: LayerReader
    private let items: ItemMatcher
    private let code: UnsafePointer<Int32>
    private let words: UnsafePointer<UInt64>
    private var stack: UnsafeMutablePointer<Choice>
    private var capacity = 256
    private var top = 0
    private let slots: UnsafeMutablePointer<Int32>
    private var bounds = 0..<0
    private var isBackward = false
    /// Steps taken by the run.
    private var steps = 0

    init(_ document: Document, _ layers: LayerReader) {
        self.document = document
        self.layers = layers
        items = ItemMatcher(document: document)
        code = document.words.code
        words = document.words.words
        stack = .allocate(capacity: capacity)
        slots = .allocate(capacity: PatternMatcher.slotCount)
        slots.initialize(repeating: -1, count: PatternMatcher.slotCount)
    }

    deinit {
        stack.deallocate()
        slots.deallocate()
    }

    /// What was captured since captures were cleared.
    var captures: Captures { Captures(slots) }

    func clearCaptures() { slots.update(repeating: -1, count: PatternMatcher.slotCount) }

    /// Runs code at a position within bounds, forwards or backwards; answers where the match ends, or nil. Captures add to
    /// those that are there.
    func run(_ start: Int, at first: Int, in bounds: Range<Int>, backward: Bool = false) -> Int? {
        (self.bounds, isBackward) = (bounds, backward)
        (top, steps) = (0, 8)
        let end = execute(Int32(start), Int32(first), base: 0)
        document.effort.spend(steps)
        return end < 0 ? nil : Int(end)
    }

    private func push(_ choice: Choice) {
        if top == capacity { grow() }
        stack[top] = choice
        top += 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Choice>.allocate(capacity: capacity * 2)
        larger.update(from: stack, count: capacity)
        stack.deallocate()
        stack = larger
        capacity *= 2
    }

    private func execute(_ start: Int32, _ first: Int32, base: Int) -> Int32 {
        var pc = start
        var position = first
        var steps = 0
        defer { self.steps &+= steps }
        while true {
            steps += 1
            if steps > PatternMatcher.budget { return -1 }
            var isFailed = false
            switch PatternInstruction(rawValue: code[Int(pc)])! {
            case .accept: return position
            case .split:
                push(Choice(pc: code[Int(pc) + 2], position: position, slot: -1, value: -1))
                pc = code[Int(pc) + 1]
            case .jump: pc = code[Int(pc) + 1]
            case .open, .close:
                note(pc, position)
                pc += 2
            case .gap:
                // Lazily: on without a token first; with one more where that fails.
                offerGap(pc, position, code[Int(pc) + 1])
                pc += 2
            case .look: if looks(pc, position) { pc = code[Int(pc) + 2] } else { isFailed = true }
            case .start: if Int(position) == bounds.lowerBound { pc += 1 } else { isFailed = true }
            case .end: if Int(position) == bounds.upperBound { pc += 1 } else { isFailed = true }
            case .layer where !isBackward && code[Int(pc) + 1] == Int32(PatternLayer.source.rawValue):
                if let end = offerSources(pc, position) { (position, pc) = (end, pc + 2) } else { isFailed = true }
            case .item, .word, .mark, .layer:
                let end = consume(pc, Int(position))
                if end >= 0 { (position, pc) = (Int32(end), after(pc)) } else { isFailed = true }
            }
            if isFailed, !backtrack(&pc, &position, base) { return -1 }
        }
    }

    private func note(_ pc: Int32, _ position: Int32) {
        let isClose = code[Int(pc)] == PatternInstruction.close.rawValue
        let slot = Int(code[Int(pc) + 1]) * 2 + (isClose ? 1 : 0)
        push(Choice(pc: -1, position: 0, slot: Int32(slot), value: slots[slot]))
        slots[slot] = position
    }

    private func looks(_ pc: Int32, _ position: Int32) -> Bool {
        let flags = code[Int(pc) + 1]
        let (direction, depth) = (isBackward, top)
        isBackward = flags & 2 != 0
        let end = execute(pc + 3, position, base: depth)
        (isBackward, top) = (direction, depth)
        return (end >= 0) != (flags & 1 != 0)
    }

    /// The end of the longest source; the shorter ones are left as choices.
    private func offerSources(_ pc: Int32, _ position: Int32) -> Int32? {
        guard bounds.contains(Int(position)) else { return nil }
        let ends = layers.sourceEnds(at: Int(position), in: bounds)
        guard let first = ends.first else { return nil }
        for index in stride(from: ends.count - 1, to: 0, by: -1) {
            push(Choice(pc: pc + 2, position: Int32(ends[index]), slot: -1, value: -1))
        }
        return Int32(first)
    }

    private func backtrack(_ pc: inout Int32, _ position: inout Int32, _ base: Int) -> Bool {
        while top > base {
            top -= 1
            let choice = stack[top]
            if choice.slot >= 0 {
                slots[Int(choice.slot)] = choice.value
                continue
            }
            (pc, position) = (choice.pc, choice.position)
            if choice.value >= 0 {
                // One more token of a gap.
                offerGap(pc, position, choice.value)
                pc += 2
            }
            return true
        }
        return false
    }

    /// Notes that a gap may take one more token, where it may.
    private func offerGap(_ pc: Int32, _ position: Int32, _ left: Int32) {
        guard left > 0 else { return }
        let found = isBackward ? layers.beforeGap(Int(position), bounds) : layers.overGap(Int(position), bounds)
        if let found { push(Choice(pc: pc, position: Int32(found), slot: -1, value: left - 1)) }
    }

    /// The instruction after one that takes tokens.
    private func after(_ pc: Int32) -> Int32 {
        guard code[Int(pc)] == PatternInstruction.item.rawValue else { return pc + 2 }
        var next = pc + 2
        for _ in 0..<code[Int(pc) + 1] { next += code[Int(next)] + 1 }
        return next
    }

    /// The position after what an instruction takes, or -1.
    private func consume(_ pc: Int32, _ position: Int) -> Int {
        let index = isBackward ? position - 1 : position
        guard bounds.contains(index) else { return -1 }
        let operand = code[Int(pc) + 1]
        switch PatternInstruction(rawValue: code[Int(pc)])! {
        case .word:
            guard document.tokens[index].key == words[Int(operand)] else { return -1 }
            return isBackward ? index : index + 1
        case .mark:
            guard document.isMark(index, UInt32(operand)) else { return -1 }
            return isBackward ? index : index + 1
        case .layer:
            return layers.layer(PatternLayer(rawValue: UInt8(operand))!, index, bounds, backward: isBackward) ?? -1
        default: return items.match(Int(pc), index, bounds, backward: isBackward) ?? -1
        }
    }
}

/// What a match captured: for each capture where it begins and where it ends, or -1.
struct Captures {
    private var storage: InlineArray<30, Int32> = InlineArray(repeating: -1)

    init() {}

    init(_ slots: UnsafePointer<Int32>) {
        for index in 0..<30 { storage[index] = slots[index] }
    }

    /// The tokens of a capture.
    subscript(_ capture: PatternCapture) -> Range<Int>? {
        let (start, end) = (storage[Int(capture.rawValue) * 2], storage[Int(capture.rawValue) * 2 + 1])
        guard start >= 0, end >= start else { return nil }
        return Int(start)..<Int(end)
    }
}
