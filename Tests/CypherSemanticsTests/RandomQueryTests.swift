import CypherSemantics
import CypherSyntax
import Testing

/// Random queries: those that bind give trees that hold together, and both modes agree on whether they bind.
@Suite struct RandomQueryTests {
    @Test func treesHoldTogether() throws {
        let seed = UInt64.random(in: 1...UInt64(UInt32.max))
        var generator = RandomQuery(seed: seed)
        let binder = Binder(catalog: TestCatalog.catalog)
        var bound = 0
        for _ in 0..<3_000 {
            let text = generator.next()
            let statement = try Parser.parse(text)
            do {
                let result = try binder.bind(statement)
                bound += 1
                let problems = BoundValidator(result).problems
                #expect(problems.isEmpty, "seed \(seed): \(text)")
                #expect(binder.diagnose(statement).isEmpty, "seed \(seed): \(text)")
            } catch {
                #expect(binder.diagnose(statement).contains(error), "seed \(seed): \(text)")
            }
        }
        #expect(bound > 200, "seed \(seed): only \(bound) bound")
    }
}
