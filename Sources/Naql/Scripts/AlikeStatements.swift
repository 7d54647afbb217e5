import CypherPlanner
public import CypherSyntax
import PropertyGraph

/// A statement of a script that may be run together with those beside it.
public struct AlikeStatement {
    /// The statement.
    public let source: QuerySource
    /// Its shape and its literals.
    public let parts: StatementLiterals

    /// Nil for a statement that is run by itself.
    public init?(_ source: QuerySource) {
        guard let parts = StatementLiterals(source.text) else { return nil }
        (self.source, self.parts) = (source, parts)
    }
}

/// Statements of one shape that stand one after the other are one plan, whose literals are rows: so a dump of CREATE
/// statements is loaded as a table is. That is done only where nobody can tell: where what one writes no other reads, and
/// where none fails. Else the graph is as it was, and each is to be run by itself.
extension Session {
    /// So many statements are run together at most.
    public static let mostAlike = 1000

    /// Runs statements of one shape together; says whether that was possible. Where not, nothing has happened.
    ///
    /// - Throws: where the user stopped it.
    public func runTogether(_ statements: [AlikeStatement]) throws(NaqlError) -> Bool {
        guard let first = statements.first, !settings.isReadOnly,
            let lifted = LiftedStatement(first.source.text, literals: first.parts.literals.count)
        else { return false }
        var rows: [Value] = []
        rows.reserveCapacity(statements.count)
        for statement in statements {
            guard let values = lifted.values(statement.parts.literals, Self.value) else { return false }
            rows.append(.list(values))
        }
        let parameters: [String: Value] = [LiftedStatement.parameter: .list(rows)]
        let listener = onNote
        var notes: [(Diagnostic, QuerySource)] = []
        onNote = { notes.append(($0, $1)) }
        defer { onNote = listener }
        do throws(NaqlError) {
            let planned = try plan(lifted.statement, of: first.source, given: parameters)
            guard planned.columns.isEmpty, !planned.commitsBatches, planned.plan.keepsOrder,
                planned.plan.isFreeOfBarriers
            else { return false }
            let result = try run(lifted.statement, of: first.source, parameters: parameters)
            while try result.next() != nil {}
        } catch {
            if error.isCancellation { throw error }
            return false
        }
        for (note, source) in notes { listener?(note, source) }
        return true
    }

    private static func value(_ kind: Expression.Kind) -> Value? {
        switch kind {
        case .integer(let number): .integer(number)
        case .float(let number): .float(number)
        case .string(let text): .string(text)
        default: nil
        }
    }
}

extension PhysicalPlan {
    /// Whether no part of it waits for another because it reads what that writes.
    fileprivate var isFreeOfBarriers: Bool {
        if case .eager = kind { return false }
        return inputs.allSatisfy(\.isFreeOfBarriers)
    }

    /// Whether what is written for a row comes behind what is written for those before it: where the rows lead.
    fileprivate var keepsOrder: Bool {
        switch kind {
        case .unwind: true
        case .emptyResult, .create, .merge, .filter, .project, .nodeIndexSeek, .nodeByID, .expand, .expandInto,
            .hashJoin:
            inputs.first?.keepsOrder ?? false
        default: false
        }
    }
}
