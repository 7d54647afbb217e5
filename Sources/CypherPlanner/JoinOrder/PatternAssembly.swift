import CypherSemantics
import CypherSyntax

/// The plan of a pattern while it grows, with what it has bound and tested so far.
struct PatternAssembly {
    let solver: PatternSolver
    var plan: LogicalPlan
    private(set) var nodes = BitSet()
    private var edges = BitSet()
    /// Predicates that may have become testable since ``applyPredicates()`` looked last.
    private var candidates: [Int]
    /// Edges in the order in which they were followed.
    private(set) var followed: [Int] = []
    private var applied: [Bool]
    /// Slots of rows that come from the input may be read.
    private let readsInput: Bool

    var context: PlanningContext { solver.context }
    var pattern: PatternGraph { solver.pattern }

    init(solver: PatternSolver, plan: LogicalPlan, readsInput: Bool = true) {
        self.solver = solver
        self.plan = plan
        self.readsInput = readsInput
        applied = Array(repeating: false, count: solver.pattern.predicates.count)
        // Those that read nothing of the pattern can be tested at once.
        candidates = solver.pattern.predicates.indices.filter {
            solver.pattern.predicates[$0].nodes.isEmpty && solver.pattern.predicates[$0].edges.isEmpty
        }
    }

    /// Notes that a node is bound.
    mutating func bind(_ node: Int) {
        guard nodes.insert(node).inserted else { return }
        candidates += pattern.predicatesOfNode[node]
    }

    /// Where a search goes on from here.
    var state: JoinState { JoinState(cost: 0, rows: plan.cardinality, nodes: nodes, edges: edges, steps: nil) }

    // MARK: Predicates

    /// Labels written on nodes that were bound before; and such a node alone must not be null.
    mutating func testBoundNodes() throws(Diagnostic) {
        for node in pattern.nodes where node.isBound {
            let reference = BoundExpression.read(node.variable)
            if let labels = node.labels {
                try addFilter([reference.hasLabels(labels)], selectivity: 0.5)
            } else if node.edges.isEmpty {
                let test = BoundExpression(
                    .isNull(reference, negated: true), type: .boolean, range: SourceRange(0, 0))
                try addFilter([test], selectivity: 1)
            }
        }
    }

    /// Tests every predicate whose variables are bound.
    mutating func applyPredicates() throws(Diagnostic) {
        var ready: [BoundExpression] = []
        var selectivity = 1.0
        var last = -1
        // What follows from others stands behind them.
        for index in candidates.sorted() where index != last && !applied[index] {
            last = index
            let predicate = pattern.predicates[index]
            guard !predicate.isLate, predicate.nodes.isSubset(of: nodes), predicate.edges.isSubset(of: edges) else {
                continue
            }
            if !readsInput && solver.readsInput(predicate) { continue }
            applied[index] = true
            if predicate.isImplied && !helps(predicate) { continue }
            ready.append(predicate.expression)
            selectivity *= predicate.selectivity
        }
        candidates = []
        try addFilter(ready, selectivity: selectivity)
    }

    /// Whether a predicate that follows from others says something before they are all tested.
    private func helps(_ predicate: PatternGraph.Predicate) -> Bool {
        predicate.nodes.contains { node in
            pattern.predicatesOfNode[node].contains { !applied[$0] && !pattern.predicates[$0].isImplied }
        }
    }

    /// Tests what is left: predicates over paths, and those that differ each time.
    mutating func applyLatePredicates() throws(Diagnostic) {
        let rest = pattern.predicates.indices.filter { !applied[$0] && !pattern.predicates[$0].isImplied }
        for index in rest { applied[index] = true }
        try addFilter(rest.map { pattern.predicates[$0].expression }, selectivity: rest.isEmpty ? 1 : 0.5)
    }

    mutating func addFilter(_ predicates: [BoundExpression], selectivity: Double) throws(Diagnostic) {
        guard !predicates.isEmpty else { return }
        let rows = plan.cardinality * selectivity
        plan = try FilterPlanner(context: context).plan(predicates, over: plan)
        plan.cardinality = rows
    }

    /// Predicates on whole paths that a search for the shortest must know: taken out of what is tested later.
    mutating func takePredicates(reading slots: SlotSet, within available: SlotSet) -> [BoundExpression] {
        var taken: [BoundExpression] = []
        for (index, predicate) in pattern.predicates.enumerated() where !applied[index] {
            let reads = predicate.expression.reads
            guard !reads.isDisjoint(with: slots), reads.isSubset(of: available), !predicate.expression.hasSubquery
            else { continue }
            applied[index] = true
            taken.append(predicate.expression)
        }
        return taken
    }

