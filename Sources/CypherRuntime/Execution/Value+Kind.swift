import PropertyGraph

extension Value {
    /// What the value is, with its article.
    var kindForPeople: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .float: "a float"
        case .string: "a string"
        case .list: "a list"
        case .map: "a map"
        case .node: "a node"
        case .relationship: "a relationship"
        case .path: "a path"
        case .date: "a date"
        case .localTime: "a local time"
        case .time: "a time"
        case .localDateTime: "a local date and time"
        case .dateTime: "a date and time"
        case .duration: "a duration"
        case .point: "a point"
        }
    }
}
