/// A set of code points as sorted ranges that neither overlap nor touch.
struct CodePointSet: Hashable {
    private(set) var ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
        self.ranges = []
        for range in sorted {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    /// All that UTF-8 can encode: surrogates are no characters.
    static let all = CodePointSet([0...0xD7FF, 0xE000...0x10FFFF])

    /// The character, where it is but one.
    var only: Unicode.Scalar? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return Unicode.Scalar(ranges[0].lowerBound)
    }

    func contains(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    func union(_ other: CodePointSet) -> CodePointSet { CodePointSet(ranges + other.ranges) }

    func intersection(_ other: CodePointSet) -> CodePointSet {
        var result: [ClosedRange<UInt32>] = []
        var (i, j) = (0, 0)
        while i < ranges.count, j < other.ranges.count {
            let (a, b) = (ranges[i], other.ranges[j])
            let lower = max(a.lowerBound, b.lowerBound)
            let upper = min(a.upperBound, b.upperBound)
            if lower <= upper { result.append(lower...upper) }
            if a.upperBound < b.upperBound { i += 1 } else { j += 1 }
        }
        return CodePointSet(result)
    }

    /// All characters but these.
    var inverted: CodePointSet {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return CodePointSet(gaps).intersection(.all)
    }

    /// With the other cases of each character.
    var ignoringCase: CodePointSet {
        var added: [ClosedRange<UInt32>] = []
        for group in Self.caseGroups where group.contains(where: contains) {
            added += group.map { $0...$0 }
        }
        return union(CodePointSet(added))
    }

    /// Characters that differ by case alone. By single-character mappings, as in Java's `(?iu)`.
    private static let caseGroups: [[UInt32]] = {
        var groups: [UInt32: Set<UInt32>] = [:]
        for range in CodePointSet.all.ranges {
            for value in range where value < 0x1_F000 {
                guard let scalar = Unicode.Scalar(value),
                    scalar.properties.changesWhenCaseFolded
                        || scalar.properties.changesWhenUppercased
                else { continue }
                let upper = single(scalar.properties.uppercaseMapping) ?? value
                let lower = single(scalar.properties.lowercaseMapping) ?? value
                let root = Unicode.Scalar(upper).flatMap { single($0.properties.lowercaseMapping) } ?? lower
                groups[root, default: []].formUnion([value, upper, lower])
            }
        }
        return groups.values.map { $0.sorted() }
    }()

    private static func single(_ text: String) -> UInt32? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first?.value : nil
    }
}
