/// A pattern as a non-deterministic automaton over the bytes of UTF-8 (Thompson 1968).
struct RegexProgram {
    /// A transition on a range of bytes.
    struct Edge: Hashable {
        var lower: UInt8
        var upper: UInt8
        var target: Int32
    }

    enum State {
        /// Edges do not overlap and are in ascending order.
        case bytes([Edge])
        case split([Int32])
        case assertion(RegexNode.Assertion, Int32)
        /// Keeps the place under a number: twice a group's for its start, one more for its end.
        case save(Int, Int32)
        case match
    }

    /// More states than this are refused: counted repetitions within each other grow without bound.
    static let maximumStates = 100_000

    private(set) var states: [State] = [.match]
    private(set) var start: Int32 = 0
    private(set) var hasAssertions = false
    private var nodes: [TrieKey: Int32] = [:]
    private var steps = 0

    /// Whether it keeps where groups matched, for a search; else it only tells whether a whole text matches.
    private let keepsGroups: Bool

    private struct TrieKey: Hashable { var edges: [Edge] }

    init(_ node: RegexNode) throws(RegexError) {
        keepsGroups = false
        start = try compile(Self.withoutOuterAnchors(node), next: 0)
    }

    /// A program for a search, whose splits stand in the order in which they are to be tried.
    init(searching node: RegexNode) throws(RegexError) {
        keepsGroups = true
        start = try compile(.group(0, node), next: 0)
    }

    /// A whole match begins at the start and stops at the end anyway.
    private static func withoutOuterAnchors(_ node: RegexNode) -> RegexNode {
        switch node {
        case .assertion(.textStart), .assertion(.textEnd), .assertion(.lastLineEnd): return .empty
        case .group(let number, let body): return .group(number, withoutOuterAnchors(body))
        case .sequence(var items):
            if case .assertion(.textStart)? = items.first { items.removeFirst() }
            switch items.last {
            case .assertion(.textEnd)?, .assertion(.lastLineEnd)?: items.removeLast()
            default: break
            }
            return .sequence(items)
        default: return node
        }
    }

    private static let tooLarge = RegexError(
        message: "the pattern is too large once its repetitions are written out", position: 0)

    private mutating func add(_ state: State) throws(RegexError) -> Int32 {
        if states.count >= Self.maximumStates { throw Self.tooLarge }
        states.append(state)
        return Int32(states.count - 1)
    }

    /// The state that matches `node` and goes on at `next`.
    private mutating func compile(_ node: RegexNode, next: Int32) throws(RegexError) -> Int32 {
        // Repetitions of what is empty make no states.
        steps += 1
        if steps > 10 * Self.maximumStates { throw Self.tooLarge }
        switch node {
        case .empty: return next
        case .set(let set): return try compile(set, next: next)
        case .sequence(let items):
            var target = next
            for item in items.reversed() { target = try compile(item, next: target) }
            return target
        case .alternatives(let alternatives):
            var targets: [Int32] = []
            for alternative in alternatives { targets.append(try compile(alternative, next: next)) }
            return try add(.split(targets))
        case .assertion(let assertion):
            hasAssertions = true
            return try add(.assertion(assertion, next))
        case .group(let number, let body):
            guard keepsGroups else { return try compile(body, next: next) }
            let end = try add(.save(2 * number + 1, next))
            return try add(.save(2 * number, try compile(body, next: end)))
        case .repetition(let body, let minimum, let maximum, let isLazy):
            func choice(_ body: Int32) -> State { .split(isLazy ? [next, body] : [body, next]) }
            var target = next
            if let maximum {
                for _ in 0..<(maximum - minimum) { target = try add(choice(try compile(body, next: target))) }
            } else {
                let loop = try add(.split([]))
                states[Int(loop)] = choice(try compile(body, next: loop))
                target = loop
            }
            for _ in 0..<minimum { target = try compile(body, next: target) }
            return target
        }
    }

    /// A tree of byte ranges; equal parts are made once.
    private mutating func compile(_ set: CodePointSet, next: Int32) throws(RegexError) -> Int32 {
        var sequences: [ArraySlice<ClosedRange<UInt8>>] = []
        for range in set.ranges {
            for sequence in utf8Sequences(range) { sequences.append(sequence[...]) }
        }
        nodes.removeAll(keepingCapacity: true)
        return try compile(sequences[...], next: next)
    }

    private mutating func compile(
        _ sequences: ArraySlice<ArraySlice<ClosedRange<UInt8>>>, next: Int32
    ) throws(RegexError) -> Int32 {
        var edges: [Edge] = []
        var index = sequences.startIndex
        while index < sequences.endIndex {
            guard let first = sequences[index].first else {
                index += 1
                continue
            }
            var end = index
            while end < sequences.endIndex, sequences[end].first == first { end += 1 }
            let tails = sequences[index..<end].map { $0.dropFirst() }
            let target = tails[0].isEmpty ? next : try compile(tails[...], next: next)
            if let last = edges.last, last.target == target, last.upper &+ 1 == first.lowerBound {
                edges[edges.count - 1].upper = first.upperBound
            } else {
                edges.append(Edge(lower: first.lowerBound, upper: first.upperBound, target: target))
            }
            index = end
        }
        let key = TrieKey(edges: edges)
        if let known = nodes[key] { return known }
        let state = try add(.bytes(edges))
        nodes[key] = state
        return state
    }
}

/// The encodings of a range of code points: each sequence of byte ranges stands for all its combinations.
/// (Ken Thompson's range splitting, as in Go's regexp/syntax and Rust's utf8-ranges.)
func utf8Sequences(_ range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
    var result: [[ClosedRange<UInt8>]] = []
    var pending = [range]
    while let range = pending.popLast() {
        var (low, high) = (range.lowerBound, range.upperBound)
        if low > high { continue }
        // Ranges within one length of encoding.
        if let limit = [UInt32(0x7F), 0x7FF, 0xFFFF].first(where: { low <= $0 && high > $0 }) {
            pending.append((limit + 1)...high)
            pending.append(low...limit)
            continue
        }
        if high <= 0x7F {
            result.append([UInt8(low)...UInt8(high)])
            continue
        }
        // Ranges whose trailing bytes run over all values, but for one leading part.
        var hasSplit = false
        for count in 1...3 {
            let mask = (UInt32(1) << (6 * UInt32(count))) - 1
            if low & ~mask == high & ~mask { break }
            if low & mask != 0 {
                pending.append(((low | mask) + 1)...high)
                pending.append(low...(low | mask))
                hasSplit = true
                break
            }
            if high & mask != mask {
                pending.append((high & ~mask)...high)
                pending.append(low...((high & ~mask) - 1))
                hasSplit = true
                break
            }
        }
        if hasSplit { continue }
        (low, high) = (range.lowerBound, range.upperBound)
        result.append(zip(utf8Bytes(low), utf8Bytes(high)).map { $0...$1 })
    }
    return result
}

private func utf8Bytes(_ value: UInt32) -> [UInt8] {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8((value >> shift) & 0x3F) }
    return switch value {
    case 0...0x7F: [UInt8(value)]
    case 0x80...0x7FF: [0xC0 | UInt8(value >> 6), tail(0)]
    case 0x800...0xFFFF: [0xE0 | UInt8(value >> 12), tail(6), tail(0)]
    default: [0xF0 | UInt8(value >> 18), tail(12), tail(6), tail(0)]
    }
}
