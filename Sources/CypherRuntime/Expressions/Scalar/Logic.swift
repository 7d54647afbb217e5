import CypherSyntax
import PropertyGraph

/// AND and OR of any number of operands, by Kleene's logic. An operand is computed only for the rows that those before
/// it leave open.
final class JunctionEvaluator: Evaluator {
    private let operands: [PartialEvaluator]
    private let ranges: [SourceRange]
    /// The value that decides: 0 (false) for AND, 1 (true) for OR.
    private let deciding: UInt8

    init(_ operands: [PartialEvaluator], at ranges: [SourceRange], isConjunction: Bool) {
        self.operands = operands
        self.ranges = ranges
        self.deciding = isConjunction ? 0 : 1
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var truth = try operands[0].evaluate(batch, rows: nil).truth(at: ranges[0])
        for (operand, range) in zip(operands, ranges).dropFirst() {
            var open: [UInt32] = []
            open.reserveCapacity(truth.count)
            for row in 0..<truth.count where truth[row] != deciding { open.append(UInt32(row)) }
            if open.isEmpty { break }
            let next = try operand.evaluate(batch, rows: open.count == truth.count ? nil : open).truth(at: range)
            for index in 0..<open.count {
                let row = Int(open[index])
                if next[index] == deciding || truth[row] != 2 { truth[row] = next[index] }
            }
        }
        return .booleans(truth)
    }
}

/// XOR: null where an operand is.
final class ExclusiveOrEvaluator: Evaluator {
    private let left: any Evaluator
    private let right: any Evaluator
    private let ranges: (SourceRange, SourceRange)

    init(_ left: any Evaluator, _ right: any Evaluator, at ranges: (SourceRange, SourceRange)) {
        self.left = left
        self.right = right
        self.ranges = ranges
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let a = try left.evaluate(batch).truth(at: ranges.0)
        let b = try right.evaluate(batch).truth(at: ranges.1)
        return .booleans(zip(a, b).map { $0 == 2 || $1 == 2 ? 2 : $0 ^ $1 })
    }
}

/// NOT.
final class NotEvaluator: Evaluator {
    private let operand: any Evaluator
    private let range: SourceRange

    init(_ operand: any Evaluator, at range: SourceRange) {
        self.operand = operand
        self.range = range
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        .booleans(try operand.evaluate(batch).truth(at: range).map { $0 == 2 ? 2 : $0 ^ 1 })
    }
}

/// `IS NULL`, `IS NOT NULL`.
final class NullTestEvaluator: Evaluator {
    private let operand: any Evaluator
    private let negated: Bool

    init(_ operand: any Evaluator, negated: Bool) {
        self.operand = operand
        self.negated = negated
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let column = try operand.evaluate(batch)
        let (null, other): (UInt8, UInt8) = negated ? (0, 1) : (1, 0)
        switch column {
        case .constant(let value, let count): return .constant(.boolean(value.isNull != negated), count: count)
        case .nodes(let ids), .relationships(let ids), .strings(let ids):
            return .booleans(ids.map { $0 == Column.nullID ? null : other })
        case .integers(_, nil), .floats(_, nil): return .constant(.boolean(negated), count: batch.count)
        case .integers(_, .some(let nulls)), .floats(_, .some(let nulls)):
            return .booleans((0..<batch.count).map { nulls[$0] ? null : other })
        case .booleans(let values): return .booleans(values.map { $0 == 2 ? null : other })
        case .values(let values): return .booleans(values.map { $0.isNull ? null : other })
        }
    }
}

extension Column {
    /// 0 false, 1 true, 2 null for each row. Another type than boolean is an error.
    func truth(at range: SourceRange) throws(ExecutionError) -> [UInt8] {
        switch self {
        case .booleans(let values): return values
        case .constant(.boolean(let flag), let count): return Array(repeating: flag ? 1 : 0, count: count)
        case .constant(.null, let count): return Array(repeating: 2, count: count)
        case .values(let values):
            var truth: [UInt8] = []
            truth.reserveCapacity(values.count)
            for value in values {
                switch value {
                case .boolean(let flag): truth.append(flag ? 1 : 0)
                case .null: truth.append(2)
                default: throw .notBoolean(value, at: range)
                }
            }
            return truth
        default:
            if let row = (0..<count).first(where: { !isNull(at: $0) }) { throw .notBoolean(sample(row), at: range) }
            return Array(repeating: 2, count: count)
        }
    }

    /// A value of the type of a row, for error messages.
    private func sample(_ row: Int) -> Value {
        switch self {
        case .nodes(let ids): .node(NodeID(ids[row]))
        case .relationships(let ids): .relationship(RelationshipID(ids[row]))
        case .integers(let values, _): .integer(values[row])
        case .floats(let values, _): .float(values[row])
        case .booleans(let values): .boolean(values[row] == 1)
        case .strings: .string("")
        case .values(let values): values[row]
        case .constant(let value, _): value
        }
    }
}

extension ExecutionError {
    static func notBoolean(_ value: Value, at range: SourceRange) -> ExecutionError {
        .typeError(
            detail: "InvalidArgumentType",
            message: "a condition must be true, false or null, not \(value.kindForPeople)",
            range: range)
    }
}
