/// What is known of each code point of the common scripts, for loops: who holds it asks without a look whether the tables are
/// there.
///
/// Unchecked: it points to tables that stand for good.
public struct ScalarTable: @unchecked Sendable {
    @usableFromInline let classes: UnsafePointer<CharacterClass>
    @usableFromInline let folded: UnsafePointer<UInt32>

    private static let shared = ScalarTable(
        classes: copy((0..<UInt32(Folding.tableLimit)).map(CharacterClass.of)), folded: copy(Folding.table))

    private init(classes: UnsafePointer<CharacterClass>, folded: UnsafePointer<UInt32>) {
        (self.classes, self.folded) = (classes, folded)
    }

    /// The table of the program.
    public init() { self = ScalarTable.shared }

    private static func copy<T>(_ list: [T]) -> UnsafePointer<T> {
        let place = UnsafeMutablePointer<T>.allocate(capacity: list.count)
        place.initialize(from: list, count: list.count)
        return UnsafePointer(place)
    }

    /// See `CharacterClass.of`.
    @inlinable public func kind(of scalar: UInt32) -> CharacterClass {
        scalar < 0x0700 ? classes[Int(scalar)] : CharacterClass.of(scalar)
    }

    /// See `Folding.fold`.
    @inlinable public func fold(_ scalar: UInt32) -> UInt32 {
        scalar < 0x0700 ? folded[Int(scalar)] : Folding.foldBeyondTable(scalar)
    }
}
