import CypherSyntax
import PropertyGraph

/// Why the naive evaluator gives no answer.
enum NaiveError: Error {
    /// The query fails, as it should.
    case failure(String)
    /// The query makes more rows than brute force should try.
    case tooBig
    /// The evaluator does not know the construct.
    case unknown(String)
}

/// Variables and their values.
typealias NaiveRow = [String: Value]

/// Columns and rows; columns are nil where nothing is returned.
struct NaiveTable {
    var columns: [String]?
    var rows: [NaiveRow]
}

/// Answers queries from the syntax tree by trying everything, clause by clause and row by row.
///
/// It shares with the engine only the parser and the equality and order of values.
final class NaiveEvaluator {
    var graph: ModelGraph
    /// More rows than this are not tried.
    let rowLimit: Int
    /// The graph as it was before the writing clause at work: what its subqueries read.
    var before: ModelGraph?
    /// How many nodes and relationships were tried for patterns.
    private var tried = 0
    /// Relationships by node; those that came since are taken in when it is asked.
    private var incident: [[Int]] = []
    private var indexed = 0

    init(_ graph: ModelGraph, rowLimit: Int = 1500) { (self.graph, self.rowLimit) = (graph, rowLimit) }

    /// Counts what is tried for a pattern: a query that makes few rows of many walks is too big all the same.
    func spend(_ count: Int) throws {
        tried += count
        if tried > 500 * rowLimit { throw NaiveError.tooBig }
    }

    /// The living relationships at a node, ascending.
    func relationships(at node: Int) -> [Int] {
        while indexed < graph.relationships.count {
            let relationship = graph.relationships[indexed]
            while incident.count <= max(relationship.source, relationship.target) { incident.append([]) }
            incident[relationship.source].append(indexed)
            if relationship.target != relationship.source { incident[relationship.target].append(indexed) }
            indexed += 1
        }
        guard node < incident.count else { return [] }
        return incident[node].filter { $0 < graph.relationships.count && graph.relationships[$0].isAlive }
    }

    /// Reads the graph from before the writing clause at work, if there is one.
    func reading<Result>(_ body: () throws -> Result) rethrows -> Result {
        guard let earlier = before else { return try body() }
        let current = graph
        (graph, before) = (earlier, nil)
        defer { (graph, before) = (current, earlier) }
        return try body()
    }

    /// Runs a statement; where it fails the graph is as before.
    func run(_ statement: Statement) throws -> NaiveTable {
        guard case .query(let query) = statement.body else { throw NaiveError.unknown("statement") }
        let before = graph
        do { return try run(query, on: [[:]]) } catch {
            graph = before
            throw error
        }
    }

    func run(_ query: Query, on rows: [NaiveRow]) throws -> NaiveTable {
        var result = try run(query.branches[0], on: rows)
        for (branch, union) in zip(query.branches.dropFirst(), query.unions) {
            result.rows += try run(branch, on: rows).rows
            if !union.all { result.rows = Self.distinct(result.rows, by: result.columns ?? []) }
        }
        return result
    }

    private func run(_ query: SingleQuery, on rows: [NaiveRow]) throws -> NaiveTable {
        var table = NaiveTable(columns: nil, rows: rows)
        for clause in query.clauses {
            try apply(clause.kind, to: &table)
            if table.rows.count > rowLimit { throw NaiveError.tooBig }
        }
        return table.columns == nil ? NaiveTable(columns: nil, rows: []) : table
    }

    private func apply(_ clause: Clause.Kind, to table: inout NaiveTable) throws {
        switch clause {
        case .match(let optional, let repeats, let patterns, _, let predicate):
            table.rows = try table.rows.flatMap { row -> [NaiveRow] in
                let found = try matches(patterns, repeats: repeats, predicate: predicate, in: row)
                if !found.isEmpty || !optional { return found }
                var empty = row
                for name in Self.variables(of: patterns) where empty[name] == nil { empty[name] = .null }
                return [empty]
            }
        case .unwind(let list, let variable):
            table.rows = try table.rows.flatMap { row -> [NaiveRow] in
                let elements: [Value]
                switch try evaluate(list, row) {
                case .null: elements = []
                case .list(let values): elements = values
                case let value: elements = [value]
                }
                return elements.map { row.merging([variable.text: $0]) { $1 } }
            }
        case .with(let projection, let predicate):
            table.rows = try project(projection, table.rows).rows
            if let predicate { table.rows = try table.rows.filter { try isTrue(predicate, $0) } }
        case .let_(let items):
            table.rows = try table.rows.map { row in
                var bound = row
                for item in items { bound[item.alias?.text ?? item.text] = try evaluate(item.expression, row) }
                return bound
            }
        case .filter(let predicate): table.rows = try table.rows.filter { try isTrue(predicate, $0) }
        case .page(let projection): table.rows = try project(projection, table.rows).rows
        case .return_(let projection): table = try project(projection, table.rows)
        case .subquery(let imports, let query, _, let optional):
            table.rows = try table.rows.flatMap { row -> [NaiveRow] in
                let names = Set((imports.names ?? []).map(\.text))
                let inner = try run(query, on: [row.filter { names.contains($0.key) || names.contains("*") }])
                guard let columns = inner.columns else { return [row] }
                if inner.rows.isEmpty && optional {
                    return [row.merging(columns.map { ($0, .null) }) { $1 }]
                }
                return inner.rows.map { row.merging($0) { $1 } }
            }
        case .call(let call): table.rows = try table.rows.flatMap { try self.call(call, $0) }
        default:
            // In FOREACH a clause runs for one element at a time.
            before = graph
            defer { before = nil }
            table.rows = try write(clause, table.rows)
        }
    }

    /// The procedures that list names.
    private func call(_ call: ProcedureCall, _ row: NaiveRow) throws -> [NaiveRow] {
        let names: Set<String>
        switch call.name.text {
        case "db.labels": names = Set(graph.aliveNodes.flatMap { graph.nodes[$0].labels })
        case "db.relationshipTypes": names = Set(graph.aliveRelationships.map { graph.relationships[$0].type })
        default: throw NaiveError.unknown("procedure")
        }
        guard case .items(let items, nil)? = call.yield, let item = items.first else {
            throw NaiveError.unknown("YIELD")
        }
        return names.map { row.merging([(item.alias ?? item.field).text: .string($0)]) { $1 } }
    }

    static func distinct(_ rows: [NaiveRow], by columns: [String]) -> [NaiveRow] {
        var seen: Set<[Value]> = []
        return rows.filter { row in seen.insert(columns.map { row[$0] ?? .null }).inserted }
    }
}
