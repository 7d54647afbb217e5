/// An SQL engine's way of writing what a plan says.
public enum Dialect: String, CaseIterable, Sendable {
    case duckdb
    case spark
}
