import PropertyGraph

extension Value {
    /// Bytes of the elements of a list or of the text of a string: what a copy of them takes, contents of elements left
    /// out. 0 for what has no length.
    @inline(__always)
    var contentBytes: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .list(let elements): elements.count &* MemoryLayout<Value>.stride
        default: 0
        }
    }
}

/// Work on whole values, which may be as long as memory is: charged as it goes.
extension ExecutionMeter {
    /// Bytes that are copied between two charges.
    private static let piece = 1 << 20

    /// `a + b` of long texts or lists, copied piece by piece; nil for what is short or of other types. What is made is
    /// charged in any case.
    func joined(_ a: Value, _ b: Value) throws(ExecutionError) -> Value? {
        let bytes = a.contentBytes &+ b.contentBytes
        if bytes == 0 || a.isNull || b.isNull { return nil }
        switch (a, b) {
        case _ where bytes < Self.piece: break
        case (.string(let x), .string(let y)): return .string(try copied([x[...], y[...]]))
        case (.list(let x), .list(let y)): return .list(try copied([x[...], y[...]]))
        case (.list(let x), let y): return .list(try copied([x[...], [y]]))
        case (let x, .list(let y)): return .list(try copied([[x], y[...]]))
        case (.string(let x), let y): if let text = y.scalarText { return .string(try copied([x[...], text[...]])) }
        case (let x, .string(let y)): if let text = x.scalarText { return .string(try copied([text[...], y[...]])) }
        default: break
        }
        try charge(bytes: bytes)
        try charge(work: bytes >> 2)
        return nil
    }

    /// Parts of lists as one list, copied piece by piece.
    func copied(_ parts: [some RandomAccessCollection<Value>]) throws(ExecutionError) -> [Value] {
        let count = parts.reduce(0) { $0 + $1.count }
        try charge(bytes: count * MemoryLayout<Value>.stride)
        var result: [Value] = []
        result.reserveCapacity(count)
        let length = Self.piece / MemoryLayout<Value>.stride
        for part in parts {
            var rest = part[...]
            while !rest.isEmpty {
                let piece = rest.prefix(length)
                do throws(ExecutionError) { try charge(work: 16 + piece.count * 4) } catch {
                    discard(result)
                    throw error
                }
                result.append(contentsOf: piece)
                rest = rest.dropFirst(length)
            }
        }
        return result
    }

    /// Parts of texts as one text, copied piece by piece.
    func copied(_ parts: [Substring]) throws(ExecutionError) -> String {
        let count = parts.reduce(0) { $0 + $1.utf8.count }
        try charge(bytes: count)
        return try String.made(capacity: count) { (target) throws(ExecutionError) in
            var filled = 0
            for var part in parts {
                let outcome = part.withUTF8 { bytes in
                    Result { () throws(ExecutionError) in
                        for start in stride(from: 0, to: bytes.count, by: Self.piece) {
                            try self.charge(work: Self.piece / 4)
                            let piece = bytes[start..<min(start + Self.piece, bytes.count)]
                            let room = UnsafeMutableBufferPointer(rebasing: target[filled...].prefix(piece.count))
                            _ = room.initialize(fromContentsOf: piece)
                            filled += piece.count
                        }
                    }
                }
                try outcome.get()
            }
            return filled
        }
    }

    /// The language's `=`: nil is null.
    func equals(_ a: Value, _ b: Value) throws(ExecutionError) -> Bool? {
        guard case .list(let x) = a, case .list(let y) = b, x.count == y.count else {
            try chargeComparison(a, b)
            return a.equals(b)
        }
        var result: Bool? = true
        for index in x.indices {
            switch try equals(x[index], y[index]) {
            case false: return false
            case nil: result = nil
            default: break
            }
        }
        return result
    }

    /// The language's `<` and kin: nil is null.
    func compare(_ a: Value, _ b: Value) throws(ExecutionError) -> Value.Comparison? {
        guard case .list(let x) = a, case .list(let y) = b else {
            try chargeComparison(a, b)
            return a.compare(b)
        }
        for index in 0..<min(x.count, y.count) {
            switch try compare(x[index], y[index]) {
            case .equal: continue
            case nil where try equals(x[index], y[index]) == true: continue
            case let decided: return decided
            }
        }
        return x.count == y.count ? .equal : x.count < y.count ? .less : .greater
    }

    /// The order of ORDER BY, for loops that cannot throw: where the statement is to stop it is any order, and the next
    /// charge throws.
    func order(_ a: Value, _ b: Value) -> Int {
        guard case .list(let x) = a, case .list(let y) = b else {
            return shouldStop(afterWork: Self.comparison(a, b)) ? 0 : orderValues(a, b)
        }
        for index in 0..<min(x.count, y.count) {
            let order = order(x[index], y[index])
            if order != 0 { return order }
        }
        return x.count - y.count
    }

    /// Equivalence as DISTINCT and grouping see it, for loops that cannot throw, as ``order(_:_:)``.
    func isEquivalent(_ a: Value, _ b: Value) -> Bool {
        guard case .list(let x) = a, case .list(let y) = b else {
            return shouldStop(afterWork: Self.comparison(a, b)) || a.isEquivalent(b)
        }
        if x.count != y.count { return false }
        for index in x.indices where !isEquivalent(x[index], y[index]) { return false }
        return true
    }

    @inline(__always)
    private func chargeComparison(_ a: Value, _ b: Value) throws(ExecutionError) {
        try charge(work: Self.comparison(a, b))
    }

    /// What comparing two values costs at most.
    @inline(__always)
    private static func comparison(_ a: Value, _ b: Value) -> Int { 8 &+ min(a.contentBytes, b.contentBytes) >> 3 }
}
