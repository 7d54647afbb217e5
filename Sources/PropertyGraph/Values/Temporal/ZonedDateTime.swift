/// A moment, with the offset and perhaps the named zone that it is told in.
public struct ZonedDateTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00Z.
    public let secondsSinceEpoch: Int64
    /// The nanosecond of the second, in the low 30 bits; bit 31 says that a zone's name follows.
    private let packedNanosecond: UInt32
    /// Seconds east of UTC, shifted up by 64,800 to be positive: at most 17 bits. The name of the zone is above.
    private let packedZone: UInt32

    private static let offsetBias: Int32 = 64_800
    /// How many names fit above the offset's 17 bits.
    static let nameCapacity = 1 << 15

    /// That moment in a zone; nil out of the range of dates.
    public init?(secondsSinceEpoch: Int64, nanosecond: Int64, zone: Zone) {
        guard 0..<1_000_000_000 ~= nanosecond, LocalDateTime.seconds.contains(secondsSinceEpoch) else { return nil }
        let offset: Int32
        switch zone {
        case .offset(let fixed): offset = fixed
        case .named(let name): offset = TimeZoneDatabase.shared.rules(of: name).offset(at: secondsSinceEpoch)
        }
        self.init(seconds: secondsSinceEpoch, nanosecond: nanosecond, offset: offset, zone: zone)
    }

    /// What a clock in a zone shows; nil out of range. A time that the clock skips is moved on by the gap; of a time
    /// that it shows twice the earlier is meant, unless `preferring` is the offset of the later.
    public init?(_ local: LocalDateTime, zone: Zone, preferring preferred: Int32? = nil) {
        let offset: Int32
        switch zone {
        case .offset(let fixed): offset = fixed
        case .named(let name):
            let rules = TimeZoneDatabase.shared.rules(of: name)
            let valid = rules.offsets(atLocal: local.secondsSinceEpoch)
            if let preferred, preferred == valid.earlier || preferred == valid.later {
                offset = preferred
            } else {
                offset = valid.earlier
            }
        }
        let seconds = local.secondsSinceEpoch - Int64(offset)
        // In a gap the offset before it applies to the text and the one after it to the result.
        self.init(secondsSinceEpoch: seconds, nanosecond: Int64(local.nanosecond), zone: zone)
    }

    private init?(seconds: Int64, nanosecond: Int64, offset: Int32, zone: Zone) {
        guard Zone.offsets.contains(offset), LocalDateTime.seconds.contains(seconds + Int64(offset)) else { return nil }
        secondsSinceEpoch = seconds
        let shifted = UInt32(offset + ZonedDateTime.offsetBias)
        switch zone {
        case .offset:
            packedNanosecond = UInt32(nanosecond)
            packedZone = shifted
        case .named(let name):
            packedNanosecond = UInt32(nanosecond) | 1 << 31
            packedZone = shifted | UInt32(name.index) << 17
        }
    }

    /// The nanosecond of the second.
    public var nanosecond: Int32 { Int32(packedNanosecond & 0x3FFF_FFFF) }

    /// Seconds east of UTC at this moment.
    public var offset: Int32 { Int32(packedZone & 0x1FFFF) - ZonedDateTime.offsetBias }

    /// The zone's name, where it was given by name.
    public var zoneName: TimeZoneName? {
        packedNanosecond >> 31 == 1 ? TimeZoneName(index: UInt16(packedZone >> 17)) : nil
    }

    /// The zone: by name where there is one, else the offset.
    public var zone: Zone { zoneName.map(Zone.named) ?? .offset(offset) }

    /// What a clock in the zone shows.
    public var local: LocalDateTime {
        LocalDateTime(secondsSinceEpoch: secondsSinceEpoch + Int64(offset), nanosecond: Int64(nanosecond))!
    }

    /// The same moment in another zone; nil at the edge of the range.
    public func converted(to zone: Zone) -> ZonedDateTime? {
        ZonedDateTime(secondsSinceEpoch: secondsSinceEpoch, nanosecond: Int64(nanosecond), zone: zone)
    }

    /// By moment; of the same moment the more western offset first, then by the zone's name.
    public static func < (a: ZonedDateTime, b: ZonedDateTime) -> Bool {
        let first = (a.secondsSinceEpoch, a.nanosecond, a.offset)
        let second = (b.secondsSinceEpoch, b.nanosecond, b.offset)
        if first != second { return first < second }
        return CodePoints.compare(a.zoneName?.text ?? "", b.zoneName?.text ?? "") < 0
    }
}

extension LocalDateTime {
    /// The seconds that the range of dates spans.
    static let seconds: ClosedRange<Int64> =
        CalendarDate.days.lowerBound * 86_400...CalendarDate.days.upperBound * 86_400 + 86_399
}
