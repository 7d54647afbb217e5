import CypherSemantics
import CypherSyntax
import PropertyGraph

/// The elements that a comprehension, quantifier or reduce goes through: those of a list, or the numbers of a range,
/// which need not stand in memory.
enum ElementList {
    case values([Value])
    case range(IntegerRange)

    /// How many elements.
    var count: Int {
        switch self {
        case .values(let values): values.count
        case .range(let range): range.count
        }
    }

    /// The element at a position.
    subscript(position: Int) -> Value {
        switch self {
        case .values(let values): values[position]
        case .range(let range): .integer(range[position])
        }
    }

    /// The elements at some positions, added to a list.
    func append(_ positions: Range<Int>, to elements: inout [Value]) {
        switch self {
        case .values(let values): elements.append(contentsOf: values[positions])
        case .range(let range): for position in positions { elements.append(.integer(range[position])) }
        }
    }
}

/// The numbers of `range(first, last, step)`.
struct IntegerRange {
    private let first: Int64
    private let step: Int64
    /// How many there are; no more than an Int can tell.
    let count: Int

    /// None where the step leads away from the last.
    ///
    /// - Precondition: the step is not 0.
    init(from first: Int64, to last: Int64, by step: Int64) {
        self.first = first
        self.step = step
        guard step > 0 ? first <= last : first >= last else {
            count = 0
            return
        }
        // The distance may need 64 bits without a sign.
        let distance = step > 0 ? UInt64(bitPattern: last &- first) : UInt64(bitPattern: first &- last)
        let (count, overflows) = (distance / step.magnitude).addingReportingOverflow(1)
        self.count = overflows ? .max : Int(clamping: count)
    }

    @inline(__always)
    subscript(position: Int) -> Int64 { first &+ Int64(position) &* step }
}

/// Gives the elements to go through, one list for each row; nil where it is null.
protocol ElementSource: AnyObject {
    func elements(_ batch: Batch) throws(ExecutionError) -> [ElementList?]
}

/// The elements of a list.
final class ListSource: ElementSource {
    private let list: any Evaluator
    private let takesOne: Bool
    private let range: SourceRange
    private let graph: Graph

    /// A source that refuses what is no list, unless it `takesOne` value as a list of it.
    init(_ list: any Evaluator, takesOne: Bool, at range: SourceRange, _ context: ExecutionContext) {
        self.list = list
        self.takesOne = takesOne
        self.range = range
        graph = context.graph
    }

    func elements(_ batch: Batch) throws(ExecutionError) -> [ElementList?] {
        let column = try list.evaluate(batch)
        var lists: [ElementList?] = []
        lists.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            switch column.value(at: row, in: graph) {
            case .null: lists.append(nil)
            case .list(let elements): lists.append(.values(elements))
            case let other where takesOne: lists.append(.values([other]))
            case let other:
                throw .typeError(
                    detail: "InvalidArgumentType", message: "a list is needed here, not \(other.kindForPeople)",
                    range: range)
            }
        }
        return lists
    }
}

/// The numbers of a call of `range`.
final class RangeSource: ElementSource {
    private let bounds: RangeCall

    init(_ bounds: RangeCall) { self.bounds = bounds }

    func elements(_ batch: Batch) throws(ExecutionError) -> [ElementList?] {
        let columns = try bounds.columns(batch)
        var lists: [ElementList?] = []
        lists.reserveCapacity(batch.count)
        for row in 0..<batch.count { lists.append(try bounds.range(columns, row: row).map { .range($0) }) }
        return lists
    }
}

/// The arguments of a call of `range` that is worked out without a list.
struct RangeCall {
    private let bounds: [any Evaluator]
    private let place: SourceRange
    private let graph: Graph

    /// Nil for any other expression.
    init?(
        _ expression: BoundExpression, _ context: ExecutionContext, _ compiler: ExpressionCompiler
    ) throws(ExecutionError) {
        guard case .call(let name, let arguments) = expression.kind, arguments.count >= 2,
            case .integers? = context.functions.function(named: name.lowercased())?.shortcut
        else { return nil }
        bounds = try compiler.compile(arguments)
        place = expression.range
        graph = context.graph
    }

    /// The values of the arguments.
    func columns(_ batch: Batch) throws(ExecutionError) -> [Column] {
        var columns: [Column] = []
        for bound in bounds { columns.append(try bound.evaluate(batch)) }
        return columns
    }

    /// The range of a row; nil where an argument is null.
    func range(_ columns: [Column], row: Int) throws(ExecutionError) -> IntegerRange? {
        var numbers: [Int64] = []
        for column in columns {
            switch column.value(at: row, in: graph) {
            case .integer(let number): numbers.append(number)
            case .null: return nil
            default:
                throw .argumentError(
                    detail: "InvalidArgumentType", message: "`range` takes integers", range: place)
            }
        }
        let step = numbers.count > 2 ? numbers[2] : 1
        if step == 0 {
            throw .argumentError(
                detail: "NumberOutOfRange", message: "the step of `range` must not be zero", range: place)
        }
        return IntegerRange(from: numbers[0], to: numbers[1], by: step)
    }
}