    // MARK: Steps

    /// Runs the steps of a search.
    mutating func run(_ state: JoinState) throws(Diagnostic) {
        var steps: [JoinSteps] = []
        var next = state.steps
        while let step = next {
            steps.append(step)
            next = step.previous
        }
        for step in steps.reversed() {
            try context.watch.step(2000)
            switch step.step {
            case .start(let node, let access): try start(node, access)
            case .startRelationship(let edge): try startRelationship(edge, rows: step.rows.raw)
            case .follow(let edge, let node): try follow(edge, from: node, rows: step.rows.raw)
            }
            try applyPredicates()
        }
    }

    private mutating func start(_ number: Int, _ access: NodeAccess) throws(Diagnostic) {
        let node = pattern.nodes[number]
        let rows = plan.cardinality * access.rows
        let leafInputs = plan.isUnit ? [] : [plan]
        var testsLabels = node.filter == nil
        switch access.kind {
        case .scan(let label):
            let scan = LogicalPlan(.run(.nodeScan(node.slot, label: label)), cardinality: access.rows)
            plan =
                plan.isUnit ? scan : LogicalPlan(.run(.cartesianProduct), [plan, scan], cardinality: rows)
        case .seek(let label, let key, let value, let many):
            let seek = Operator.nodeIndexSeek(node.slot, label: label, key: key, value: value, many: many)
            plan = LogicalPlan(.run(seek), leafInputs, cardinality: rows)
            testsLabels = node.filter != .label(label)
        case .range(let label, let key, let bounds):
            let range = Operator.nodeIndexRange(node.slot, label: label, key: key, bounds)
            plan = LogicalPlan(.run(range), leafInputs, cardinality: rows)
            testsLabels = node.filter != .label(label)
        case .byID(let value, let many):
            plan = LogicalPlan(.run(.nodeByID(node.slot, value: value, many: many)), leafInputs, cardinality: rows)
            testsLabels = node.labels != nil
        }
        for index in access.proved { applied[index] = true }
        bind(number)
        if testsLabels { try testLabels(of: number) }
    }

    private mutating func startRelationship(_ number: Int, rows: Double) throws(Diagnostic) {
        let edge = pattern.edges[number]
        let isOutgoing = edge.direction == .outgoing
        let scan = Operator.relationshipScan(
            edge.relationships[0], start: pattern.nodes[isOutgoing ? edge.from : edge.to].slot,
            end: pattern.nodes[isOutgoing ? edge.to : edge.from].slot, types: edge.types)
        let leaf = LogicalPlan(.run(scan), cardinality: rows)
        plan =
            plan.isUnit
            ? leaf : LogicalPlan(.run(.cartesianProduct), [plan, leaf], cardinality: rows * plan.cardinality)
        let needed = [edge.from, edge.to].filter { node in
            pattern.nodes[node].filter == nil
                || neededFilter(at: node, from: edge.other(node), by: edge, knowsSource: false) != .any
        }
        bind(edge.from)
        bind(edge.to)
        finish(number)
        for node in needed { try testLabels(of: node) }
    }

    /// Notes that an edge is solved.
    mutating func finish(_ number: Int) {
        edges.insert(number)
        followed.append(number)
        candidates += pattern.predicatesOfEdge[number]
    }

    /// Tests a node's labels by an expression.
    mutating func testLabels(of number: Int) throws(Diagnostic) {
        guard let labels = pattern.nodes[number].labels else { return }
        try addFilter([BoundExpression.read(pattern.nodes[number].variable).hasLabels(labels)], selectivity: 1)
    }

    // MARK: Joins

    /// Whether a predicate ties a part to what is bound.
    func isLinked(to component: PatternSolver.Component) -> Bool {
        var all = nodes
        for node in component.nodes { all.insert(node) }
        var solved = edges
        for edge in component.edges { solved.insert(edge) }
        return component.nodes.contains { node in
            pattern.equalities(of: node).contains { index in
                let predicate = pattern.predicates[index]
                return !applied[index] && predicate.nodes.isSubset(of: all) && predicate.edges.isSubset(of: solved)
            }
        }
    }

