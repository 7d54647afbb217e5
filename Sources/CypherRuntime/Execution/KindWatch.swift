import CypherSyntax
import PropertyGraph

/// Watches one comparison for the first clash of kinds; after that it costs nothing.
struct KindWatch {
    private let place: SourceRange
    private let clashes: KindClashes
    private(set) var isOver = false

    init(_ place: SourceRange, _ context: ExecutionContext) {
        self.place = place
        clashes = context.clashes
    }

    /// Looks at two values whose comparison was null or false.
    @inline(__always)
    mutating func see(_ left: Value, _ right: Value) {
        if !isOver { look(ValueKinds(left), ValueKinds(right)) }
    }

    /// Looks at kinds that were compared without an answer.
    mutating func look(_ left: ValueKinds, _ right: ValueKinds) {
        guard !isOver, left.clashes(with: right) else { return }
        isOver = true
        clashes.add(KindClashes.Clash(place: place, left: left, right: right))
    }
}
