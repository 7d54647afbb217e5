import CypherPlanner
import CypherSyntax
import PropertyGraph

/// `[x IN list WHERE predicate | projection]`, over all lists of a batch at once.
final class ListComprehensionEvaluator: Evaluator {
    private let element: Slot
    private let list: any ElementSource
    private let predicate: (any Predicate)?
    private let projection: (any Evaluator)?
    private let slots: [Slot]
    private let context: ExecutionContext

    init(
        element: Slot, list: any ElementSource, predicate: (any Predicate)?, projection: (any Evaluator)?,
        slots: [Slot], _ context: ExecutionContext
    ) {
        self.element = element
        self.list = list
        self.predicate = predicate
        self.projection = projection
        self.slots = slots
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var elements = try ListElements(list, batch: batch, element: element, slots: slots)
        var results: [[Value]?] = elements.lists.map { $0 == nil ? nil : [] }
        do throws(ExecutionError) {
            while let piece = elements.next() { try add(piece, to: &results) }
        } catch {
            context.meter.discard((elements.lists, results))
            throw error
        }
        return .values(results.map { $0.map(Value.list) ?? .null })
    }

    private func add(_ piece: ListElements.Piece, to results: inout [[Value]?]) throws(ExecutionError) {
        try context.meter.charge(work: 64 * piece.outerRows.count)
        var (inner, outerRows) = (piece.batch, piece.outerRows)
        if let rows = try predicate?.select(inner) {
            if rows.isEmpty { return }
            inner = inner.gather(rows)
            outerRows = rows.map { outerRows[Int($0)] }
        }
        let values = try projection?.evaluate(inner) ?? inner[element]
        try context.meter.charge(bytes: inner.count * MemoryLayout<Value>.stride)
        if outerRows.first == outerRows.last {
            // Taken out while it grows, so that it is not copied.
            let row = Int(outerRows[0])
            if var list = results[row] {
                results[row] = []
                defer { results[row] = list }
                try context.meter.makeRoom(for: inner.count, in: &list, blank: .null)
            }
        }
        let graph = context.graph
        for row in 0..<inner.count { results[Int(outerRows[row])]?.append(values.value(at: row, in: graph)) }
    }
}

/// `all`, `any`, `none` and `single`, in three-valued logic, over all lists of a batch at once.
final class QuantifierEvaluator: Evaluator {
    private let quantifier: Expression.Quantifier
    private let element: Slot
    private let list: any ElementSource
    private let predicate: any Evaluator
    private let slots: [Slot]
    /// Where the predicate stands.
    private let place: SourceRange
    private let context: ExecutionContext

    init(
        _ quantifier: Expression.Quantifier, element: Slot, list: any ElementSource, predicate: any Evaluator,
        slots: [Slot], at place: SourceRange, _ context: ExecutionContext
    ) {
        self.quantifier = quantifier
        self.element = element
        self.list = list
        self.predicate = predicate
        self.slots = slots
        self.place = place
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var elements = try ListElements(list, batch: batch, element: element, slots: slots)
        /// By outer row, how many elements were false, true, null.
        var counts = [SIMD3<Int>](repeating: .zero, count: batch.count)
        do throws(ExecutionError) {
            while let piece = elements.next() {
                try context.meter.charge(work: 32 * piece.outerRows.count)
                let truth = try predicate.evaluate(piece.batch).truth(at: place)
                for row in 0..<truth.count { counts[Int(piece.outerRows[row])][Int(truth[row])] &+= 1 }
            }
        } catch {
            context.meter.discard(elements.lists)
            throw error
        }
        var results: [UInt8] = []
        results.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            results.append(elements.lists[row] == nil ? 2 : conclusion(counts[row]))
        }
        return .booleans(results)
    }

    private func conclusion(_ counts: SIMD3<Int>) -> UInt8 {
        let (no, yes, unknown) = (counts[0], counts[1], counts[2])
        switch quantifier {
        case .all: return no > 0 ? 0 : unknown > 0 ? 2 : 1
        case .any: return yes > 0 ? 1 : unknown > 0 ? 2 : 0
        case .none: return yes > 0 ? 0 : unknown > 0 ? 2 : 1
        case .single: return yes > 1 ? 0 : unknown > 0 ? 2 : yes == 1 ? 1 : 0
        }
    }
}

/// `reduce`: step k of all lists of a batch is one evaluation.
final class ReduceEvaluator: Evaluator {
    private let accumulator: Slot
    private let element: Slot
    private let initial: any Evaluator
    private let list: any ElementSource
    private let expression: any Evaluator
    private let slots: [Slot]
    private let context: ExecutionContext

    init(
        accumulator: Slot, element: Slot, initial: any Evaluator, list: any ElementSource, expression: any Evaluator,
        slots: [Slot], _ context: ExecutionContext
    ) {
        self.accumulator = accumulator
        self.element = element
        self.initial = initial
        self.list = list
        self.expression = expression
        self.slots = slots
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let lists = try list.elements(batch)
        var results = try initial.evaluate(batch).boxed(in: context.graph)
        var rows: [UInt32] = []
        for row in 0..<batch.count {
            guard let list = lists[row] else {
                results[row] = .null
                continue
            }
            if list.count > 0 { rows.append(UInt32(row)) }
        }
        do throws(ExecutionError) {
            try fold(lists, of: batch, rows, into: &results)
        } catch {
            context.meter.discard((lists, results))
            throw error
        }
        return .narrowest(results)
    }

    /// Takes step after step in the rows whose lists have elements left.
    private func fold(
        _ lists: [ElementList?], of batch: Batch, _ first: [UInt32], into results: inout [Value]
    ) throws(ExecutionError) {
        let graph = context.graph
        var rows = first
        var step = 0
        var inner = batch.gather(rows, slots: slots)
        while !rows.isEmpty {
            try context.meter.charge(work: 512 + 64 * rows.count)
            inner.columns[accumulator] = .narrowest(rows.map { results[Int($0)] })
            inner.columns[element] = .narrowest(rows.map { lists[Int($0)]?[step] ?? .null })
            let next = try expression.evaluate(inner)
            for index in 0..<rows.count {
                results[Int(rows[index])] = next.value(at: index, in: graph)
            }
            step += 1
            var remaining: [UInt32] = []
            for row in rows where lists[Int(row)]?.count ?? 0 > step { remaining.append(row) }
            if remaining.count < rows.count {
                rows = remaining
                inner = batch.gather(rows, slots: slots)
            }
        }
    }
}
