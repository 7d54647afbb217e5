/// The rule of a POSIX `TZ` string, as in `EST5EDT,M3.2.0,M11.1.0`, with the extensions of RFC 8536 §3.3.1.
struct PosixTimeZone: Sendable {
    /// Seconds east of UTC outside of daylight saving time.
    private let standard: Int32
    /// Its offset and when it begins and ends; nil where there is none.
    private let daylight: (offset: Int32, start: Change, end: Change)?

    /// A day of the year and a time of that day, on the clock that runs until then.
    private struct Change: Sendable {
        enum Day: Sendable {
            /// `Jn`: the day, from 1, February 29 never counted.
            case julian(Int64)
            /// `n`: the day, from 0, February 29 counted.
            case ordinal(Int64)
            /// `Mm.w.d`: the wth (5: last) day d (0 is Sunday) of month m.
            case weekday(month: Int64, week: Int64, day: Int64)
        }
        var day: Day
        var time: Int64

        /// In seconds since the epoch on that clock.
        func seconds(in year: Int64) -> Int64 {
            let date: Int64
            switch day {
            case .julian(let number):
                let afterFebruary = CalendarDate.isLeap(year) && number >= 60
                date = CalendarDate.days(year: year, month: 1, day: 1) + number - (afterFebruary ? 0 : 1)
            case .ordinal(let number): date = CalendarDate.days(year: year, month: 1, day: 1) + number
            case .weekday(let month, let week, let day):
                let first = CalendarDate.days(year: year, month: month, day: 1)
                // 1970-01-01 was a Thursday: day 4.
                let shift = (day - (first + 4)).flooredRemainder(by: 7)
                var result = first + shift + (week - 1) * 7
                if result >= first + CalendarDate.length(ofMonth: month, year: year) { result -= 7 }
                date = result
            }
            return date * 86_400 + time
        }
    }

    /// Seconds east of UTC at a moment.
    func offset(at seconds: Int64) -> Int32 {
        guard let daylight else { return standard }
        let local = (seconds + Int64(standard)).flooredQuotient(by: 86_400)
        guard let year = CalendarDate(daysSinceEpoch: local)?.year else { return standard }
        let start = daylight.start.seconds(in: year) - Int64(standard)
        let end = daylight.end.seconds(in: year) - Int64(daylight.offset)
        let inDaylight = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
        return inDaylight ? daylight.offset : standard
    }

    /// Nil where the text is not such a rule.
    init?(_ text: [UInt8]) {
        var reader = Reader(bytes: text)
        guard reader.skipName(), let west = reader.time() else { return nil }
        standard = Int32(-west)
        guard !reader.isAtEnd else {
            daylight = nil
            return
        }
        guard reader.skipName() else { return nil }
        var offset = standard + 3600
        if !reader.isAtEnd, !reader.isAt(",") {
            guard let west = reader.time() else { return nil }
            offset = Int32(-west)
        }
        guard reader.skip(","), let start = reader.change(), reader.skip(","), let end = reader.change(),
            reader.isAtEnd
        else { return nil }
        daylight = (offset, start, end)
    }

    private struct Reader {
        var bytes: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == bytes.count }

        func isAt(_ character: Unicode.Scalar) -> Bool {
            position < bytes.count && bytes[position] == UInt8(ascii: character)
        }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard isAt(character) else { return false }
            position += 1
            return true
        }

        /// `EST` or `<+03>`.
        mutating func skipName() -> Bool {
            let start = position
            if skip("<") {
                while !isAtEnd, !isAt(">") { position += 1 }
                return skip(">")
            }
            while !isAtEnd, case let letter = bytes[position] | 0x20, 0x61...0x7A ~= letter { position += 1 }
            return position - start >= 3
        }

        mutating func number() -> Int64? {
            var value: Int64 = 0
            let start = position
            while !isAtEnd, 0x30...0x39 ~= bytes[position], position - start < 4 {
                value = value * 10 + Int64(bytes[position] - 0x30)
                position += 1
            }
            return position > start ? value : nil
        }

        /// `[+-]h[:m[:s]]` in seconds.
        mutating func time() -> Int64? {
            let negative = skip("-")
            if !negative { _ = skip("+") }
            guard let hours = number() else { return nil }
            var seconds = hours * 3600
            if skip(":") {
                guard let minutes = number() else { return nil }
                seconds += minutes * 60
                if skip(":") {
                    guard let rest = number() else { return nil }
                    seconds += rest
                }
            }
            return negative ? -seconds : seconds
        }

        mutating func change() -> Change? {
            let day: Change.Day
            if skip("M") {
                guard let month = number(), skip("."), let week = number(), skip("."), let weekday = number(),
                    1...12 ~= month, 1...5 ~= week, 0...6 ~= weekday
                else { return nil }
                day = .weekday(month: month, week: week, day: weekday)
            } else if skip("J") {
                guard let number = number(), 1...365 ~= number else { return nil }
                day = .julian(number)
            } else {
                guard let number = number(), 0...365 ~= number else { return nil }
                day = .ordinal(number)
            }
            var time: Int64 = 7200
            if skip("/") {
                guard let given = self.time() else { return nil }
                time = given
            }
            return Change(day: day, time: time)
        }
    }
}
