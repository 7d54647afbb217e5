public import CypherPlanner
import PropertyGraph

/// Runs planned statements.
public enum Execution {
    /// Starts a statement and gives its rows.
    ///
    /// One that writes is run to its end first; if it fails or is cancelled, the graph is as it was before.
    public static func run(
        _ statement: PlannedStatement, in context: ExecutionContext
    ) throws(ExecutionError) -> ResultCursor {
        context.isReadOnly = !statement.writes
        // What writes is done in order, and the times of PROFILE are those of one thread.
        context.isParallel = !statement.writes && context.profile == nil && context.threads.limit > 1
        context.compileInner = { (plan, carrying, context) throws(ExecutionError) in
            try OperatorCompiler(context).compile(plan, carrying: carrying)
        }
        let compiler = OperatorCompiler(context)
        var root: any BatchOperator
        if let parallel = try compiler.compileParallel(statement.plan) {
            root = parallel
        } else {
            root = try compiler.compile(statement.plan, carrying: [])
        }
        if statement.plan.mayMultiply { root = RowExpander(context, input: root, Flatten(), kept: statement.plan.live) }
        guard statement.writes else {
            do throws(ExecutionError) { try root.open(argument: nil) } catch {
                context.meter.discard(operators: root)
                throw error
            }
            return ResultCursor(columns: statement.columns, context: context, running: root)
        }
        let rows = try write(root, context)
        return ResultCursor(columns: statement.columns, context: context, rows: rows)
    }

    /// All rows of a statement that writes; where it fails, the graph is as it was before, or as was kept.
    private static func write(
        _ root: any BatchOperator, _ context: ExecutionContext
    ) throws(ExecutionError) -> [Batch] {
        let savepoint = context.graph.begin()
        do throws(ExecutionError) {
            let rows = try drain(root, context)
            try context.finishDeletes()
            if let violation = context.graph.violation(since: savepoint) { throw context.failure(violation) }
            try context.graph.confirm(isLast: true)
            if context.keptPoint != nil { context.graph.commit() }
            context.graph.commit()
            return rows
        } catch {
            if let kept = context.keptPoint {
                context.graph.rollback(to: kept)
                context.graph.commit()
            } else {
                context.graph.rollback(to: savepoint)
            }
            context.meter.discard(operators: root)
            throw error
        }
    }

    private static func drain(
        _ root: any BatchOperator, _ context: ExecutionContext
    ) throws(ExecutionError) -> [Batch] {
        let account = MemoryAccount(context.budget)
        var rows: [Batch] = []
        do throws(ExecutionError) {
            try root.open(argument: nil)
            while let batch = try root.next() {
                try account.charge(batch.estimatedBytes)
                rows.append(batch)
            }
            return rows
        } catch {
            context.meter.discard(rows)
            throw error
        }
    }
}
