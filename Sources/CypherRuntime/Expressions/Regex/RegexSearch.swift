/// Finds where a pattern matches inside a text, and where its groups do: the leftmost match, and of those that begin there
/// the one that a backtracking search would find first, in time linear in the text for each match (Pike's machine).
final class RegexSearch {
    /// Where groups begin and end, by twice their number; -1 for a group that took no part.
    typealias Places = [Int]

    /// The names of the groups, the first standing for the whole match.
    let groups: [String?]
    private let program: RegexProgram
    private var visited: [Int]
    private var stamp = 0

    private struct Thread {
        var state: Int32
        var places: Places
    }

    /// Compiles a pattern in Java's syntax.
    init(_ pattern: String) throws(RegexError) {
        let (node, groups) = try RegexParser.parseWithGroups(pattern)
        self.groups = groups
        program = try RegexProgram(searching: node)
        visited = Array(repeating: 0, count: program.states.count)
    }

    /// The first match that begins at `start` or later.
    func firstMatch(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, _ meter: ExecutionMeter
    ) throws(ExecutionError) -> Places? {
        var threads: [Thread] = []
        var next: [Thread] = []
        var match: Places?
        var offset = start
        let nowhere = Places(repeating: -1, count: 2 * groups.count)
        stamp += 1
        while true {
            // A new thread, last in rank, as long as nothing has matched; only between code points.
            if match == nil, offset == text.count || text[offset] & 0xC0 != 0x80 {
                follow(program.start, nowhere, at: offset, in: text, into: &threads)
            }
            if threads.isEmpty, match != nil || offset == text.count { return match }
            try meter.charge(work: 32 &+ 48 &* threads.count)
            stamp += 1
            next.removeAll(keepingCapacity: true)
            for thread in threads {
                guard case .bytes(let edges) = program.states[Int(thread.state)] else {
                    // The threads behind it are of lower rank: they can find nothing better.
                    match = thread.places
                    break
                }
                guard offset < text.count else { continue }
                let byte = text[offset]
                for edge in edges where edge.lower <= byte && byte <= edge.upper {
                    follow(edge.target, thread.places, at: offset + 1, in: text, into: &next)
                }
            }
            swap(&threads, &next)
            if offset == text.count { return match }
            offset += 1
        }
    }

    /// Adds what can be reached without reading a byte, in the order in which it is to be tried.
    private func follow(
        _ state: Int32, _ places: Places, at offset: Int, in text: UnsafeBufferPointer<UInt8>,
        into threads: inout [Thread]
    ) {
        var pending = [Thread(state: state, places: places)]
        while var thread = pending.popLast() {
            if visited[Int(thread.state)] == stamp { continue }
            visited[Int(thread.state)] = stamp
            switch program.states[Int(thread.state)] {
            case .bytes, .match: threads.append(thread)
            case .split(let targets):
                for target in targets.reversed() { pending.append(Thread(state: target, places: thread.places)) }
            case .save(let slot, let target):
                thread.places[slot] = offset
                thread.state = target
                pending.append(thread)
            case .assertion(let assertion, let target):
                guard assertion.holds(at: offset, in: text) else { continue }
                thread.state = target
                pending.append(thread)
            }
        }
    }
}
