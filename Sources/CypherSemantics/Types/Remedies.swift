/// Remedies that several errors share.
enum Remedies {
    /// For what CREATE and MERGE cannot make at a length that is not known.
    static let eachStep = "write each relationship out, or make one a row: UNWIND range(1, n) AS i"
}
