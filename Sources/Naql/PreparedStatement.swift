import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// A statement that was read and bound, so that asking it again only runs it. What the binder made of it holds for every
/// graph; its plan holds for one, as it was.
final class PreparedStatement {
    let statement: Statement
    let bound: BoundStatement
    private var plan: (planned: PlannedStatement, state: PlanState)?

    init(_ statement: Statement, _ bound: BoundStatement) {
        self.statement = statement
        self.bound = bound
    }

    /// The plan that was made for this state of the graph.
    func plan(for state: PlanState) -> PlannedStatement? { plan.flatMap { $0.state == state ? $0.planned : nil } }

    func keep(_ planned: PlannedStatement, for state: PlanState) { plan = (planned, state) }
}

/// What a plan depends on besides its statement.
struct PlanState: Equatable {
    /// Grows with each graph that a session is given, and with each change of how plans are made.
    let generation: Int
    /// The graph's own count of changes.
    let changeCount: Int
}

/// The statements that a session was asked last, by text.
struct PreparedStatements {
    /// So many are kept.
    private static let capacity = 64
    /// Bytes of the longest text that is kept.
    private static let longestText = 4 << 10

    /// By code point: texts that Swift calls equal may hold literals that the language tells apart.
    private var statements: [CodePointKey: PreparedStatement] = [:]
    private(set) var generation = 0

    subscript(_ text: String) -> PreparedStatement? { statements[CodePointKey(text)] }

    /// Keeps a statement; those that were kept so far are forgotten where they are too many.
    mutating func keep(_ statement: PreparedStatement, of text: String) {
        guard text.utf8.count <= Self.longestText else { return }
        if statements.count >= Self.capacity { statements = [:] }
        statements[CodePointKey(text)] = statement
    }

    /// No plan that was made so far is used again.
    mutating func forgetPlans() { generation += 1 }
}

extension Session {
    /// The statement of a text: parsed and bound, or as it was when it was asked before.
    func prepare(_ source: QuerySource, within limits: StatementLimits) throws(NaqlError) -> PreparedStatement {
        if let known = prepared[source.text] { return known }
        let statement: Statement
        do throws(Diagnostic) {
            statement = try Parser.parse(source.text, watch: limits.watch)
        } catch { throw limits.failure(error, in: source) }
        let made = PreparedStatement(statement, try bind(statement, of: source, within: limits))
        prepared.keep(made, of: source.text)
        return made
    }

    func bind(
        _ statement: Statement, of source: QuerySource, within limits: StatementLimits
    ) throws(NaqlError) -> BoundStatement {
        do throws(Diagnostic) {
            return try Binder(catalog: catalog).bind(statement, watch: limits.watch)
        } catch { throw limits.failure(error, in: source) }
    }

    /// Throws where a statement that is to run reads a parameter that is not given.
    func require(
        _ parameters: [String: Value], for bound: BoundStatement, of source: QuerySource
    ) throws(NaqlError) {
        guard bound.mode != .explain else { return }
        do throws(Diagnostic) { try bound.requireParameters { parameters[$0] != nil } } catch {
            throw .diagnostic(error, in: source)
        }
    }

    /// The plan of a statement over the graph as it is now.
    func plan(
        _ prepared: PreparedStatement, of source: QuerySource, given parameters: [String: Value]?,
        within limits: StatementLimits
    ) throws(NaqlError) -> PlannedStatement {
        let bound = prepared.bound
        tellNotes(on: bound, of: source, given: parameters ?? [:], within: limits)
        let state = PlanState(generation: self.prepared.generation, changeCount: graph.changeCount)
        if let known = prepared.plan(for: state) { return known }
        do throws(Diagnostic) {
            let planned = try Planner(graph: graph, options: settings.planner).plan(bound, watch: limits.watch)
            prepared.keep(planned, for: state)
            return planned
        } catch { throw limits.failure(error, in: source) }
    }

    /// Tells before a statement runs what may explain its answer.
    private func tellNotes(
        on statement: BoundStatement, of source: QuerySource, given parameters: [String: Value],
        within limits: StatementLimits
    ) {
        toldPlaces = []
        guard let onNote else { return }
        var notes: [Diagnostic] = []
        // A statement that writes may make what it reads, and an empty graph knows no name.
        if !statement.writes, graph.nodeCount > 0 {
            notes += UnknownNames(graph: graph).notes(on: statement)
            notes += UnmatchablePatterns.notes(on: statement, in: graph)
            if settings.tellsUnknownTexts {
                notes += UnknownTexts.notes(on: statement, in: graph, given: parameters, limits.meter)
            }
        }
        let kinds = KindNotes.notes(on: statement, of: source, in: graph, given: parameters)
        toldPlaces = Set(kinds.map(\.range))
        for note in notes + kinds { onNote(note, source) }
    }
}
