public import CypherSemantics

extension CypherType {
    /// The type as the language writes it: `LIST<STRING>`.
    public var cypherName: String {
        switch self {
        case .any: "ANY"
        case .null: "NULL"
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .float: "FLOAT"
        case .number: "INTEGER | FLOAT"
        case .string: "STRING"
        case .list(let element): "LIST<\(element.cypherName)>"
        case .map: "MAP"
        case .node: "NODE"
        case .relationship: "RELATIONSHIP"
        case .path: "PATH"
        case .date: "DATE"
        case .localTime: "LOCAL TIME"
        case .time: "ZONED TIME"
        case .localDateTime: "LOCAL DATETIME"
        case .dateTime: "ZONED DATETIME"
        case .duration: "DURATION"
        case .point: "POINT"
        }
    }
}

extension FunctionSignature {
    /// How the function is called: `substring(original :: STRING, start :: INTEGER [, length :: INTEGER]) :: STRING`.
    public var usage: String {
        var text = name + "("
        for (index, parameter) in parameters.enumerated() {
            let isOptional = index >= required
            let types = parameter.types.map(\.cypherName).joined(separator: " | ")
            if isOptional { text += index == 0 ? "[" : " [" }
            if index > 0 { text += ", " }
            text += "\(parameter.name) :: \(types)"
            if isVariadic && index == parameters.count - 1 { text += ", …" }
            if isOptional { text += "]" }
        }
        return text + ") :: \(result.cypherName)"
    }
}

extension ProcedureSignature {
    /// How the procedure is called: `db.labels() :: (label :: STRING)`.
    public var usage: String {
        var text = name + "("
        for (index, input) in inputs.enumerated() {
            if index >= required { text += index == 0 ? "[" : " [" }
            if index > 0 { text += ", " }
            text += "\(input.name) :: \(input.type.cypherName)"
            if index >= required { text += "]" }
        }
        return text + ") :: (" + outputs.map { "\($0.name) :: \($0.type.cypherName)" }.joined(separator: ", ") + ")"
    }
}
