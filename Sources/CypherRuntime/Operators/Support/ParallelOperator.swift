import CypherPlanner
import CypherSemantics
import CypherSyntax
import Machine

/// A scan that can be run piece by piece.
protocol MorselSource: AnyObject {
    /// How many nodes or relationships there are.
    var morselItems: Int { get }
    /// The items that the next opening scans; nil is all.
    var morsel: Range<Int>? { get set }
}

/// Runs a pipeline, from a scan up to where rows come together, by several threads over pieces of the scan. Rows come out
/// in the order that one thread would give.
final class ParallelOperator: BatchOperator {
    /// A pipeline of its own for each thread.
    struct Worker {
        let root: any BatchOperator
        let source: any MorselSource
    }

    /// A pipeline, and what it runs over.
    private struct Pipeline {
        let worker: Worker
        let context: ExecutionContext
        let size: Int
        let items: Int
    }

    private let context: ExecutionContext
    private let workers: [Worker]
    /// Items of the scan for each morsel.
    private let size: Int
    private var queue: MorselQueue?
    /// Helpers that are taken from the statement's threads.
    private var helpers = 0
    /// Each is used by the thread that takes it; all read what is fixed, and charge the budget.
    private var handed: [HandedOver<Pipeline>] = []
    private var batches: ArraySlice<Batch> = []

    init(_ context: ExecutionContext, workers: [Worker], morselSize: Int) {
        self.context = context
        self.workers = workers
        size = morselSize
    }

    /// Items of the scan for each morsel, where so much work is expected of all of them.
    static func morselSize(work: Double, items: Int) -> Int {
        max(16, min(16_384, Int(65_536 / max(work / Double(max(items, 1)), 1))))
    }

    deinit { stop() }

    func open(argument: Batch?) throws(ExecutionError) {
        stop()
        batches = []
        let items = workers[0].source.morselItems
        let morsels = (items + size - 1) / size
        let queue = MorselQueue(total: morsels, workers: workers.count)
        handed = workers.map { HandedOver(Pipeline(worker: $0, context: context, size: size, items: items)) }
        self.queue = queue
        helpers = context.threads.take(min(workers.count, morsels) - 1)
        for other in handed.dropFirst().prefix(helpers) {
            queue.start { morsel in Self.run(morsel, other.value, queue) }
        }
    }

    private func stop() {
        queue?.stop()
        queue = nil
        context.threads.release(helpers)
        helpers = 0
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if let batch = batches.popFirst() { return batch }
            guard let queue else { return nil }
            try context.checkpoint()
            switch queue.step() {
            case .take(let outcome): batches = try outcome.get()[...]
            case .run(let morsel): queue.finish(morsel, Self.run(morsel, handed[0].value, queue))
            case .wait: queue.wait()
            case .end: stop()
            }
        }
    }

    private static func run(_ morsel: Int, _ pipeline: Pipeline, _ queue: MorselQueue) -> MorselQueue.Outcome {
        let worker = pipeline.worker
        let start = morsel * pipeline.size
        worker.source.morsel = start..<min(start + pipeline.size, pipeline.items)
        do throws(ExecutionError) {
            let account = MemoryAccount(pipeline.context.budget)
            var batches: [Batch] = []
            try worker.root.open(argument: nil)
            while let batch = try worker.root.next() {
                if queue.shouldStop { break }
                try account.charge(batch.estimatedBytes)
                batches.append(batch)
            }
            return .success(batches)
        } catch { return .failure(error) }
    }
}

extension PhysicalPlan {
    /// Less work than this, in rows that are passed on, is not worth a thread of its own.
    private static let leastParallelWork = 100_000.0

    /// How many rows a row counts for whose text is searched.
    private static let textWeight = 8.0
    /// How many texts are searched for one that is taken to have the needle.
    private static let textsPerHit = 10.0

    /// The work in rows that are passed on, where this is a pipeline over a scan that several threads can run and that is
    /// worth it.
    var parallelWork: Double? {
        var work = 0.0
        return isPipeline(&work) && work >= Self.leastParallelWork ? work : nil
    }

    private func isPipeline(_ work: inout Double) -> Bool {
        work += cardinality
        switch kind {
        case .nodeScan, .relationshipScan: return inputs.isEmpty
        case .nodeIndexRange(_, _, _, .contains):
            work += cardinality * Self.textsPerHit * Self.textWeight
            return inputs.isEmpty
        case .expand, .expandInto, .degree: return inputs[0].isPipeline(&work)
        case .filter(let conditions):
            if conditions.contains(where: \.readsWholeTexts) { work += inputs[0].cardinality * Self.textWeight }
            return !conditions.contains { $0.hasSubquery } && inputs[0].isPipeline(&work)
        case .project(let computed):
            return !computed.contains { $0.expression.hasSubquery } && inputs[0].isPipeline(&work)
        case .apply(.semi), .apply(.anti):
            var inner = 0.0
            guard inputs[1].isInnerPipeline(&inner) else { return false }
            work += inputs[0].cardinality * inner
            return inputs[0].isPipeline(&work)
        case .unit, .argument, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .schema, .variableLengthExpand, .repeatPattern, .shortestPath, .boundRelationship,
            .selectPaths, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .loadCSV, .procedureCall,
            .emptyResult, .apply(.inner), .apply(.optional), .apply(.unit), .apply(.batches), .cartesianProduct,
            .hashJoin, .unionAll, .create, .merge, .set, .remove, .delete, .foreach:
            return false
        }
    }

    private func isInnerPipeline(_ work: inout Double) -> Bool {
        work += cardinality
        switch kind {
        case .argument: return true
        case .expand, .expandInto, .degree: return inputs[0].isInnerPipeline(&work)
        case .filter(let conditions):
            return !conditions.contains { $0.hasSubquery } && inputs[0].isInnerPipeline(&work)
        case .unit, .nodeScan, .nodeIndexSeek, .nodeIndexRange, .nodeByID, .labelSetScan, .nodeCount,
            .relationshipCount, .relationshipScan, .schema, .variableLengthExpand, .repeatPattern, .shortestPath,
            .boundRelationship, .selectPaths, .project, .unwind, .aggregate, .distinct, .sort, .top, .skip, .limit,
            .eager, .loadCSV, .procedureCall, .emptyResult, .apply, .cartesianProduct, .hashJoin, .unionAll, .create,
            .merge, .set, .remove, .delete, .foreach:
            return false
        }
    }
}

extension BoundExpression {
    /// Whether it holds a text against a pattern, or looks for another in it.
    fileprivate var readsWholeTexts: Bool {
        switch kind {
        case .binary(.matches, _, _), .binary(.contains, _, _), .binary(.endsWith, _, _): true
        case .and(let operands), .or(let operands): operands.contains(where: \.readsWholeTexts)
        case .not(let operand): operand.readsWholeTexts
        default: false
        }
    }
}
