import CypherPlanner
import PropertyGraph

/// Constructors of temporal values and durations.
enum TemporalFunctions { static let all: [ScalarFunction] = [] }
