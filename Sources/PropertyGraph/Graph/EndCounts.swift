/// How many relationships of one type join nodes of each pair of label sets.
struct EndCounts: Sendable {
    /// By source set in the high half and target set in the low half.
    private(set) var counts: [UInt64: Int] = [:]

    mutating func add(_ source: UInt32, _ target: UInt32, _ count: Int) {
        counts[UInt64(source) << 32 | UInt64(target), default: 0] += count
    }

    /// Adds relationships by their ends. Neighbours mostly join the same sets, so runs of them are added at once.
    mutating func add(_ sources: Buffer<UInt32>, _ targets: Buffer<UInt32>, _ sets: Buffer<UInt32>) {
        var run = (source: UInt32.max, target: UInt32.max, count: 0)
        for index in 0..<sources.count {
            let source = sets.base[Int(sources.base[index])]
            let target = sets.base[Int(targets.base[index])]
            if source != run.source || target != run.target {
                if run.count > 0 { add(run.source, run.target, run.count) }
                run = (source, target, 0)
            }
            run.count &+= 1
        }
        if run.count > 0 { add(run.source, run.target, run.count) }
    }
}
