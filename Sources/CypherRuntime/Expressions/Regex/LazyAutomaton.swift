/// A deterministic automaton whose states are made from the program as a text needs them, and forgotten when there
/// are too many.
final class LazyAutomaton {
    private static let unknown: UInt32 = 0
    private static let dead: UInt32 = 1
    private static let maximumStates = 4096
    /// Program states in all sets together.
    private static let maximumMembers = 1 << 21
    /// Bytes of a text between two charges.
    private static let piece = 1 << 15

    private let program: RegexProgram
    /// By byte, its class: bytes of one class are alike to every edge.
    private let classes: [UInt8]
    private let classCount: Int
    /// A byte of each class.
    private let representatives: [UInt8]

    /// By state and class, the next state; states are numbered by the offset of their row.
    private var table: [UInt32] = []
    /// By state number divided by the row length.
    private var members: [[Int32]] = []
    private var accepts: [Bool] = []
    private var known: [[Int32]: UInt32] = [:]
    private var memberCount = 0
    private var start: UInt32 = 0
    private var visited: [Int]
    private var generation = 0
    private var work = 0

    init(_ program: RegexProgram) {
        self.program = program
        var boundaries = [Bool](repeating: false, count: 257)
        for case .bytes(let edges) in program.states {
            for edge in edges {
                boundaries[Int(edge.lower)] = true
                boundaries[Int(edge.upper) + 1] = true
            }
        }
        var classes = [UInt8](repeating: 0, count: 256)
        var representatives: [UInt8] = [0]
        for byte in 1..<256 {
            if boundaries[byte] { representatives.append(UInt8(byte)) }
            classes[byte] = UInt8(representatives.count - 1)
        }
        self.classes = classes
        self.representatives = representatives
        classCount = representatives.count
        visited = Array(repeating: 0, count: program.states.count)
        reset()
    }

    /// Whether all of the text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>, _ meter: ExecutionMeter) throws(ExecutionError) -> Bool {
        var state = start
        var offset = 0
        while offset < text.count {
            let end = min(text.count, offset &+ Self.piece)
            let begin = offset
            offset = run(text, from: begin, to: end, &state)
            if state == Self.dead { return false }
            // Members of the sets that were visited cost more than bytes.
            try meter.charge(work: offset &- begin &+ 16 &* work)
            work = 0
            if offset == end { continue }
            // The next state is not made yet.
            state = step(state, classes[Int(text[offset])])
            offset += 1
            if state == Self.dead { return false }
        }
        return accepts[Int(state) / classCount]
    }

    /// Follows known transitions up to `end`; stops before a byte whose transition is unknown, or after one that is dead.
    private func run(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ state: inout UInt32
    ) -> Int {
        var offset = start
        var current = state
        table.withUnsafeBufferPointer { table in
            classes.withUnsafeBufferPointer { classes in
                while offset < end {
                    let next = table[Int(current) &+ Int(classes[Int(text[offset])])]
                    if next <= Self.dead {
                        if next == Self.dead { current = next }
                        break
                    }
                    current = next
                    offset &+= 1
                }
            }
        }
        state = current
        return offset
    }

    /// Makes the transition of a state on a class.
    private func step(_ state: UInt32, _ byteClass: UInt8) -> UInt32 {
        let byte = representatives[Int(byteClass)]
        let sources = members[Int(state) / classCount]
        var targets: [Int32] = []
        generation += 1
        for source in sources {
            guard case .bytes(let edges) = program.states[Int(source)] else { continue }
            work += 1
            for edge in edges where edge.lower <= byte {
                if byte <= edge.upper { close(edge.target, into: &targets) }
            }
        }
        let isFull = members.count >= Self.maximumStates || memberCount >= Self.maximumMembers
        if isFull { reset() }
        let next = targets.isEmpty ? Self.dead : intern(targets)
        if !isFull { table[Int(state) + Int(byteClass)] = next }
        return next
    }

    /// Adds what can be reached without reading a byte.
    private func close(_ state: Int32, into targets: inout [Int32]) {
        var pending = [state]
        while let state = pending.popLast() {
            if visited[Int(state)] == generation { continue }
            visited[Int(state)] = generation
            work += 1
            switch program.states[Int(state)] {
            case .split(let next): pending.append(contentsOf: next.reversed())
            case .bytes, .match: targets.append(state)
            case .assertion(_, let next), .save(_, let next): pending.append(next)
            }
        }
    }

    private func intern(_ targets: [Int32]) -> UInt32 {
        let key = targets.sorted()
        if let state = known[key] { return state }
        let state = UInt32(members.count * classCount)
        members.append(key)
        memberCount += key.count
        accepts.append(key.first == 0)
        table.append(contentsOf: repeatElement(Self.unknown, count: classCount))
        known[key] = state
        return state
    }

    private func reset() {
        (table, members, accepts, known, memberCount) = ([], [], [], [:], 0)
        // Rows 0 and on hold the numbers `unknown` and `dead`, which no state may have.
        while table.count <= Int(Self.dead) { _ = intern([-1 - Int32(members.count)]) }
        generation += 1
        var targets: [Int32] = []
        close(program.start, into: &targets)
        start = intern(targets)
    }
}
