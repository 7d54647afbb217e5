import Testing

@testable import PropertyGraph

/// Laws that hold for all temporal values, tried on many of them.
@Suite struct TemporalPropertyTests {
    static func date(_ random: inout SplitMix64) -> CalendarDate {
        let near = Bool.random(using: &random)
        let days = near ? -800_000...800_000 : CalendarDate.days
        return CalendarDate(daysSinceEpoch: .random(in: days, using: &random))!
    }

    static func time(_ random: inout SplitMix64) -> LocalTime {
        let nanoseconds = Int64.random(in: 0..<LocalTime.nanosecondsPerDay, using: &random)
        let grain: Int64 = [1, 1000, 1_000_000_000, 60_000_000_000].randomElement(using: &random)!
        return LocalTime(nanosecondOfDay: nanoseconds / grain * grain)!
    }

    static func duration(_ random: inout SplitMix64) -> CalendarDuration {
        CalendarDuration(
            months: .random(in: -400...400, using: &random), days: .random(in: -9999...9999, using: &random),
            seconds: .random(in: -999_999...999_999, using: &random),
            nanosecond: .random(in: 0...999_999_999, using: &random))
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var expected: (year: Int64, month: Int64, day: Int64) = (1800, 1, 1)
        let first = try #require(CalendarDate(year: 1800, month: 1, day: 1)).daysSinceEpoch
        for days in first...first + 146_097 {
            let date = try #require(CalendarDate(daysSinceEpoch: days))
            #expect(date.civil == expected)
            expected.day += 1
            if expected.day > CalendarDate.length(ofMonth: expected.month, year: expected.year) {
                expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
        #expect(expected == (2200, 1, 2))
    }

    @Test func partsMakeTheDateAgain() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let date = Self.date(&random)
            let (year, month, day) = date.civil
            #expect(CalendarDate(year: year, month: month, day: day) == date)
            #expect(CalendarDate(year: year, ordinalDay: date.ordinalDay) == date)
            #expect(CalendarDate(year: year, quarter: date.quarter, dayOfQuarter: date.dayOfQuarter) == date)
            let week = date.isoWeek
            #expect(CalendarDate(weekYear: week.weekYear, week: week.week, dayOfWeek: date.dayOfWeek) == date)
        }
    }

    @Test func theEdgesOfTheCalendar() throws {
        let first = try #require(CalendarDate(year: -999_999_999, month: 1, day: 1))
        let last = try #require(CalendarDate(year: 999_999_999, month: 12, day: 31))
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(months: 1) == nil)
        #expect(last.adding(months: .max) == nil)
        #expect(last.isoWeek.week == 52 || last.isoWeek.week == 53 || last.isoWeek.week == 1)
        #expect(try CalendarDate(parsing: first.description) == first)
        #expect(try CalendarDate(parsing: last.description) == last)
    }

    @Test func textReadsBack() throws {
        var random = SplitMix64(seed: 2)
        let zones: [Zone] = [.utc, .offset(3600), .offset(-12_345)] + (try named(["Europe/Berlin", "Asia/Gaza"]))
        for _ in 0..<5000 {
            let (date, time, duration) = (Self.date(&random), Self.time(&random), Self.duration(&random))
            #expect(try CalendarDate(parsing: date.description) == date)
            #expect(try LocalTime(parsing: time.description) == time)
            let zoned = ZonedTime(time, offset: .random(in: Zone.offsets, using: &random))
            #expect(try ZonedTime(parsing: zoned.description) == zoned)
            let local = LocalDateTime(date, time)
            #expect(try LocalDateTime(parsing: local.description) == local)
            #expect(try CalendarDuration(parsing: duration.description) == duration)
            if let moment = ZonedDateTime(local, zone: zones.randomElement(using: &random)!) {
                #expect(try ZonedDateTime(parsing: moment.description) == moment)
            }
        }
    }

    @Test func durationsAddInAnyOrder() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<5000 {
            let (a, b, c) = (Self.duration(&random), Self.duration(&random), Self.duration(&random))
            #expect(a.adding(b) == b.adding(a))
            #expect(a.adding(b)?.adding(c) == b.adding(c).flatMap { a.adding($0) })
            #expect(a.adding(b)?.subtracting(b) == a)
            #expect(a.negated?.negated == a)
            #expect(a.multiplied(by: .integer(6))?.divided(by: .integer(6)) == a)
            #expect(a.multiplied(by: .float(2)) == a.adding(a))
        }
    }

    @Test func theDurationBetweenLeadsFromOneToTheOther() throws {
        var random = SplitMix64(seed: 4)
        let zones = try named(["Europe/Berlin", "America/New_York", "Asia/Gaza", "Pacific/Apia", "Australia/Lord_Howe"])
        for _ in 0..<3000 {
            let days = Int64(-20_000)...20_000
            let dates = (0..<2).map { _ in CalendarDate(daysSinceEpoch: .random(in: days, using: &random))! }
            let locals = dates.map { LocalDateTime($0, Self.time(&random)) }
            let zone = zones.randomElement(using: &random)!
            let moments = locals.map { ZonedDateTime($0, zone: zone)! }
            let instants = moments.compactMap { TemporalInstant(.dateTime($0)) }
            let seconds = try #require(CalendarDuration.inSeconds(instants[0], instants[1]))
            #expect(moments[0].adding(seconds) == moments[1])
            let between = try #require(CalendarDuration.between(instants[0], instants[1]))
            #expect(moments[0].adding(between) == moments[1], "\(moments) \(between)")
        }
    }

    @Test func zonesAgreeWithThemselves() throws {
        var random = SplitMix64(seed: 5)
        for zone in try named(["Europe/Berlin", "Asia/Tehran", "America/St_Johns", "Africa/Casablanca", "Asia/Riyadh"])
        {
            for _ in 0..<2000 {
                let seconds = Int64.random(in: -4_000_000_000...20_000_000_000, using: &random)
                let moment = try #require(ZonedDateTime(secondsSinceEpoch: seconds, nanosecond: 0, zone: zone))
                // The local reading with its offset leads back to the moment.
                #expect(ZonedDateTime(moment.local, zone: zone, preferring: moment.offset) == moment)
            }
        }
    }

    private func named(_ names: [String]) throws -> [Zone] {
        try names.map { .named(try #require(TimeZoneDatabase.shared.zone(named: $0))) }
    }
}
