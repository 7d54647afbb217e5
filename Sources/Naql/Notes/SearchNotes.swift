import CypherRuntime
import CypherSyntax

extension SearchCuts {
    /// That the default limit of a search cut it: unless it is said, the rows are taken for all.
    func note(at place: SourceRange) -> Diagnostic? {
        guard let (found, given) = take() else { return nil }
        return Diagnostic(
            code: "SearchCut", at: place,
            message: "search.text found \(found) and gives the best \(given), for no limit was asked for",
            hints: ["`{limit: \(found)}` behind the words gives all"])
    }
}
