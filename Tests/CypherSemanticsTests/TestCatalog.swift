import CypherSemantics

/// A small catalog for tests: the binder knows no runtime.
enum TestCatalog {
    static let catalog = Catalog(
        functions: Dictionary(functions.map { ($0.name.lowercased(), $0) }) { first, _ in first },
        procedures: Dictionary(procedures.map { ($0.name, $0) }) { first, _ in first })

    private static func function(
        _ name: String, _ parameters: [[CypherType]], required: Int? = nil, variadic: Bool = false,
        aggregate: Bool = false, volatile: Bool = false, _ result: CypherType
    ) -> FunctionSignature {
        let named = parameters.enumerated().map { index, types in
            var parameter = FunctionSignature.Parameter("argument\(index + 1)")
            parameter.types = types
            return parameter
        }
        return FunctionSignature(
            name, named, required: required, isVariadic: variadic, isAggregate: aggregate, isVolatile: volatile,
            result: result, category: "test", summary: "For tests.")
    }

    private static let anything: [CypherType] = [.any]
    private static let numbers: [CypherType] = [.number]

    private static let aggregates: [FunctionSignature] = [
        function("count", [anything], aggregate: true, .integer),
        function("sum", [[.number, .duration]], aggregate: true, .any),
        function("avg", [[.number, .duration]], aggregate: true, .any),
        function("min", [anything], aggregate: true, .any),
        function("max", [anything], aggregate: true, .any),
        function("collect", [anything], aggregate: true, .list(.any)),
        function("stDev", [numbers], aggregate: true, .float),
        function("stDevP", [numbers], aggregate: true, .float),
        function("percentileCont", [numbers, numbers], aggregate: true, .float),
        function("percentileDisc", [numbers, numbers], aggregate: true, .number),
    ]

    private static let graph: [FunctionSignature] = [
        function("id", [[.node, .relationship]], .integer),
        function("labels", [[.node]], .list(.string)),
        function("type", [[.relationship]], .string),
        function("keys", [[.node, .relationship, .map]], .list(.string)),
        function("properties", [[.node, .relationship, .map]], .map),
        function("startNode", [[.relationship]], .node),
        function("endNode", [[.relationship]], .node),
        function("nodes", [[.path]], .list(.node)),
        function("relationships", [[.path]], .list(.relationship)),
        function("length", [[.path]], .integer),
    ]

    private static let values: [FunctionSignature] = [
        function("size", [[.list(.any), .string]], .integer),
        function("head", [[.list(.any)]], .any),
        function("last", [[.list(.any)]], .any),
        function("tail", [[.list(.any)]], .list(.any)),
        function("reverse", [[.list(.any), .string]], .any),
        function("range", [[.integer], [.integer], [.integer]], required: 2, .list(.integer)),
        function("coalesce", [anything], variadic: true, .any),
        function("toInteger", [anything], .integer),
        function("toFloat", [anything], .float),
        function("toString", [anything], .string),
        function("toBoolean", [anything], .boolean),
        function("toUpper", [[.string]], .string),
        function("toLower", [[.string]], .string),
        function("substring", [[.string], [.integer], [.integer]], required: 2, .string),
        function("split", [[.string], [.string]], .list(.string)),
        function("replace", [[.string], [.string], [.string]], .string),
        function("abs", [numbers], .number),
        function("ceil", [numbers], .float),
        function("floor", [numbers], .float),
        function("round", [numbers], .float),
        function("sign", [numbers], .integer),
        function("sqrt", [numbers], .float),
        function("rand", [], volatile: true, .float),
        function("date", [anything], required: 0, .date),
        function("datetime", [anything], required: 0, .dateTime),
        function("localdatetime", [anything], required: 0, .localDateTime),
        function("time", [anything], required: 0, .time),
        function("localtime", [anything], required: 0, .localTime),
        function("duration", [[.string, .map, .duration]], .duration),
    ]

    private static let functions = aggregates + graph + values

    private static let procedures: [ProcedureSignature] = [
        ProcedureSignature(
            "test.my.proc", inputs: [.init("name", .string), .init("id", .integer)],
            outputs: [.init("city", .string), .init("country_code", .integer)], summary: "For tests."),
        ProcedureSignature("test.doNothing", inputs: [], outputs: [], summary: "For tests."),
        ProcedureSignature("test.labels", inputs: [], outputs: [.init("label", .string)], summary: "For tests."),
        ProcedureSignature(
            "test.number", inputs: [.init("in", .number)], outputs: [.init("out", .string)], summary: "For tests."),
        ProcedureSignature("test.write", inputs: [], outputs: [], writes: true, summary: "For tests."),
        ProcedureSignature(
            "show.functions", inputs: [], outputs: [.init("name", .string), .init("category", .string)],
            summary: "For tests."),
    ]
}
