import PropertyGraph

/// What is wrong with a search query, where, and what would be right.
struct TextQueryProblem: Error {
    /// What was written.
    var what: String
    /// Its place in the query, in code points from 1.
    var place: Int
    /// A remedy.
    var remedy: String

    /// The error of the statement.
    func executionError(in query: String) -> ExecutionError {
        .argumentError(
            detail: "InvalidArgumentValue",
            message:
                "the search query \(Value.quoted(query.count > 80 ? query.prefix(79) + "…" : query)) cannot be read: "
                + "\(what) at character \(place); \(remedy)")
    }
}
