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
    /// Charges what `a + b` of texts or lists makes.
    @inline(__always)
    func chargeJoin(_ a: Value, _ b: Value) throws(ExecutionError) {
        let bytes = a.contentBytes &+ b.contentBytes
        if bytes > 0 {
            try charge(bytes: bytes)
            try charge(work: bytes >> 2)
        }
    }

    /// Charges for room in which a list can grow by `added` elements: at double growth the elements are held twice.
    @inline(__always)
    func chargeGrowth<Element>(of array: [Element], by added: Int) throws(ExecutionError) {
        if array.count &+ added > array.capacity {
            try charge(bytes: (array.count &+ added) &* MemoryLayout<Element>.stride)
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
