import CypherSemantics
import CypherSyntax
import PropertyGraph

/// How a pattern's first node is found.
struct NodeAccess {
    /// The way.
    enum Kind {
        case scan(LabelFilter)
        case seek(LabelID, KeyID, value: BoundExpression, many: Bool)
        case range(LabelID, KeyID, RangeBounds)
        case byID(value: BoundExpression, many: Bool)
    }

    var kind: Kind
    /// Rows that come out.
    var rows: Double
    /// Rows that are looked at.
    var scannedRows: Double
    /// Predicates that it makes use of.
    var consumed: [Int] = []
    /// Those of them that need no test any more.
    var proved: [Int] = []

    /// Whether it reads the rows of the input.
    var readsInput: Bool {
        switch kind {
        case .scan: false
        case .seek(_, _, let value, _), .byID(let value, _): !value.reads.isEmpty
        case .range(_, _, .range(let lower, _, let upper, _)):
            !(lower?.reads.isEmpty ?? true) || !(upper?.reads.isEmpty ?? true)
        case .range(_, _, .prefix(let value)), .range(_, _, .contains(let value)): !value.reads.isEmpty
        }
    }
}

extension JoinSearch {
    /// The cheapest way to a node, given the nodes that are bound.
    func access(to number: Int, bound: BitSet) -> NodeAccess {
        let node = pattern.nodes[number]
        let label = node.filter ?? .any
        let count = model.count(label)
        var best = NodeAccess(kind: .scan(label), rows: count, scannedRows: count)
        guard context.enabled(.indexSeek) else { return best }
        let available = bound.inserting(number)
        for index in pattern.predicatesOfNode[number] {
            let predicate = pattern.predicates[index]
            guard predicate.edges.isEmpty, !predicate.isLate,
                predicate.nodes.isSubset(of: available),
                var access = lookup(predicate, node: node, count: count)
            else { continue }
            access.consumed = [index]
            if access.proved.isEmpty == false { access.proved = [index] }
            guard readsInput || !access.readsInput else { continue }
            if context.chance != nil {
                if context.prefers(true) { best = access }
                continue
            }
            if case .range = access.kind {
                if case .seek = best.kind { continue }
                if case .byID = best.kind { continue }
            }
            if case .scan = best.kind { best = access } else if access.rows < best.rows { best = access }
        }
        if case .scan = best.kind, let access = range(over: number, count: count) {
            return context.chance == nil || context.prefers(true) ? access : best
        }
        return best
    }

    /// Labels with fewer nodes are read faster than a range of them is found.
    private var smallestRange: Double { context.options.ignoresCosts ? 0 : 1000 }

    /// The most that a range may keep for it to be worth an index.
    private static let widestRange = 0.15

    /// Comparisons of one key with literals.
    private struct KeyRange {
        var lower: (value: BoundExpression, isIncluded: Bool)?
        var upper: (value: BoundExpression, isIncluded: Bool)?
        var share = 1.0
        var predicates: [Int] = []
        /// Those that the range answers: of integers and texts it knows all there is to know.
        var proved: [Int] = []

        var bounds: RangeBounds {
            .range(
                lower: lower?.value, includesLower: lower?.isIncluded ?? false, upper: upper?.value,
                includesUpper: upper?.isIncluded ?? false)
        }

        /// Takes a bound of a side that has none yet.
        mutating func take(_ comparison: Expression.ComparisonOperator, _ value: BoundExpression) -> Bool {
            switch comparison {
            case .less, .lessOrEqual:
                guard upper == nil else { return false }
                upper = (value, comparison == .lessOrEqual)
            case .greater, .greaterOrEqual:
                guard lower == nil else { return false }
                lower = (value, comparison == .greaterOrEqual)
            case .equal, .notEqual: return false
            }
            return true
        }
    }

    /// A range of one key that comparisons with literals bound.
    private func range(over number: Int, count: Double) -> NodeAccess? {
        guard count >= smallestRange else { return nil }
        var best: NodeAccess?
        var ranges: [KeyID: KeyRange] = [:]
        for index in pattern.predicatesOfNode[number] {
            let predicate = pattern.predicates[index]
            guard case .compare(let comparison, let a, let b) = predicate.expression.kind, !predicate.isLate else {
                continue
            }
            let (side, value) = a.isBound ? (b, a) : (a, b)
            guard value.isBound, let (label, key) = property(side, of: pattern.nodes[number]) else { continue }
            var range = ranges[key] ?? KeyRange()
            guard range.take(a.isBound ? comparison.flipped : comparison, value) else { continue }
            range.share *= predicate.selectivity
            range.predicates.append(index)
            if value.isIndexable { range.proved.append(index) }
            ranges[key] = range
            let isNarrow = range.share <= Self.widestRange || context.options.ignoresCosts
            if isNarrow && range.share * count <= best?.rows ?? .infinity {
                best = NodeAccess(
                    kind: .range(label, key, range.bounds), rows: max(range.share * count, 0.5),
                    scannedRows: count * 0.1, consumed: range.predicates, proved: range.proved)
            }
        }
        return best
    }

