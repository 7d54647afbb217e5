extension ByteWriter {
    /// A value as a property may hold it: a scalar, a temporal value, or a list of them.
    mutating func value(_ value: Value) {
        switch value {
        case .boolean(let flag):
            byte(1)
            byte(flag ? 1 : 0)
        case .integer(let integer):
            byte(2)
            number(integer)
        case .float(let float):
            byte(3)
            number(float.bitPattern)
        case .string(let text):
            byte(4)
            string(text)
        case .list(let elements):
            byte(5)
            number(elements.count)
            for element in elements { self.value(element) }
        case .date(let date):
            byte(6)
            number(date.daysSinceEpoch)
        case .localTime(let time):
            byte(7)
            number(time.nanosecondOfDay)
        case .time(let time):
            byte(8)
            number(time.local.nanosecondOfDay)
            number(time.offset)
        case .localDateTime(let moment):
            byte(9)
            number(moment.secondsSinceEpoch)
            number(moment.nanosecond)
        case .dateTime(let moment):
            byte(10)
            number(moment.secondsSinceEpoch)
            number(moment.nanosecond)
            number(moment.offset)
            string(moment.zoneName?.text ?? "")
        case .duration(let duration):
            byte(11)
            number(duration.months)
            number(duration.days)
            number(duration.seconds)
            number(duration.nanosecond)
        case .point(let point):
            byte(12)
            number(point.system.rawValue)
            number(point.x.bitPattern)
            number(point.y.bitPattern)
            number(point.z.bitPattern)
        case .null, .map, .node, .relationship, .path: byte(0)
        }
    }
}

extension ByteReader {
    mutating func value(depth: Int = 0) throws(Malformed) -> Value {
        switch try byte() {
        case 0: return .null
        case 1: return .boolean(try byte() != 0)
        case 2: return .integer(try number())
        case 3: return .float(Double(bitPattern: UInt64(bitPattern: try number())))
        case 4: return .string(try string())
        case 5:
            guard depth < 16 else { throw Malformed() }
            var elements: [Value] = []
            for _ in 0..<(try count()) { elements.append(try value(depth: depth + 1)) }
            return .list(elements)
        case let kind: return try temporal(kind)
        }
    }

    private mutating func temporal(_ kind: UInt8) throws(Malformed) -> Value {
        let value: Value?
        switch kind {
        case 6: value = CalendarDate(daysSinceEpoch: try number()).map(Value.date)
        case 7: value = LocalTime(nanosecondOfDay: try number()).map(Value.localTime)
        case 8:
            let local = LocalTime(nanosecondOfDay: try number())
            let offset = try offset()
            value = local.map { .time(ZonedTime($0, offset: offset)) }
        case 9:
            value = LocalDateTime(secondsSinceEpoch: try number(), nanosecond: try number()).map(Value.localDateTime)
        case 10:
            let seconds = try number()
            let nanosecond = try number()
            let offset = try offset()
            let name = try string()
            // A zone that this system does not know keeps its offset.
            let zone = TimeZoneDatabase.shared.zone(named: name).map(Zone.named) ?? Zone.offset(offset)
            value = ZonedDateTime(secondsSinceEpoch: seconds, nanosecond: nanosecond, zone: zone).map(Value.dateTime)
        case 11:
            value = CalendarDuration(
                months: try number(), days: try number(), seconds: try number(), nanoseconds: try number()
            ).map(Value.duration)
        case 12:
            let system = PointValue.System(rawValue: try number())
            let (x, y, z) = (try coordinate(), try coordinate(), try coordinate())
            value = system.flatMap { PointValue($0, x: x, y: y, z: z) }.map(Value.point)
        default: value = nil
        }
        guard let value else { throw Malformed() }
        return value
    }

    private mutating func coordinate() throws(Malformed) -> Double {
        Double(bitPattern: UInt64(bitPattern: try number()))
    }

    private mutating func offset() throws(Malformed) -> Int32 {
        Int32(try number(in: Int(Zone.offsets.lowerBound)...Int(Zone.offsets.upperBound)))
    }
}
