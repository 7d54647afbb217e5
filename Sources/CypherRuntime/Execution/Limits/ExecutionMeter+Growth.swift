/// Lists that grow as rows arrive. Swift moves a list that has no room left in one go, which takes long where it is long;
/// here the statement can be stopped on the way.
extension ExecutionMeter {
    /// Bytes that are moved between two charges.
    private static let piece = 1 << 20

    /// Charges for room in which a list can grow by `added` elements: at double growth the elements are held twice.
    @inline(__always)
    func chargeGrowth<Element>(of array: [Element], by added: Int) throws(ExecutionError) {
        if array.count &+ added > array.capacity {
            try charge(bytes: (array.count &+ added) &* MemoryLayout<Element>.stride)
        }
    }

    /// Makes room for `added` elements more and charges for it. Moved elements leave a `blank` behind.
    @inline(__always)
    func makeRoom<Element>(for added: Int, in array: inout [Element], blank: Element) throws(ExecutionError) {
        if array.count &+ added <= array.capacity { return }
        try charge(bytes: (array.count &+ added) &* MemoryLayout<Element>.stride)
        if array.count &* MemoryLayout<Element>.stride > 4 &* Self.piece { try move(&array, added, blank) }
    }

    /// Moves a long list, piece by piece, to where there is room for as much again.
    @inline(never)
    private func move<Element>(_ array: inout [Element], _ added: Int, _ blank: Element) throws(ExecutionError) {
        let length = max(1, Self.piece / MemoryLayout<Element>.stride)
        let capacity = array.count + max(added, array.count)
        var outcome: Result<Void, ExecutionError> = .success(())
        let moved = array.withUnsafeMutableBufferPointer { old in
            [Element](unsafeUninitializedCapacity: capacity) { new, count in
                while count < old.count {
                    if case .failure = outcome { return }
                    outcome = Result { () throws(ExecutionError) in try charge(work: Self.piece / 4) }
                    let piece = count..<min(count + length, old.count)
                    let source = UnsafeMutableBufferPointer(rebasing: old[piece])
                    _ = UnsafeMutableBufferPointer(rebasing: new[piece]).moveInitialize(fromContentsOf: source)
                    source.initialize(repeating: blank)
                    count = piece.upperBound
                }
            }
        }
        let left = array
        array = moved
        if case .failure = outcome { discard(left) }
        try outcome.get()
    }

    /// Works on something that grows; where the statement stops in it, the thing is freed when nobody waits any more.
    @inline(__always)
    func keeping<Thing, Outcome>(
        _ thing: inout Thing, _ work: (inout Thing) throws(ExecutionError) -> Outcome
    ) throws(ExecutionError) -> Outcome {
        do throws(ExecutionError) { return try work(&thing) } catch {
            discard(thing)
            throw error
        }
    }
}
