import CypherSemantics
import CypherSyntax

extension PatternAssembly {
    var uniqueness: RelationshipUniqueness { solver.uniqueness }

    /// Slots of relationships of the same MATCH, followed before, that the edge's could be equal to.
    func distinctFrom(_ number: Int) -> [Slot] {
        var slots: [Slot] = []
        let (edges, uniqueness) = (pattern.edges, solver.uniqueness)
        if context.watch.shouldStop(after: 10 * followed.count) { return [] }
        for other in followed where uniqueness.mayBeEqual(number, other) { slots += edges[other].relationships }
        return slots
    }

    /// Tests for different relationships between two parts of a MATCH that were solved apart.
    func uniquenessTests(between left: [Int], and right: [Int]) -> [BoundExpression] {
        var tests: [BoundExpression] = []
        for a in left {
            for b in right where uniqueness.mayBeEqual(a, b) {
                for first in pattern.edges[a].relationships {
                    for second in pattern.edges[b].relationships {
                        tests.append(
                            differ(
                                first, pattern.edges[a].isPlain || !pattern.edges[a].isList, second,
                                pattern.edges[b].isPlain || !pattern.edges[b].isList))
                    }
                }
            }
        }
        return tests
    }

    private func differ(_ a: Slot, _ aIsSingle: Bool, _ b: Slot, _ bIsSingle: Bool) -> BoundExpression {
        let none = SourceRange(0, 0)
        func read(_ slot: Slot, _ isSingle: Bool) -> BoundExpression {
            .read(
                Variable(id: slot, name: "  ", type: isSingle ? .relationship : .list(.relationship)))
        }
        let (left, right) = (read(a, aIsSingle), read(b, bIsSingle))
        func isIn(_ item: BoundExpression, _ list: BoundExpression) -> BoundExpression {
            BoundExpression(.binary(.in_, item, list), type: .boolean, range: none)
        }
        switch (aIsSingle, bIsSingle) {
        case (true, true): return BoundExpression(.compare(.notEqual, left, right), type: .boolean, range: none)
        case (true, false): return BoundExpression(.not(isIn(left, right)), type: .boolean, range: none)
        case (false, true): return BoundExpression(.not(isIn(right, left)), type: .boolean, range: none)
        case (false, false):
            let each = context.newVariable("each", type: .relationship)
            return BoundExpression(
                .quantifier(.none, each, list: left, predicate: isIn(.read(each), right)), type: .boolean, range: none)
        }
    }
}
