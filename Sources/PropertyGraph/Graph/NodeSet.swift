/// Alive nodes in ascending order of id: a range, or a list of ids.
public struct NodeSet: Sendable {
    @usableFromInline enum Form: Sendable {
        case range(Range<UInt32>)
        case ids([UInt32])
    }
    @usableFromInline private(set) var form: Form

    init(range: Range<UInt32>) { form = .range(range) }
    init(ids: [UInt32]) { form = .ids(ids) }

    /// How many nodes.
    public var count: Int {
        switch form {
        case .range(let range): range.count
        case .ids(let ids): ids.count
        }
    }

    /// The ids as a range, where they are one: no id in it is missing.
    public var asRange: Range<UInt32>? {
        if case .range(let range) = form { return range }
        return nil
    }

    /// The id at a position of the order.
    public subscript(position: Int) -> UInt32 {
        switch form {
        case .range(let range): range.lowerBound + UInt32(position)
        case .ids(let ids): ids[position]
        }
    }

    /// Copies ids from position `cursor` on, as many as fit, and returns how many.
    public func fill(_ buffer: UnsafeMutableBufferPointer<UInt32>, from cursor: Int) -> Int {
        let length = min(buffer.count, count - cursor)
        guard length > 0 else { return 0 }
        switch form {
        case .range(let range):
            var next = range.lowerBound + UInt32(cursor)
            for index in 0..<length {
                buffer[index] = next
                next &+= 1
            }
        case .ids(let ids):
            ids.withUnsafeBufferPointer { source in
                for index in 0..<length { buffer[index] = source[cursor &+ index] }
            }
        }
        return length
    }

    /// Adds a node that is greater than all; false, and no change, where it is not.
    mutating func appendLast(_ node: UInt32) -> Bool {
        switch form {
        case .range(let range):
            if range.isEmpty {
                form = .range(node..<(node + 1))
            } else if range.upperBound == node {
                form = .range(range.lowerBound..<(node + 1))
            } else if range.upperBound < node {
                form = .ids(Array(range) + [node])
            } else {
                return false
            }
        case .ids(var ids):
            guard let last = ids.last, last < node else { return false }
            // So that the array is not shared while it grows.
            form = .range(0..<0)
            ids.append(node)
            form = .ids(ids)
        }
        return true
    }

    /// All ids.
    public var ids: [UInt32] {
        switch form {
        case .range(let range): Array(range)
        case .ids(let ids): ids
        }
    }
}

/// Alive relationships of one type in ascending order of id.
public typealias RelationshipSet = NodeSet

extension RandomAccessCollection where Element: Comparable, Index == Int {
    /// The first position whose element is not below `element`, and whether it is there.
    func binarySearch(_ element: Element) -> (position: Int, found: Bool) {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low &+ (high &- low) >> 1
            if self[middle] < element { low = middle &+ 1 } else { high = middle }
        }
        return (low, low < endIndex && self[low] == element)
    }
}
