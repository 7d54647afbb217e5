import CypherSyntax
import PropertyGraph

/// `stDev(x)` and `stDevP(x)`, in one pass (Welford 1962; merged as Chan et al. 1979).
final class DeviationAccumulator: Accumulator {
    private let isPopulation: Bool
    private let place: SourceRange
    private let graph: Graph
    private var counts: [Double] = []
    private var means: [Double] = []
    private var squares: [Double] = []
    /// Groups with numbers so large that their squares would leave the range of floats: theirs are kept smaller.
    private var shrunk: Set<Int> = []
    private static let shrinkage = 0x1p-560
    private static let largest = 0x1p480

    init(isPopulation: Bool, at place: SourceRange, _ graph: Graph) {
        self.isPopulation = isPopulation
        self.place = place
        self.graph = graph
    }

    func grow(to groups: Int) {
        let added = groups - counts.count
        guard added > 0 else { return }
        counts.append(contentsOf: repeatElement(0, count: added))
        means.append(contentsOf: repeatElement(0, count: added))
        squares.append(contentsOf: repeatElement(0, count: added))
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        for row in 0..<groups.count {
            let number: Double
            switch arguments[0].value(at: row, in: graph) {
            case .null: continue
            case .integer(let value): number = Double(value)
            case .float(let value): number = value
            default:
                throw .typeError(
                    detail: "InvalidArgumentType", message: "a standard deviation takes numbers", range: place)
            }
            let group = Int(groups[row])
            if number.magnitude > Self.largest { shrink(group) }
            let scale = shrunk.contains(group) ? Self.shrinkage : 1
            add(group, count: Double(weights?[row] ?? 1), mean: number * scale, square: 0)
        }
    }

    private func add(_ group: Int, count: Double, mean: Double, square: Double) {
        if count == 0 { return }
        if counts[group] == 0 {
            (counts[group], means[group], squares[group]) = (count, mean, square)
            return
        }
        let total = counts[group] + count
        let delta = mean - means[group]
        squares[group] += square + delta * delta * counts[group] * count / total
        means[group] += delta * count / total
        counts[group] = total
    }

    private func shrink(_ group: Int) {
        guard shrunk.insert(group).inserted else { return }
        means[group] *= Self.shrinkage
        // One after the other: the square of the factor is no number any more.
        squares[group] = squares[group] * Self.shrinkage * Self.shrinkage
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) {
        guard let other = other as? DeviationAccumulator else { return }
        for (group, target) in mapping.enumerated() {
            let target = Int(target)
            if other.shrunk.contains(group) { shrink(target) }
            let scale = shrunk.contains(target) && !other.shrunk.contains(group) ? Self.shrinkage : 1
            add(
                target, count: other.counts[group], mean: other.means[group] * scale,
                square: other.squares[group] * scale * scale)
        }
    }

    func result(groups: Int) -> Column {
        grow(to: groups)
        return .floats(
            (0..<groups).map { group in
                let divisor = isPopulation ? counts[group] : counts[group] - 1
                let deviation = divisor > 0 ? (squares[group] / divisor).squareRoot() : 0
                return shrunk.contains(group) ? deviation / Self.shrinkage : deviation
            }, nulls: nil)
    }
}
