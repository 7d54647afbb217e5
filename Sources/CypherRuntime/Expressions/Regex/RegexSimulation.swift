/// Runs a program with assertions: all states at once, byte by byte (Thompson 1968, Pike).
final class RegexSimulation {
    private let program: RegexProgram
    private var visited: [Int]
    private var stamp = 0

    init(_ program: RegexProgram) {
        self.program = program
        visited = Array(repeating: 0, count: program.states.count)
    }

    /// Whether all of the text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>, _ meter: ExecutionMeter) throws(ExecutionError) -> Bool {
        var current: [Int32] = []
        var next: [Int32] = []
        stamp += 1
        close(program.start, at: 0, in: text, into: &current)
        for offset in 0..<text.count {
            if current.isEmpty { return false }
            try meter.charge(work: 16 &* current.count)
            let byte = text[offset]
            stamp += 1
            next.removeAll(keepingCapacity: true)
            for state in current {
                guard case .bytes(let edges) = program.states[Int(state)] else { continue }
                for edge in edges where edge.lower <= byte && byte <= edge.upper {
                    close(edge.target, at: offset + 1, in: text, into: &next)
                }
            }
            swap(&current, &next)
        }
        return current.contains(0)
    }

    private func close(
        _ state: Int32, at offset: Int, in text: UnsafeBufferPointer<UInt8>, into targets: inout [Int32]
    ) {
        var pending = [state]
        while let state = pending.popLast() {
            if visited[Int(state)] == stamp { continue }
            visited[Int(state)] = stamp
            switch program.states[Int(state)] {
            case .split(let next): pending.append(contentsOf: next)
            case .bytes, .match: targets.append(state)
            case .save(_, let next): pending.append(next)
            case .assertion(let assertion, let next):
                if assertion.holds(at: offset, in: text) { pending.append(next) }
            }
        }
    }
}

extension RegexNode.Assertion {
    /// Whether it holds between the bytes before and behind a place.
    func holds(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .textStart: return offset == 0
        case .textEnd: return offset == text.count
        case .lastLineEnd: return offset == text.count || lineTerminator(at: offset, in: text) == text.count - offset
        case .lineStart:
            if offset == 0 { return true }
            // No new line begins at the end of the text, nor between `\r` and `\n`.
            if offset == text.count { return false }
            if text[offset - 1] == 0x0D { return text[offset] != 0x0A }
            return (1...3).contains { back in
                offset >= back && lineTerminator(at: offset - back, in: text) == back
            }
        case .lineEnd:
            if offset == text.count { return true }
            if text[offset] == 0x0A, offset > 0, text[offset - 1] == 0x0D { return false }
            return lineTerminator(at: offset, in: text) > 0
        case .wordBoundary: return isWord(before: offset, in: text) != isWord(at: offset, in: text)
        case .notWordBoundary: return isWord(before: offset, in: text) == isWord(at: offset, in: text)
        }
    }

    /// The length of the line terminator at a place; 0 for none.
    private func lineTerminator(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard offset < text.count else { return 0 }
        switch text[offset] {
        case 0x0A: return 1
        case 0x0D: return offset + 1 < text.count && text[offset + 1] == 0x0A ? 2 : 1
        case 0xC2: return offset + 1 < text.count && text[offset + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard offset + 2 < text.count, text[offset + 1] == 0x80 else { return 0 }
            return text[offset + 2] == 0xA8 || text[offset + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    private func isWord(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < text.count else { return false }
        var end = offset + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return isWord(text[offset..<end])
    }

    private func isWord(before offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset > 0 else { return false }
        var start = offset - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return isWord(text[start..<offset])
    }

    private func isWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = bytes.first else { return false }
        if first < 0x80 { return CodePointSet.word.contains(UInt32(first)) }
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