    /// A lookup that finds the nodes for which a predicate may be true.
    private func lookup(_ predicate: PatternGraph.Predicate, node: PatternGraph.Node, count: Double) -> NodeAccess? {
        let rows = max(count * predicate.selectivity, 0.5)
        switch predicate.expression.kind {
        case .compare(.equal, let a, let b):
            return equality(a, b, node, rows: rows) ?? equality(b, a, node, rows: rows)
        case .binary(.in_, let a, let list):
            guard !list.reads.contains(node.slot), !list.isVolatile, !list.hasSubquery else { return nil }
            if isIdentity(a, of: node) {
                return NodeAccess(kind: .byID(value: list, many: true), rows: 1, scannedRows: 0)
            }
            guard let (label, key) = property(a, of: node) else { return nil }
            var access = NodeAccess(kind: .seek(label, key, value: list, many: true), rows: rows, scannedRows: 0)
            if list.holdsIndexableAlone { access.proved = [0] }
            return access
        case .binary(.startsWith, let a, let b):
            guard count >= smallestRange, b.isConstant, let (label, key) = property(a, of: node) else { return nil }
            return NodeAccess(kind: .range(label, key, .prefix(b)), rows: rows, scannedRows: 0, proved: [0])
        case .binary(.contains, let a, let b):
            guard count >= smallestRange, b.isConstant, let (label, key) = property(a, of: node) else { return nil }
            return NodeAccess(
                kind: .range(label, key, .contains(b)), rows: rows, scannedRows: count * 0.1, proved: [0])
        default: return nil
        }
    }

    private func equality(
        _ side: BoundExpression, _ value: BoundExpression, _ node: PatternGraph.Node, rows: Double
    ) -> NodeAccess? {
        guard !value.reads.contains(node.slot), !value.isVolatile, !value.hasSubquery else { return nil }
        if isIdentity(side, of: node) {
            return NodeAccess(kind: .byID(value: value, many: false), rows: 1, scannedRows: 0)
        }
        guard let (label, key) = property(side, of: node) else { return nil }
        var access = NodeAccess(kind: .seek(label, key, value: value, many: false), rows: rows, scannedRows: 0)
        if value.isIndexable { access.proved = [0] }
        return access
    }

    /// `id(n)` or `elementId(n)`.
    private func isIdentity(_ expression: BoundExpression, of node: PatternGraph.Node) -> Bool {
        guard case .call(let name, let arguments) = expression.kind, arguments.count == 1,
            arguments[0].variable?.id == node.slot
        else { return false }
        return ["id", "elementid"].contains(name.lowercased())
    }

    /// `n.key`, with the label under which it is looked up.
    private func property(_ expression: BoundExpression, of node: PatternGraph.Node) -> (LabelID, KeyID)? {
        guard case .property(let operand, let key) = expression.kind, operand.variable?.id == node.slot,
            let label = node.known.min(by: { model.count($0) < model.count($1) }),
            let key = context.graph.findKey(key)
        else { return nil }
        return (label, key)
    }
}

extension BoundExpression {
    /// A literal that bounds a range.
    fileprivate var isBound: Bool {
        switch kind {
        case .integer, .float, .string: true
        default: false
        }
    }

    /// Whether it is a list of nothing but what ``isIndexable``.
    fileprivate var holdsIndexableAlone: Bool {
        switch kind {
        case .list(let items): items.allSatisfy(\.isIndexable)
        case .constants(let list):
            list.elements.allSatisfy {
                switch $0 {
                case .integer, .string, .boolean: true
                default: false
                }
            }
        default: false
        }
    }

    /// A literal whose equality is exactly what an index knows; what may be a list, a map or null is tested again.
    fileprivate var isIndexable: Bool {
        switch kind {
        case .integer, .string, .boolean: true
        default: false
        }
    }
}
