/// Sorting and selecting that can be stopped on the way.
enum RunSort {
    /// Sorted at once, in a few milliseconds; longer inputs are merged of such runs.
    private static let run = 1 << 16

    /// Sorts; alike elements stay in their order.
    @inline(__always)
    static func sort<Element: BitwiseCopyable>(
        _ elements: inout [Element], _ meter: ExecutionMeter, by precedes: (Element, Element) -> Bool
    ) throws(ExecutionError) {
        if elements.count < 2 { return }
        for start in stride(from: 0, to: elements.count, by: run) {
            let end = min(start + run, elements.count)
            // Sorting a run costs some ten steps an element.
            try meter.charge(work: 64 * (end - start))
            elements.withUnsafeMutableBufferPointer { elements in
                var part = UnsafeMutableBufferPointer(rebasing: elements[start..<end])
                part.sort(by: precedes)
            }
        }
        var length = run
        while length < elements.count {
            elements = try merged(elements, length, meter, precedes)
            length *= 2
        }
        try meter.charge(work: elements.count)
    }

    /// Runs of a length, each in order, merged two by two.
    @inline(__always)
    private static func merged<Element: BitwiseCopyable>(
        _ elements: [Element], _ length: Int, _ meter: ExecutionMeter, _ precedes: (Element, Element) -> Bool
    ) throws(ExecutionError) -> [Element] {
        try meter.charge(bytes: elements.count * MemoryLayout<Element>.stride)
        var merged: [Element] = []
        merged.reserveCapacity(elements.count)
        for start in stride(from: 0, to: elements.count, by: 2 * length) {
            let middle = min(start + length, elements.count)
            let end = min(middle + length, elements.count)
            var (left, right) = (start, middle)
            while left < middle, right < end {
                if merged.count & 0x3FFF == 0 { try meter.charge(work: 0x3FFF * 8) }
                if precedes(elements[right], elements[left]) {
                    merged.append(elements[right])
                    right += 1
                } else {
                    merged.append(elements[left])
                    left += 1
                }
            }
            merged.append(contentsOf: elements[left..<middle])
            merged.append(contentsOf: elements[right..<end])
        }
        return merged
    }

    /// Puts the element that belongs at `position` there, those before it before it (Hoare's selection).
    static func select<Element: NumberedRow>(
        _ position: Int, _ elements: inout [Element], _ meter: ExecutionMeter
    ) throws(ExecutionError) {
        var low = 0
        var high = elements.count - 1
        while low < high {
            try meter.charge(work: 4 * (high - low))
            let (left, right) = elements.withUnsafeMutableBufferPointer { partition($0, low, high) }
            if position <= right { high = right } else if position >= left { low = left } else { return }
        }
    }

    /// Parts a range by the element in its middle: what is up to the second bound does not come after it, what is from
    /// the first on not before it.
    @inline(__always)
    private static func partition<Element: NumberedRow>(
        _ elements: UnsafeMutableBufferPointer<Element>, _ low: Int, _ high: Int
    ) -> (left: Int, right: Int) {
        let pivot = elements[(low + high) / 2]
        var left = low
        var right = high
        while left <= right {
            while elements[left] < pivot { left &+= 1 }
            while pivot < elements[right] { right &-= 1 }
            if left <= right {
                elements.swapAt(left, right)
                left &+= 1
                right &-= 1
            }
        }
        return (left, right)
    }
}
