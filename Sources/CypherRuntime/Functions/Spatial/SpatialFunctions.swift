import CypherSemantics
import PropertyGraph

/// Places and the distances between them.
enum SpatialFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "point", [.init("input", .map, .point)], result: .point,
                "The place of a map: {longitude, latitude} with or without height, or {x, y} with or without z; crs or srid "
                    + "names the system.")
        ) { (arguments, _) throws(ExecutionError) in
            if case .point = arguments[0] { return arguments[0] }
            guard case .map(let map) = arguments[0] else {
                throw .wrongType("point", arguments[0], expected: "a MAP")
            }
            return try point(map)
        },
        ScalarFunction(
            signature(
                "point.distance", [.init("from", .point), .init("to", .point)], result: .float,
                "How far two places are apart: in metres along the earth, or in the unit of the coordinates; null where their "
                    + "systems differ.")
        ) { (arguments, _) throws(ExecutionError) in
            let (from, to) = (try arguments[0].point("point.distance"), try arguments[1].point("point.distance"))
            return from.distance(to: to).map(Value.float) ?? .null
        },
        ScalarFunction(
            signature(
                "point.withinBBox",
                [.init("point", .point), .init("lowerLeft", .point), .init("upperRight", .point)], result: .boolean,
                "Whether a place lies in the box between two corners, its border included; null where systems differ.")
        ) { (arguments, _) throws(ExecutionError) in
            let name = "point.withinBBox"
            let point = try arguments[0].point(name)
            return point.isWithin(try arguments[1].point(name), try arguments[2].point(name)).map(Value.boolean)
                ?? .null
        },
    ]

    private static func point(_ map: MapValue) throws(ExecutionError) -> Value {
        var fields = PointValue.Fields()
        for (key, value) in zip(map.keys, map.values) {
            if value.isNull {
                if ["x", "y", "z", "longitude", "latitude", "height", "crs", "srid"].contains(key.lowercased()) {
                    return .null
                }
                continue
            }
            if let problem = fields.set(key, value) { throw .invalid(problem.message) }
        }
        switch fields.point {
        case .success(let point): return .point(point)
        case .failure(let problem): throw .invalid(problem.message)
        }
    }

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(name, parameters, result: result, category: "spatial", summary: summary)
    }
}

extension Value {
    fileprivate func point(_ function: String) throws(ExecutionError) -> PointValue {
        if case .point(let value) = self { return value }
        throw .wrongType(function, self, expected: "a POINT")
    }
}
