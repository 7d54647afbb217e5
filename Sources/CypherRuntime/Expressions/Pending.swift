import CypherPlanner
import PropertyGraph

func temporalComponent(_ key: String, of value: Value) -> Value? { nil }
