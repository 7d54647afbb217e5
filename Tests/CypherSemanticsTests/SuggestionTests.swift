import Testing

@testable import CypherSemantics

@Suite struct SuggestionTests {
    @Test func nearestFirst() {
        #expect(Suggestions.nearest(to: "toUper", among: ["toUpper", "toLower", "size"]) == ["toUpper"])
        #expect(Suggestions.nearest(to: "cuont", among: ["count", "collect"]) == ["count"])
        #expect(Suggestions.nearest(to: "NAME", among: ["name", "age"]) == ["name"])
    }

    @Test func farNamesAreNotOffered() {
        #expect(Suggestions.nearest(to: "x", among: ["y", "z"]).isEmpty)
        #expect(Suggestions.nearest(to: "article", among: ["person"]).isEmpty)
    }
}
