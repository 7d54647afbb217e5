import Synchronization

/// Stands before a column of an archive until it is first read.
final class ColumnSeal: Sendable {
    /// Values, then the bits that say which are there, where not all are.
    private let sections: [SectionSeal]
    let lock = Mutex(())

    init(_ sections: [SectionSeal]) { self.sections = sections }

    /// Whether everything of the column is sound.
    func open() -> Bool { sections.allSatisfy { $0.openAll() } }

    /// The values of a mixed column of `count` rows; nil where they cannot be read.
    func boxed(_ count: Int) -> [Value]? {
        var reader = ByteReader(sections[0].bytes)
        var values: [Value] = []
        // A value takes a byte at the least, so that nobody can ask for more room than there are bytes.
        guard count <= sections[0].bytes.count || count == 0 else { return misfit() }
        values.reserveCapacity(count)
        for _ in 0..<count {
            guard let value = try? reader.value() else { return misfit() }
            values.append(value)
        }
        return reader.isAtEnd ? values : misfit()
    }

    private func misfit() -> [Value]? {
        sections[0].noteMisfit("holds what are no values")
        return nil
    }
}
