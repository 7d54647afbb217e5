import CypherSQL
import Testing

@Test func dialectsAreFoundByName() {
    #expect(Dialect(rawValue: "duckdb") == .duckdb)
    #expect(Dialect(rawValue: "oracle") == nil)
}
