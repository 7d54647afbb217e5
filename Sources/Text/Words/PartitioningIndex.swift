extension RandomAccessCollection {
    /// The first place from which on a condition holds, where it holds from some place to the end; found by halving.
    @inlinable public func partitioningIndex(_ isBehind: (Element) -> Bool) -> Index {
        var (low, rest) = (startIndex, count)
        while rest > 0 {
            let half = rest / 2
            let middle = index(low, offsetBy: half)
            if isBehind(self[middle]) {
                rest = half
            } else {
                low = index(after: middle)
                rest -= half + 1
            }
        }
        return low
    }
}
