import CypherPlanner
import PropertyGraph

enum NormalizationFunctions { static let all: [ScalarFunction] = [] }
