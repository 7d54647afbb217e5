import CypherSyntax
import PropertyGraph

extension Value {
    /// The value as a property can hold it.
    func storable(key: String, at place: SourceRange?) throws(ExecutionError) -> Value {
        switch self {
        case .list(let elements):
            var kind: String?
            for element in elements {
                guard element.isStorableScalar else {
                    throw .unstorableProperty(
                        key: key, found: "a list with \(element.kindForPeople) in it", range: place)
                }
                let next = element.storageKind
                if let kind, kind != next {
                    throw .unstorableProperty(key: key, found: "a list of different types", range: place)
                }
                kind = next
            }
            return self
        case .null: return self
        default:
            if isStorableScalar { return self }
            throw .unstorableProperty(key: key, found: kindForPeople, range: place)
        }
    }

    private var isStorableScalar: Bool {
        switch self {
        case .null, .list, .map, .node, .relationship, .path: false
        default: true
        }
    }

    /// Numbers may stand together in one list.
    private var storageKind: String {
        switch self {
        case .integer, .float: "number"
        default: kindForPeople
        }
    }
}
