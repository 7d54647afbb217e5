import PropertyGraph

/// Values that PackStream has as structures: temporal ones and points come in; nodes, relationships and paths only go out.
enum StructuredValue {
    static func value(_ tag: UInt8, _ fields: [Value]) throws(PackError) -> Value {
        switch tag {
        case PackTag.node, PackTag.relationship, PackTag.unboundRelationship, PackTag.path:
            throw .value("nodes, relationships and paths are no parameters: send their ids, from elementId(…)")
        case PackTag.point2D, PackTag.point3D: return try point(fields, count: tag == PackTag.point2D ? 3 : 4)
        case PackTag.dateTime, PackTag.zonedDateTime: return try dateTime(fields, isNamed: tag == PackTag.zonedDateTime)
        default: break
        }
        let (name, count): (String, Int)
        switch tag {
        case PackTag.date: (name, count) = ("date", 1)
        case PackTag.localTime: (name, count) = ("local time", 1)
        case PackTag.time: (name, count) = ("time", 2)
        case PackTag.localDateTime: (name, count) = ("local date-time", 2)
        case PackTag.duration: (name, count) = ("duration", 4)
        default: throw .value("a structure with the tag \(PackReader.hex(tag)) is no value")
        }
        let numbers = try integers(fields, count, of: name)
        guard let value = temporal(tag, numbers) else { throw .value("the \(name) is out of range") }
        return value
    }

    private static func temporal(_ tag: UInt8, _ numbers: [Int64]) -> Value? {
        switch tag {
        case PackTag.date: return CalendarDate(daysSinceEpoch: numbers[0]).map(Value.date)
        case PackTag.localTime: return LocalTime(nanosecondOfDay: numbers[0]).map(Value.localTime)
        case PackTag.time:
            guard let local = LocalTime(nanosecondOfDay: numbers[0]), let offset = offset(numbers[1]) else {
                return nil
            }
            return .time(ZonedTime(local, offset: offset))
        case PackTag.localDateTime:
            return LocalDateTime(secondsSinceEpoch: numbers[0], nanosecond: numbers[1]).map(Value.localDateTime)
        default:
            return CalendarDuration(
                months: numbers[0], days: numbers[1], seconds: numbers[2], nanoseconds: numbers[3]
            ).map(Value.duration)
        }
    }

    private static func dateTime(_ fields: [Value], isNamed: Bool) throws(PackError) -> Value {
        let zone: Zone
        if isNamed {
            guard fields.count == 3, case .string(let name) = fields[2] else { throw malformed("date-time") }
            guard let known = TimeZoneDatabase.shared.zone(named: name) else {
                throw .value("there is no time zone `\(name)`")
            }
            zone = .named(known)
        } else {
            guard fields.count == 3, case .integer(let seconds) = fields[2] else { throw malformed("date-time") }
            guard let offset = offset(seconds) else { throw .value("the offset of a date-time is out of range") }
            zone = .offset(offset)
        }
        let numbers = try integers(Array(fields.prefix(2)), 2, of: "date-time")
        guard let value = ZonedDateTime(secondsSinceEpoch: numbers[0], nanosecond: numbers[1], zone: zone) else {
            throw .value("the date-time is out of range")
        }
        return .dateTime(value)
    }

    private static func point(_ fields: [Value], count: Int) throws(PackError) -> Value {
        guard fields.count == count, case .integer(let number) = fields[0] else { throw malformed("point") }
        var coordinates: [Double] = []
        for field in fields.dropFirst() {
            guard case .float(let coordinate) = field else { throw malformed("point") }
            coordinates.append(coordinate)
        }
        guard let system = PointValue.System(rawValue: number), system.hasHeight == (count == 4) else {
            throw .value("the point's srid \(number) is none of 4326, 4979, 7203 and 9157 with its coordinates")
        }
        let z = count == 4 ? coordinates[2] : 0
        guard let point = PointValue(system, x: coordinates[0], y: coordinates[1], z: z) else {
            throw .value("the point's coordinates are out of range")
        }
        return .point(point)
    }

    private static func offset(_ seconds: Int64) -> Int32? {
        Int32(exactly: seconds).flatMap { Zone.offsets.contains($0) ? $0 : nil }
    }

    private static func integers(_ fields: [Value], _ count: Int, of name: String) throws(PackError) -> [Int64] {
        guard fields.count == count else { throw malformed(name) }
        var numbers: [Int64] = []
        for field in fields {
            guard case .integer(let number) = field else { throw malformed(name) }
            numbers.append(number)
        }
        return numbers
    }

    private static func malformed(_ name: String) -> PackError {
        .malformed("a \(name) has other fields than the protocol gives it")
    }
}
