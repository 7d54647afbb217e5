import CypherPlanner
import CypherSemantics
import CypherSyntax
import Naql
import PropertyGraph

/// A query over a graph, answered twice.
struct Trial: CustomStringConvertible {
    var graph: ModelGraph
    let text: String
    let isOrdered: Bool
    let rowLimit: Int
    /// Whether equal numbers of two kinds may stand for each other in the answer: of them a group may show either, and a
    /// sort may begin with either.
    private let mixesNumbers: Bool
    private let sortsLists: Bool

    init(graph: ModelGraph, text: String, isOrdered: Bool = false, rowLimit: Int = 1500) {
        (self.graph, self.text, self.isOrdered, self.rowLimit) = (graph, text, isOrdered, rowLimit)
        let groups = ["ORDER BY", "DISTINCT", "UNION", "count(", "sum(", "avg(", "min(", "max(", "collect("]
        mixesNumbers = groups.contains { text.contains($0) }
        sortsLists = text.contains("collect(")
    }

    var description: String { "\(graph.createStatement());\n\(text);\n" }

    /// What came out; refused where the engine met a value of the wrong kind that the evaluator, which goes from left to right,
    /// never came to. Then the graph is as it was.
    enum Outcome {
        case same, skipped, refused
        case different(expected: Answer, got: Answer, reason: String)
    }

    /// Answers by both ways. The engine runs once for each way to plan.
    func run(_ variants: [PlannerOptions] = [PlannerOptions()]) -> Outcome {
        let statement: Statement
        do { statement = try Parser.parse(text) } catch {
            return .different(expected: .failure, got: .failure, reason: "does not parse: \(error.message)")
        }
        let evaluator = NaiveEvaluator(graph, rowLimit: rowLimit)
        var expected: Answer
        do {
            let table = try evaluator.run(statement)
            let rows = table.rows.map { row in (table.columns ?? []).map { row[$0] ?? .null } }
            expected = writer { self.key($0, in: evaluator.graph) }.answer(rows, isOrdered: isOrdered)
        } catch NaiveError.tooBig { return .skipped } catch NaiveError.failure { expected = .failure } catch {
            return .different(expected: .failure, got: .failure, reason: "the evaluator gave up: \(error)")
        }
        let expectedGraph = contents(of: evaluator.graph)
        let writes = ["CREATE ", "SET ", "DELETE ", "MERGE ", "REMOVE "].contains { text.contains($0) }
        var session = Session(graph: graph.engineGraph())
        for (index, options) in variants.enumerated() {
            if writes && index > 0 { session = Session(graph: graph.engineGraph()) }
            session.settings.planner = options
            session.settings.timeLimit = 60
            if let violation = violation(session, statement, options) {
                return .different(expected: expected, got: .failure, reason: "order: \(violation)\(options.words)")
            }
            let (got, reason) = answer(session, statement)
            let rules = options.words
            if got == .failure, expected != .failure, reason.hasPrefix("TypeError InvalidArgumentType"),
                text.contains("WHERE") || text.contains("{")
            {
                let left = contents(of: session.graph)
                return left == contents(of: graph)
                    ? .refused : .different(expected: contents(of: graph), got: left, reason: "not undone" + rules)
            }
            if got != expected { return .different(expected: expected, got: got, reason: reason + rules) }
            guard writes else { continue }
            let gotGraph = contents(of: session.graph)
            if gotGraph != expectedGraph {
                return .different(expected: expectedGraph, got: gotGraph, reason: "graph" + rules)
            }
        }
        return .same
    }

    /// What is wrong with the plan as it stands, before it runs.
    private func violation(_ session: Session, _ statement: Statement, _ options: PlannerOptions) -> String? {
        guard let bound = try? Binder(catalog: session.catalog).bind(statement),
            let planned = try? Planner(graph: session.graph, options: options).plan(bound)
        else { return nil }
        return PlanCheck.violations(of: planned.plan, for: bound, in: session.graph).first
    }

    private func answer(_ session: Session, _ statement: Statement) -> (Answer, String) {
        do {
            let rows = try session.run(statement, of: QuerySource(name: "random", text: text)).all()
            return (writer { self.key($0, in: session.graph) }.answer(rows, isOrdered: isOrdered), "answer")
        } catch { return (.failure, "\(error.type) \(error.detail): \(error.message)") }
    }

    private func writer(_ entity: @escaping (Value) -> String) -> AnswerText {
        AnswerText(entity: entity, mixesNumbers: mixesNumbers, sortsLists: sortsLists)
    }

    // MARK: Entities by their `k`

    private func key(_ entity: Value, in graph: ModelGraph) -> String {
        switch entity {
        case .node(let id): "(\(number(graph.nodes[Int(id.index)].properties["k"])))"
        case .relationship(let id): "[\(number(graph.relationships[Int(id.index)].properties["k"]))]"
        default: ""
        }
    }

    private func key(_ entity: Value, in graph: Graph) -> String {
        let key = graph.findKey("k")
        return switch entity {
        case .node(let id): "(\(number(key.map { graph.property(id, $0) })))"
        case .relationship(let id): "[\(number(key.map { graph.property(id, $0) }))]"
        default: ""
        }
    }

    private func number(_ value: Value?) -> String { "\(value ?? .null)" }

    // MARK: Whole graphs

    private func contents(of graph: ModelGraph) -> Answer {
        func node(_ index: Int) -> String {
            properties(graph.nodes[index].labels.sorted(), graph.nodes[index].properties)
        }
        let relationships = graph.aliveRelationships.map { index in
            let it = graph.relationships[index]
            return "\(node(it.source))-\(properties([it.type], it.properties))->\(node(it.target))"
        }
        return .rows((graph.aliveNodes.map(node) + relationships).sorted())
    }

    private func contents(of graph: Graph) -> Answer {
        func named(_ properties: [(KeyID, Value)]) -> [String: Value] {
            Dictionary(uniqueKeysWithValues: properties.map { (graph.name(of: $0.0), $0.1) })
        }
        func node(_ id: NodeID) -> String {
            properties(graph.labels(of: id).map { graph.name(of: $0) }.sorted(), named(graph.properties(of: id)))
        }
        let nodes = (0..<graph.nodeCapacity).map { NodeID(UInt32($0)) }.filter { graph.isAlive($0) }.map(node)
        let relationships = (0..<graph.relationshipCapacity).map { RelationshipID(UInt32($0)) }
            .filter { graph.isAlive($0) }
            .map { id in
                let own = properties([graph.name(of: graph.type(of: id))], named(graph.properties(of: id)))
                return "\(node(graph.source(of: id)))-\(own)->\(node(graph.target(of: id)))"
            }
        return .rows((nodes + relationships).sorted())
    }

    private func properties(_ labels: [String], _ properties: [String: Value]) -> String {
        labels.joined(separator: ":") + writer { _ in "" }.text(.map(MapValue(properties.map { ($0.key, $0.value) })))
    }
}

extension PlannerOptions {
    /// What is unusual about them.
    fileprivate var words: String {
        (disabledRules.isEmpty ? "" : " without \(disabledRules.sorted().joined(separator: ", "))")
            + (ignoresCosts ? " whatever the costs" : "") + (chanceSeed.map { " by chance \($0)" } ?? "")
    }
}