    /// Solves a part by itself and joins it: by hash where equalities link it, else every row with every row.
    mutating func join(_ component: PatternSolver.Component, _ state: JoinState) throws(Diagnostic) {
        var right = PatternAssembly(solver: solver, plan: LogicalPlan(.unit), readsInput: false)
        right.applied = applied
        try right.run(state)
        let keys = context.enabled(.hashJoin) ? joinKeys(with: right) : []
        let product = plan.cardinality * right.plan.cardinality
        applied = right.applied
        // The right side is kept in memory: the smaller one, unless the left reads the rows of an outer plan or writes
        // what the right may read.
        let swaps =
            !pattern.query.followsWrites && context.prefers(right.plan.cardinality > plan.cardinality)
            && !plan.hasArgument
        let sides = swaps ? [right.plan, plan] : [plan, right.plan]
        if keys.isEmpty {
            plan = LogicalPlan(.run(.cartesianProduct), sides, cardinality: product)
        } else {
            var rows = product
            for key in keys {
                applied[key.predicate] = true
                rows *= pattern.predicates[key.predicate].selectivity
            }
            let (left, right) = (keys.map(\.left), keys.map(\.right))
            let join = Operator.hashJoin(left: swaps ? right : left, right: swaps ? left : right)
            plan = LogicalPlan(.run(join), sides, cardinality: rows)
        }
        let uniqueness = uniquenessTests(between: followed, and: right.followed)
        for node in component.nodes { bind(node) }
        for edge in right.followed { finish(edge) }
        try addFilter(uniqueness, selectivity: 1)
        try applyPredicates()
    }

    /// Joins a part that starts from the rows with its distinct results, found apart, where that is much cheaper.
    mutating func joinSeparately(_ component: PatternSolver.Component, insteadOf nested: JoinState) throws(Diagnostic)
        -> Bool
    {
        let isForced = context.options.ignoresCosts || (context.chance != nil && context.prefers(true))
        guard isForced || (nested.cost > 20_000 && plan.cardinality > 100),
            let solution = try SeparateJoin(solver: solver, component: component).solution(for: plan),
            isForced || 2 * (solution.cost + plan.cardinality) < nested.cost
        else { return false }
        let join = Operator.hashJoin(
            left: solution.keys.map { .read($0.outer) }, right: solution.keys.map { .read($0.inner) })
        plan = LogicalPlan(.run(join), [plan, solution.plan], cardinality: nested.rows)
        for node in component.nodes { bind(node) }
        for edge in component.edges { finish(edge) }
        for predicate in solution.predicates { applied[predicate] = true }
        try applyPredicates()
        return true
    }

    private func joinKeys(with right: PatternAssembly) -> [(
        left: BoundExpression, right: BoundExpression, predicate: Int
    )] {
        var keys: [(left: BoundExpression, right: BoundExpression, predicate: Int)] = []
        for (index, predicate) in pattern.predicates.enumerated() where !applied[index] && !right.applied[index] {
            guard !predicate.isLate, case .compare(.equal, let a, let b) = predicate.expression.kind,
                !predicate.expression.hasSubquery
            else { continue }
            if right.provides(b) && !right.provides(a) && provides(a) {
                keys.append((a, b, index))
            } else if right.provides(a) && !right.provides(b) && provides(b) {
                keys.append((b, a, index))
            }
        }
        return keys
    }

    /// Whether all that an expression reads is bound here, and it reads something.
    private func provides(_ expression: BoundExpression) -> Bool {
        let reads = expression.reads
        guard !reads.isEmpty else { return false }
        return reads.allSatisfy { slot in
            if let node = pattern.nodeNumbers[slot] { return nodes.contains(node) }
            if let edge = pattern.edgeNumbers[slot] { return edges.contains(edge) }
            return readsInput
        }
    }

    // MARK: Paths

    /// Builds the named paths.
    mutating func addPaths() {
        guard !pattern.query.paths.isEmpty else { return }
        plan = LogicalPlan(.project(pattern.query.paths.map(\.computed)), plan)
    }
}

extension PatternSolver {
    /// Whether a predicate reads what the pattern does not bind.
    func readsInput(_ predicate: PatternGraph.Predicate) -> Bool {
        predicate.expression.reads.contains { pattern.nodeNumbers[$0] == nil && pattern.edgeNumbers[$0] == nil }
    }
}

extension BoundExpression {
    /// `self:labels`
    func hasLabels(_ labels: LabelExpression) -> BoundExpression {
        BoundExpression(.hasLabels(self, labels), type: .boolean, range: SourceRange(0, 0))
    }
}
