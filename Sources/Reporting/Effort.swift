/// What the search of an article for names and statements costs, in steps of about twenty nanoseconds, and how much it may.
///
/// News cost one to three hundred steps a word. A text that costs more than any article does, or than a whole book of
/// news would, is given up: after the same number of steps on every machine.
public final class Effort {
    /// Steps that any article may cost, and besides for each of its code points.
    private static let base = 20_000_000
    private static let perScalar = 80
    /// Steps between two looks whether the search is still wanted.
    private static let grain = 1 << 16

    /// Why a search ended before its end.
    public enum Stop: Sendable {
        /// It cost more than an article may.
        case spent
        /// It is no longer wanted, or has taken too long.
        case unwanted
    }

    private var left = Effort.base
    /// Counted down at each run of a rule, by one thread.
    @exclusivity(unchecked) private var untilLook = Effort.grain
    private let isWanted: () -> Bool
    /// Why the search stops; nil while it goes on.
    public private(set) var stop: Stop?

    /// - Parameter isWanted: whether the search is to go on; asked about a thousand times a second.
    public init(isWanted: @escaping () -> Bool = { true }) { self.isWanted = isWanted }

    /// Allows what an article of so many code points may cost.
    func allow(scalars: Int) { left = Effort.base + scalars * Effort.perScalar }

    /// Whether the search is over: loops that pass it end.
    var isOver: Bool { stop != nil }

    /// Takes steps into account.
    @inline(__always)
    func spend(_ steps: Int) {
        untilLook &-= steps
        if untilLook < 0 { look() }
    }

    @inline(never)
    private func look() {
        left -= Effort.grain - untilLook
        untilLook = Effort.grain
        if stop != nil { return }
        if left < 0 { stop = .spent } else if !isWanted() { stop = .unwanted }
    }
}
