import CypherSyntax
import PropertyGraph

/// Which of the paths between two nodes a selector keeps, in the order of their lengths.
enum PathChoice {
    case all
    /// So many paths.
    case first(Int)
    /// All paths of so many lengths.
    case groups(Int)

    init(_ selector: PathSelector, _ context: ExecutionContext) throws(ExecutionError) {
        switch selector {
        case .all: self = .all
        case .shortestPath: self = .first(1)
        case .any(let count), .shortest(let count): self = .first(try Self.number(count, context))
        case .allShortestPaths, .allShortest: self = .groups(1)
        case .shortestGroups(let count): self = .groups(try Self.number(count, context))
        }
    }

    private static func number(_ count: PathCount, _ context: ExecutionContext) throws(ExecutionError) -> Int {
        switch count {
        case .number(let number): return number
        case .parameter(let name):
            guard let value = context.parameters[name.text] else {
                throw .parameterMissing(name: name.text, range: name.range)
            }
            guard case .integer(let number) = value, number > 0 else {
                throw .syntaxError(
                    detail: "NegativeIntegerArgument",
                    message: "a selector takes a number of paths from 1 on, and $\(name.text) is none",
                    range: name.range)
            }
            return Int(number)
        }
    }
}
