public import CypherSyntax
public import PropertyGraph
import Synchronization

/// Comparisons of a running statement that had no answer, or always the same one, because of the kinds of their values: a
/// DATE with a STRING, two kinds of moment. Each place is told once, when the statement has ended.
public final class KindClashes: Sendable {
    /// A comparison, and the kinds of its first such values.
    public struct Clash: Hashable, Sendable {
        /// Where it stands in the query.
        public let place: SourceRange
        /// The kind on the left.
        public let left: ValueKinds
        /// The kind on the right.
        public let right: ValueKinds
    }

    private let clashes = Mutex<[Clash]>([])

    /// None so far.
    public init() {}

    /// What was found, in order of place; it is forgotten.
    public func take() -> [Clash] {
        clashes.withLock { clashes in
            defer { clashes = [] }
            return clashes.sorted { $0.place.lower < $1.place.lower }
        }
    }

    func add(_ clash: Clash) {
        clashes.withLock { clashes in
            if !clashes.contains(where: { $0.place == clash.place }) { clashes.append(clash) }
        }
    }
}
