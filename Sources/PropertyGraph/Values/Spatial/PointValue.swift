#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A place: two or three coordinates in one of four systems.
public struct PointValue: Hashable, Sendable {
    /// A system of coordinates, by its number in the registry of EPSG or, for the Cartesian ones, spatialreference.org.
    public enum System: Int64, Hashable, Sendable, CaseIterable {
        /// Longitude and latitude in degrees.
        case wgs84 = 4326
        /// And a height in metres.
        case wgs84Height = 4979
        case cartesian = 7203
        case cartesian3D = 9157

        /// As the language names it.
        public var name: String {
            switch self {
            case .wgs84: "wgs-84"
            case .wgs84Height: "wgs-84-3d"
            case .cartesian: "cartesian"
            case .cartesian3D: "cartesian-3d"
            }
        }

        /// The system of a name, in any case.
        public init?(named name: String) {
            let lowered = name.lowercased()
            guard let system = Self.allCases.first(where: { $0.name == lowered }) else { return nil }
            self = system
        }

        /// Whether coordinates are degrees on the earth.
        public var isGeographic: Bool { self == .wgs84 || self == .wgs84Height }

        /// Whether there is a third coordinate.
        public var hasHeight: Bool { self == .wgs84Height || self == .cartesian3D }

        /// The system of that kind.
        public static func system(isGeographic: Bool, hasHeight: Bool) -> System {
            isGeographic ? (hasHeight ? .wgs84Height : .wgs84) : hasHeight ? .cartesian3D : .cartesian
        }
    }

    /// What the coordinates mean.
    public let system: System
    /// The first coordinate; the longitude in degrees, from -180 to 180.
    public let x: Double
    /// The second; the latitude in degrees, from -90 to 90.
    public let y: Double
    /// The third, zero where there is none; the height in metres.
    public let z: Double

    /// A place; nil where a coordinate is not finite or a latitude is out of range. Longitudes are brought into range.
    public init?(_ system: System, x: Double, y: Double, z: Double = 0) {
        guard x.isFinite, y.isFinite, z.isFinite else { return nil }
        var x = x
        if system.isGeographic {
            guard -90...90 ~= y else { return nil }
            if !(-180...180 ~= x) { x = x.remainder(dividingBy: 360) }
        }
        self.system = system
        // Zero has one sign, so that equal places hash alike.
        self.x = x == 0 ? 0 : x
        self.y = y == 0 ? 0 : y
        self.z = system.hasHeight && z != 0 ? z : 0
    }

    /// The total order of ORDER BY: by system, then coordinate by coordinate.
    public static func order(_ a: PointValue, _ b: PointValue) -> Int {
        let (first, second) = ((a.system.rawValue, a.x, a.y, a.z), (b.system.rawValue, b.x, b.y, b.z))
        return first == second ? 0 : first < second ? -1 : 1
    }

    /// A coordinate or the system by its name in the language; nil where there is none of that name.
    public func component(_ name: String) -> Value? {
        switch name {
        case "x": return .float(x)
        case "y": return .float(y)
        case "z": return system.hasHeight ? .float(z) : nil
        case "longitude": return system.isGeographic ? .float(x) : nil
        case "latitude": return system.isGeographic ? .float(y) : nil
        case "height": return system == .wgs84Height ? .float(z) : nil
        case "crs": return .string(system.name)
        case "srid": return .integer(system.rawValue)
        default: return nil
        }
    }
}

// MARK: - Measures

extension PointValue {
    /// The radius of the earth at the equator, in metres, as Neo4j has it.
    private static let earthRadius = 6_378_140.0

    /// How far two places are apart: in metres along the earth, or in the unit of the coordinates. Nil where their systems
    /// differ.
    public func distance(to other: PointValue) -> Double? {
        guard system == other.system else { return nil }
        guard system.isGeographic else {
            let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
            return (dx * dx + dy * dy + dz * dz).squareRoot()
        }
        // The haversine formula, at the mean of both heights.
        let (latitude, otherLatitude) = (y * .pi / 180, other.y * .pi / 180)
        let (north, east) = (sin((otherLatitude - latitude) / 2), sin((other.x - x) * .pi / 360))
        let share = north * north + cos(latitude) * cos(otherLatitude) * east * east
        let arc = 2 * asin(min(1, share.squareRoot()))
        let along = (Self.earthRadius + (z + other.z) / 2) * arc
        return (along * along + (z - other.z) * (z - other.z)).squareRoot()
    }

    /// Whether it lies in the box between two corners, its border included. A box of longitudes may cross the 180th. Nil where
    /// systems differ.
    public func isWithin(_ lower: PointValue, _ upper: PointValue) -> Bool? {
        guard system == lower.system, system == upper.system else { return nil }
        guard lower.y <= upper.y, lower.z <= upper.z else { return false }
        guard lower.y...upper.y ~= y, lower.z...upper.z ~= z else { return false }
        if lower.x <= upper.x { return lower.x...upper.x ~= x }
        return system.isGeographic && (x >= lower.x || x <= upper.x)
    }
}

