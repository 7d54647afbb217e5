import CypherPlanner
import PropertyGraph

/// `stDev(x)` and `stDevP(x)`, in one pass (Welford 1962; merged as Chan et al. 1979).
final class DeviationAccumulator: Accumulator {
    private let isPopulation: Bool
    private let place: SourceRange
    private let graph: Graph
    private var counts: [Double] = []
    private var means: [Double] = []
    private var squares: [Double] = []

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
            add(Int(groups[row]), count: Double(weights?[row] ?? 1), mean: number, square: 0)
        }
    }

    private func add(_ group: Int, count: Double, mean: Double, square: Double) {
        if count == 0 { return }
        let total = counts[group] + count
        let delta = mean - means[group]
        squares[group] += square + delta * delta * counts[group] * count / total
        means[group] += delta * count / total
        counts[group] = total
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) {
        guard let other = other as? DeviationAccumulator else { return }
        for (group, target) in mapping.enumerated() {
            add(Int(target), count: other.counts[group], mean: other.means[group], square: other.squares[group])
        }
    }

    func result(groups: Int) -> Column {
        grow(to: groups)
        return .floats(
            (0..<groups).map { group in
                let divisor = isPopulation ? counts[group] : counts[group] - 1
                return divisor > 0 ? (squares[group] / divisor).squareRoot() : 0
            }, nulls: nil)
    }
}
