import CypherSyntax
import PropertyGraph

/// `container[index]`: an element of a list, an entry of a map, a property of an entity.
func subscriptValue(
    _ container: Value, _ index: Value, in context: ExecutionContext, at range: SourceRange
) throws(ExecutionError) -> Value {
    switch (container, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let elements), .integer(let position)):
        return listIndex(position, count: elements.count).map { elements[$0] } ?? .null
    case (.list, _):
        throw .typeError(
            detail: "ListElementAccessByNonInteger",
            message: "an element of a list is found by an integer, not by \(index.kindForPeople)", range: range)
    case (.map(let map), .string(let key)): return map[key] ?? .null
    case (.node, .string(let key)), (.relationship, .string(let key)):
        return try propertyValue(of: container, key, in: context, at: range)
    case (.map, _), (.node, _), (.relationship, _):
        throw .typeError(
            detail: "MapElementAccessByNonString",
            message: "an entry of \(container.kindForPeople) is found by a string, not by \(index.kindForPeople)",
            range: range)
    default:
        throw .typeError(
            detail: "InvalidArgumentType",
            message: "lists, maps, nodes and relationships have elements; \(container.kindForPeople) has none",
            range: range)
    }
}

/// Where a list index points, negative ones from the end; nil outside.
@inline(__always)
private func listIndex(_ position: Int64, count: Int) -> Int? {
    let index = position < 0 ? position + Int64(count) : position
    return index >= 0 && index < Int64(count) ? Int(index) : nil
}

/// `list[from..to]`, open where a bound is missing; null where a bound is null.
func sliceValue(
    _ list: Value, from: Value?, to: Value?, at range: SourceRange, _ meter: ExecutionMeter
) throws(ExecutionError) -> Value {
    guard !list.isNull else { return .null }
    guard case .list(let elements) = list else {
        throw .typeError(
            detail: "InvalidArgumentType", message: "only a list can be sliced, not \(list.kindForPeople)", range: range
        )
    }
    guard let lower = try sliceBound(from, default: 0, count: elements.count, at: range),
        let upper = try sliceBound(to, default: elements.count, count: elements.count, at: range)
    else { return .null }
    return .list(lower < upper ? try meter.copied([elements[lower..<upper]]) : [])
}

/// A bound within `0...count`; nil for null.
private func sliceBound(
    _ bound: Value?, default open: Int, count: Int, at range: SourceRange
) throws(ExecutionError) -> Int? {
    switch bound {
    case nil: return open
    case .null: return nil
    case .integer(let position):
        if position < 0 { return max(0, Int(clamping: position) &+ count) }
        return min(count, Int(clamping: position))
    case .some(let other):
        throw .typeError(
            detail: "InvalidArgumentType", message: "a bound of a slice is an integer, not \(other.kindForPeople)",
            range: range)
    }
}

/// `list[0]` and kin with a constant position.
final class ElementEvaluator: Evaluator {
    private let list: any Evaluator
    private let index: any Evaluator
    private let range: SourceRange
    private let context: ExecutionContext

    init(_ list: any Evaluator, _ index: any Evaluator, at range: SourceRange, _ context: ExecutionContext) {
        self.list = list
        self.index = index
        self.range = range
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let containers = try list.evaluate(batch)
        let indices = try index.evaluate(batch)
        if case .constant(let container, let count) = containers, case .constant(let index, _) = indices, count > 0 {
            return .constant(try subscriptValue(container, index, in: context, at: range), count: count)
        }
        let graph = context.graph
        var results: [Value] = []
        results.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            let index = indices.value(at: row, in: graph)
            // The list is looked at where it is: copying it out costs a reference count for each row.
            if case .values(let values) = containers, case .list(let elements) = values[row],
                case .integer(let position) = index
            {
                results.append(listIndex(position, count: elements.count).map { elements[$0] } ?? .null)
            } else {
                results.append(
                    try subscriptValue(containers.value(at: row, in: graph), index, in: context, at: range))
            }
        }
        return .narrowest(results)
    }
}
