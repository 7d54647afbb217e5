/// A set of small integers: a bit for each between the least and the greatest. Within one word of 64 it allocates nothing.
public struct BitSet: Hashable, Sendable {
    /// Index of the word that ``low`` is.
    private var base = 0
    private var low: UInt64 = 0
    /// The words behind ``low``. The first and the last word are not zero, so that equal sets have equal parts.
    private var high: [UInt64] = []

    /// The empty set.
    public init() {}

    /// The set of some integers.
    public init(_ members: some Sequence<Int>) {
        for member in members { insert(member) }
    }

    /// The set out of the words at `range`.
    private init(words range: Range<Int>, _ word: (Int) -> UInt64) {
        var range = range
        while let index = range.first, word(index) == 0 { range.removeFirst() }
        while let index = range.last, word(index) == 0 { range.removeLast() }
        guard let start = range.first else { return }
        base = start
        low = word(start)
        if range.count > 1 { high = range.dropFirst().map(word) }
    }

    // MARK: Words

    private var range: Range<Int> { low == 0 ? base..<base : base..<(base + 1 + high.count) }

    @inline(__always)
    private func word(_ index: Int) -> UInt64 {
        if index == base { return low }
        let offset = index &- base &- 1
        return offset >= 0 && offset < high.count ? high[offset] : 0
    }

    /// The words that either set has.
    private func hull(_ other: BitSet) -> Range<Int> {
        if isEmpty { return other.range }
        if other.isEmpty { return range }
        return Swift.min(base, other.base)..<Swift.max(range.upperBound, other.range.upperBound)
    }

    @inline(__always)
    private func isOneWord(with other: BitSet) -> Bool {
        base == other.base && high.isEmpty && other.high.isEmpty
    }

    // MARK: Members

    /// Whether there is none.
    public var isEmpty: Bool { low == 0 }

    /// How many there are.
    public var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

    /// The least; nil where there is none.
    public var first: Int? { isEmpty ? nil : base << 6 + low.trailingZeroBitCount }

    /// Whether it is a member.
    @inline(__always)
    public func contains(_ member: Int) -> Bool { word(member >> 6) & 1 << UInt64(member & 63) != 0 }

    /// Makes it a member; tells whether it was none.
    @discardableResult
    public mutating func insert(_ member: Int) -> (inserted: Bool, memberAfterInsert: Int) {
        let index = member >> 6
        let bit: UInt64 = 1 << UInt64(member & 63)
        if isEmpty {
            base = index
            low = bit
            return (true, member)
        }
        if word(index) & bit != 0 { return (false, member) }
        if index == base {
            low |= bit
        } else if index > base {
            while high.count < index - base { high.append(0) }
            high[index - base - 1] |= bit
        } else {
            self = BitSet(words: index..<range.upperBound) { [self] in $0 == index ? word($0) | bit : word($0) }
        }
        return (true, member)
    }

    /// The set with one more.
    public func inserting(_ member: Int) -> BitSet {
        var copy = self
        copy.insert(member)
        return copy
    }

    /// Takes a member out; nil where it was none.
    @discardableResult
    public mutating func remove(_ member: Int) -> Int? {
        guard contains(member) else { return nil }
        subtract(BitSet(CollectionOfOne(member)))
        return member
    }
}

extension BitSet {
    // MARK: Two sets

    /// Adds the members of another.
    public mutating func formUnion(_ other: BitSet) {
        if other.isEmpty { return }
        if isOneWord(with: other) {
            low |= other.low
        } else if isEmpty {
            self = other
        } else if !other.isSubset(of: self) {
            self = BitSet(words: hull(other)) { [self] in word($0) | other.word($0) }
        }
    }

    /// Takes the members of another out.
    public mutating func subtract(_ other: BitSet) {
        if isDisjoint(with: other) { return }
        self = BitSet(words: range) { [self] in word($0) & ~other.word($0) }
    }

    /// The members of both.
    public func intersection(_ other: BitSet) -> BitSet {
        BitSet(words: range.clamped(to: other.range)) { word($0) & other.word($0) }
    }

    /// Whether no member is one of the other.
    public func isDisjoint(with other: BitSet) -> Bool {
        range.clamped(to: other.range).allSatisfy { word($0) & other.word($0) == 0 }
    }

    /// Whether every member is one of the other.
    public func isSubset(of other: BitSet) -> Bool {
        range.allSatisfy { word($0) & ~other.word($0) == 0 }
    }

    /// The members of either.
    public func union(_ other: BitSet) -> BitSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The members that are none of the other.
    public func subtracting(_ other: BitSet) -> BitSet {
        var result = self
        result.subtract(other)
        return result
    }

    // MARK: A set and a sequence

    /// Adds some.
    public mutating func formUnion(_ members: some Sequence<Int>) {
        for member in members { insert(member) }
    }

    /// Takes some out.
    public mutating func subtract(_ members: some Sequence<Int>) { subtract(BitSet(members)) }

    /// With some more.
    public func union(_ members: some Sequence<Int>) -> BitSet { union(BitSet(members)) }

    /// Without some.
    public func subtracting(_ members: some Sequence<Int>) -> BitSet { subtracting(BitSet(members)) }

    /// Whether no member is among some.
    public func isDisjoint(with members: some Sequence<Int>) -> Bool { members.allSatisfy { !contains($0) } }

    /// Whether every member is among some.
    public func isSubset(of members: some Sequence<Int>) -> Bool { isSubset(of: BitSet(members)) }
}

extension BitSet: Sequence, ExpressibleByArrayLiteral {
    /// The set of the integers listed.
    public init(arrayLiteral elements: Int...) { self.init(elements) }

    /// The members in ascending order.
    public struct Iterator: IteratorProtocol {
        private let set: BitSet
        private var index: Int
        private var rest: UInt64

        fileprivate init(_ set: BitSet) {
            self.set = set
            index = set.base
            rest = set.low
        }

        /// The next member.
        public mutating func next() -> Int? {
            while rest == 0 {
                index += 1
                guard index < set.range.upperBound else { return nil }
                rest = set.word(index)
            }
            defer { rest &= rest - 1 }
            return index << 6 + rest.trailingZeroBitCount
        }
    }

    /// Members from the least to the greatest.
    public func makeIterator() -> Iterator { Iterator(self) }
}