// MARK: - Text

extension PointValue: CustomStringConvertible {
    /// As an expression of the language that makes it: `point({srid: 4326, x: 35.5, y: 33.9})`.
    public var description: String {
        let height = system.hasHeight ? ", z: \(Numbers.text(z))" : ""
        return "point({srid: \(system.rawValue), x: \(Numbers.text(x)), y: \(Numbers.text(y))\(height)})"
    }

    /// Reads what ``description`` writes, the braces alone, and other names of the coordinates:
    /// `{latitude: 33.9, longitude: 35.5}`, `{x: 1, y: 2, crs: cartesian}`.
    public init?(parsing text: String) {
        var body = Self.trimmed(text[...])
        if body.lowercased().hasPrefix("point(") {
            guard body.hasSuffix(")") else { return nil }
            body = Self.trimmed(body.dropFirst(6).dropLast())
        }
        guard body.hasPrefix("{"), body.hasSuffix("}") else { return nil }
        var fields = Fields()
        for entry in body.dropFirst().dropLast().split(separator: ",") {
            let parts = entry.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            let value = Self.trimmed(parts[1]).filter { $0 != "'" && $0 != "\"" }
            guard fields.set(String(Self.trimmed(parts[0])), Double(value).map(Value.float) ?? .string(value)) == nil
            else { return nil }
        }
        guard case .success(let point) = fields.point else { return nil }
        self = point
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}

// MARK: - Of fields

extension PointValue {
    /// The fields of a map that tells a place.
    public struct Fields: Sendable {
        private var coordinates: [String: Double] = [:]
        private var system: System?

        /// No fields.
        public init() {}

        /// What is wrong with fields.
        public struct Problem: Error, Hashable, Sendable {
            /// A sentence for a person.
            public let message: String
        }

        /// Takes a field; others than those of places are passed over. Gives what is wrong with it.
        public mutating func set(_ name: String, _ value: Value) -> Problem? {
            switch name.lowercased() {
            case "crs":
                guard case .string(let text) = value, let system = System(named: text) else {
                    return Problem(
                        message:
                            "`crs` of a point is one of \(System.allCases.map { "'\($0.name)'" }.joined(separator: ", "))"
                    )
                }
                return agree(on: system)
            case "srid":
                let number: Int64? =
                    switch value {
                    case .integer(let number): number
                    case .float(let number): Int64(exactly: number)
                    default: nil
                    }
                guard let system = number.flatMap(System.init(rawValue:)) else {
                    return Problem(
                        message:
                            "`srid` of a point is one of \(System.allCases.map { "\($0.rawValue)" }.joined(separator: ", "))"
                    )
                }
                return agree(on: system)
            case "x", "y", "z", "longitude", "latitude", "height":
                switch value {
                case .integer(let number): coordinates[name.lowercased()] = Double(number)
                case .float(let number): coordinates[name.lowercased()] = number
                default: return Problem(message: "`\(name)` of a point must be a number, not \(value.typeName)")
                }
                return nil
            default: return nil
            }
        }

        private mutating func agree(on other: System) -> Problem? {
            if let system, system != other { return Problem(message: "`crs` and `srid` of a point name two systems") }
            system = other
            return nil
        }

        /// The place that the fields tell.
        public var point: Result<PointValue, Problem> {
            let isNamed =
                coordinates["longitude"] != nil || coordinates["latitude"] != nil || coordinates["height"] != nil
            let (x, y, z) = (
                coordinates["longitude"] ?? coordinates["x"], coordinates["latitude"] ?? coordinates["y"],
                coordinates["height"] ?? coordinates["z"]
            )
            // One of each kind, such as a longitude and y, is no pair.
            let isPair = (coordinates["longitude"] == nil) == (coordinates["latitude"] == nil)
            guard let x, let y, isPair else {
                return .failure(Problem(message: "a point needs x and y, or longitude and latitude"))
            }
            let found = system ?? .system(isGeographic: isNamed, hasHeight: z != nil)
            if isNamed, !found.isGeographic {
                return .failure(
                    Problem(
                        message: "longitude, latitude and height are none of the system '\(found.name)': use x, y, z"))
            }
            if found.hasHeight, z == nil {
                return .failure(Problem(message: "a point of the system '\(found.name)' needs a third coordinate"))
            }
            if !found.hasHeight, z != nil {
                return .failure(Problem(message: "a point of the system '\(found.name)' has no third coordinate"))
            }
            guard let point = PointValue(found, x: x, y: y, z: z ?? 0) else {
                return .failure(
                    Problem(
                        message: found.isGeographic && !(-90...90 ~= y)
                            ? "the latitude of a point goes from -90 to 90, and this is \(Numbers.text(y))"
                            : "the coordinates of a point must be finite"))
            }
            return .success(point)
        }
    }
}
