import Testing

/// Temporal constructors, truncation, components and durations, one expression a line.
@Suite struct TemporalFunctionTests {
    @Test(arguments: CaseTable.cases(maps)) func checkMaps(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(texts)) func checkTexts(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(selection)) func checkSelection(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(truncation)) func checkTruncation(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(components)) func checkComponents(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(durations)) func checkDurations(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(clocks)) func checkClocks(_ test: CaseTable.Case) { CaseTable.check(test) }

    static let maps = """
        date({year: 2024}) -> 2024-01-01
        date({year: 2024, month: 2, day: 29}) -> 2024-02-29
        date({year: 2023, month: 2, day: 29}) !! InvalidArgumentValue
        date({year: 2020, week: 53, dayOfWeek: 7}) -> 2021-01-03
        date({year: 2021, week: 53}) !! InvalidArgumentValue
        date({year: 2024, quarter: 2, dayOfQuarter: 91}) -> 2024-06-30
        date({year: 2024, quarter: 2, dayOfQuarter: 92}) !! InvalidArgumentValue
        date({year: 2024, ordinalDay: 366}) -> 2024-12-31
        date({year: 2023, ordinalDay: 366}) !! InvalidArgumentValue
        date({year: -44, month: 3, day: 15}) -> -0044-03-15
        date({year: 12024}) -> +12024-01-01
        date({year: 1000000000}) !! InvalidArgumentValue
        date({month: 3}) !! InvalidArgumentValue
        date({year: 2024, day: 3}) !! InvalidArgumentValue
        date({year: 2024, week: 3, month: 2}) !! InvalidArgumentValue
        date({year: 2024, hour: 3}) !! InvalidArgumentValue
        date({year: 2024, mont: 3}) !! InvalidArgumentValue
        date({year: '2024'}) !! InvalidArgumentValue
        date({year: null}) -> null
        localtime({hour: 23, minute: 59, second: 59, nanosecond: 999999999}) -> 23:59:59.999999999
        localtime({hour: 24}) !! InvalidArgumentValue
        localtime({minute: 3}) !! InvalidArgumentValue
        localtime({hour: 3, second: 3}) !! InvalidArgumentValue
        localtime({hour: 3, minute: 1, second: 1, millisecond: 1, microsecond: 1000}) !! NumberOutOfRange
        time({hour: 3, timezone: '-00:30'}) -> 03:00-00:30
        time({hour: 3, timezone: 'Asia/Riyadh'}) -> 03:00+03:00
        localdatetime({year: 2024, hour: 3}) -> 2024-01-01T03:00
        datetime({year: 2024, timezone: 'Asia/Gaza'}) -> 2024-01-01T00:00+02:00[Asia/Gaza]
        datetime({year: 2024, timezone: 'Mars/Olympus'}) !! InvalidArgumentValue
        datetime({year: 2024, timezone: '../etc/passwd'}) !! InvalidArgumentValue
        datetime({year: 2024, timezone: '+19:00'}) !! InvalidArgumentValue
        datetime({epochSeconds: -1, nanosecond: 5}) -> 1969-12-31T23:59:59.000000005Z
        datetime({epochMillis: -1}) -> 1969-12-31T23:59:59.999Z
        datetime({epochMillis: 1001, microsecond: 5}) -> 1970-01-01T00:00:01.001005Z
        datetime({epochSeconds: 0, timezone: '+03:00'}) -> 1970-01-01T03:00+03:00
        datetime.fromEpoch(-1, 0) -> 1969-12-31T23:59:59Z
        datetime.fromEpochMillis(-1) -> 1969-12-31T23:59:59.999Z
        """

    static let texts = """
        date('2024-02-30') !! InvalidArgumentValue
        date('2024-13') !! InvalidArgumentValue
        date('24-W01-1x') !! InvalidArgumentValue
        date('') !! InvalidArgumentValue
        date('2024-Q3') -> 2024-07-01
        date('2024Q3') -> 2024-07-01
        date('2024-Q3-5') -> 2024-07-05
        date('2024Q305') -> 2024-07-05
        date('+12024-01-05') -> +12024-01-05
        date('-0001-12-31') -> -0001-12-31
        date('-999999999-01-01') -> -999999999-01-01
        date('2024-1-5') -> 2024-01-05
        localtime('7:5') -> 07:05
        localtime('070503,25') -> 07:05:03.25
        localtime('25:00') !! InvalidArgumentValue
        localtime('12:00Z') !! InvalidArgumentValue
        time('12:00') -> 12:00Z
        time('12:00+01:02:03') -> 12:00+01:02:03
        time('12:00+99') !! InvalidArgumentValue
        localdatetime('2024-01-05') -> 2024-01-05T00:00
        localdatetime('2024-01-05 12:00') !! InvalidArgumentValue
        datetime('2024-01-05') -> 2024-01-05T00:00Z
        datetime('2024-01-05T12+03[Asia/Baghdad]') -> 2024-01-05T12:00+03:00[Asia/Baghdad]
        datetime('2024-01-05T12[UTC]') -> 2024-01-05T12:00Z[UTC]
        datetime('2024-01-05T12+02:00[Asia/Baghdad]') !! InvalidArgumentValue
        datetime('2024-01-05T12[Asia/Nowhere]') !! InvalidArgumentValue
        // A clock that skips an hour is moved on; one shown twice means the first, unless the offset says the second.
        datetime('2024-03-31T02:30[Europe/Berlin]') -> 2024-03-31T03:30+02:00[Europe/Berlin]
        datetime('2024-10-27T02:30[Europe/Berlin]') -> 2024-10-27T02:30+02:00[Europe/Berlin]
        datetime('2024-10-27T02:30+01:00[Europe/Berlin]') -> 2024-10-27T02:30+01:00[Europe/Berlin]
        // Beyond the last transition of the file its rule holds, south of the equator too.
        datetime('2524-07-01T12:00[Europe/Berlin]') -> 2524-07-01T12:00+02:00[Europe/Berlin]
        datetime('2524-01-01T12:00[Australia/Sydney]') -> 2524-01-01T12:00+11:00[Australia/Sydney]
        datetime('2524-07-01T12:00[Australia/Sydney]') -> 2524-07-01T12:00+10:00[Australia/Sydney]
        duration('P1Y2M3W4DT5H6M7.008S') -> P1Y2M25DT5H6M7.008S
        duration('-P1Y2MT3S') -> P-1Y-2MT-3S
        duration('P-1DT-0.5S') -> P-1DT-0.5S
        duration('PT1.5H') -> PT1H30M
        duration('P20120202T143721.545') -> P2012Y2M2DT14H37M21.545S
        duration('P') !! InvalidArgumentValue
        duration('P1DT') !! InvalidArgumentValue
        duration('PT1M1H') !! InvalidArgumentValue
        duration('1D') !! InvalidArgumentValue
        """

    static let selection = """
        date({date: date('2024-01-31'), month: 2}) -> 2024-02-29
        date({date: date('2024-01-31'), month: 2, day: 30}) !! InvalidArgumentValue
        date({date: date('2024-02-29'), year: 2023}) -> 2023-02-28
        date({date: date('2024-12-30'), dayOfWeek: 7}) -> 2025-01-05
        date({date: date('2024-12-31'), quarter: 2}) -> 2024-06-30
        date(localtime('12:00')) !! InvalidArgumentValue
        localtime(date('2024-01-01')) !! InvalidArgumentValue
        localtime({time: localtime('12:34:56.789'), nanosecond: 5}) -> 12:34:56.000000005
        time({time: time('12:00+01:00'), timezone: '-01:00'}) -> 10:00-01:00
        time({time: localtime('12:00'), timezone: '-01:00'}) -> 12:00-01:00
        time(datetime('2024-07-01T12:00[Europe/Berlin]')) -> 12:00+02:00
        localdatetime({date: date('2024-01-05'), time: localtime('12:00')}) -> 2024-01-05T12:00
        localdatetime({datetime: localdatetime('2024-01-05T12:00'), date: date('2024-01-05')}) !! InvalidArgumentValue
        datetime({datetime: datetime('2024-07-01T12:00[Europe/Berlin]'), timezone: 'Asia/Tokyo'}) -> 2024-07-01T19:00+09:00[Asia/Tokyo]
        datetime({datetime: localdatetime('2024-07-01T12:00'), timezone: 'Asia/Tokyo'}) -> 2024-07-01T12:00+09:00[Asia/Tokyo]
        datetime({date: datetime('2024-07-01T12:00[Europe/Berlin]'), hour: 1}) -> 2024-07-01T01:00Z
        date({date: 5}) !! InvalidArgumentValue
        """

    static let truncation = """
        date.truncate('decade', date('-0001-05-05')) -> -0010-01-01
        date.truncate('WEEK', date('2024-12-31')) -> 2024-12-30
        date.truncate('hour', date('2024-12-31')) !! InvalidArgumentValue
        date.truncate('fortnight', date('2024-12-31')) !! InvalidArgumentValue
        date.truncate('month', localtime('12:00')) !! InvalidArgumentValue
        date.truncate('month') -> 2026-11-01
        localtime.truncate('month', localtime('12:00')) !! InvalidArgumentValue
        localtime.truncate('hour', localtime('12:34'), {minute: 5}) -> 12:05
        localtime.truncate('microsecond', localtime('12:34:56.123456789'), {nanosecond: 1}) -> 12:34:56.123456001
        time.truncate('hour', localtime('12:34'), {timezone: '+02:00'}) -> 12:00+02:00
        localdatetime.truncate('quarter', date('2024-08-15'), {day: 3, hour: 4}) -> 2024-07-03T04:00
        datetime.truncate('day', datetime('2024-10-27T12:00[Europe/Berlin]')) -> 2024-10-27T00:00+02:00[Europe/Berlin]
        datetime.truncate('hour', date('2024-10-27')) !! InvalidArgumentValue
        datetime.truncate('day', null) -> null
        """

    static let components = """
        date('2024-12-30').week -> 1
        date('2024-12-30').weekYear -> 2025
        date('2024-12-30').weekDay -> 1
        date('2024-12-30').quarter -> 4
        date('2024-12-30').dayOfQuarter -> 91
        date('2024-12-30').ordinalDay -> 365
        localtime('12:34:56.123456789').millisecond -> 123
        localtime('12:34:56.123456789').nanosecond -> 123456789
        time('12:34-03:30').offset -> '-03:30'
        time('12:34-03:30').offsetMinutes -> -210
        time('12:34-03:30').timezone -> '-03:30'
        datetime('2024-01-05T12[Asia/Baghdad]').timezone -> 'Asia/Baghdad'
        datetime('1969-12-31T23:59:59.5Z').epochMillis -> -500
        duration({months: 29, days: 10, seconds: 3661, nanoseconds: 5}).years -> 2
        duration({months: 29}).monthsOfQuarter -> 2
        duration({days: 10}).weeks -> 1
        duration({seconds: 3661, nanoseconds: 5}).nanoseconds -> 3661000000005
        """

    static let durations = """
        duration({years: 1.5}) -> P1Y6M
        duration({months: 1.25}) -> P1M7DT14H37M16.5S
        duration({days: 0.1}) -> PT2H24M
        duration({hours: 0.1, minutes: 0.1}) -> PT6M6S
        duration({seconds: 1.0000000019}) -> PT1.000000001S
        duration({months: -0.5}) -> P-15DT-5H-14M-33S
        duration({days: 1, hours: -1}) -> P1DT-1H
        duration({}) !! InvalidArgumentValue
        duration({day: 1}) !! InvalidArgumentValue
        duration({days: 'x'}) !! InvalidArgumentValue
        duration({days: 1e300}) !! NumberOutOfRange
        duration({hours: 9223372036854775807}) !! NumberOutOfRange
        duration({months: 1}) / 3 -> P10DT3H29M42S
        duration({months: 1}) / 0 !! DivisionByZero
        duration({days: 1}) * 0.1 -> PT2H24M
        duration({days: 1}) * 0.0 -> PT0S
        duration({months: 9223372036854775807}) * 2 !! IntegerOverflow
        -duration({days: 1, seconds: 0.5}) -> P-1DT-0.5S
        duration({days: 1}) + duration({months: 1, days: -2}) -> P1M-1D
        date('2024-01-31') + duration({months: 1}) -> 2024-02-29
        date('2024-03-31') - duration({months: 1}) -> 2024-02-29
        date('2024-01-01') + duration({hours: 47}) -> 2024-01-02
        duration({days: 1}) + date('2024-01-01') -> 2024-01-02
        date('+999999999-12-31') + duration({days: 1}) !! IntegerOverflow
        localtime('23:00') + duration({hours: 2, days: 40}) -> 01:00
        localdatetime('2024-02-28T23:59:59.999999999') + duration({nanoseconds: 1}) -> 2024-02-29T00:00
        // A day is a step of the calendar, 24 hours one of the clock.
        datetime('2024-03-30T12:00[Europe/Berlin]') + duration({days: 1}) -> 2024-03-31T12:00+02:00[Europe/Berlin]
        datetime('2024-03-30T12:00[Europe/Berlin]') + duration({hours: 24}) -> 2024-03-31T13:00+02:00[Europe/Berlin]
        date('2024-01-01') - date('2023-01-01') !! InvalidArgumentType
        duration.between(date('2024-01-31'), date('2024-03-01')) -> P1M1D
        duration.between(date('2024-03-01'), date('2024-01-31')) -> P-1M-1D
        duration.between(localtime('10:00'), localtime('09:59:59.5')) -> PT-0.5S
        duration.between(localtime('10:00'), date('2024-03-01')) -> PT-10H
        duration.inMonths(localtime('10:00'), localtime('12:00')) -> PT0S
        duration.inDays(localdatetime('2024-01-02T12:00'), localdatetime('2024-01-01T13:00')) -> PT0S
        duration.inSeconds(datetime('2024-03-31T00:00[Europe/Berlin]'), datetime('2024-04-01T00:00[Europe/Berlin]')) -> PT23H
        duration.between(null, date('2024-01-01')) -> null
        """

    static let clocks = """
        date() -> 2026-11-24
        datetime() -> 2026-11-24T08:30:15.123456789Z
        localtime({timezone: 'Asia/Riyadh'}) -> 11:30:15.123456789
        datetime.statement('Asia/Riyadh') -> 2026-11-24T11:30:15.123456789+03:00[Asia/Riyadh]
        time.transaction({timezone: '-01:00'}) -> 07:30:15.123456789-01:00
        date.transaction(null) -> null
        timestamp() -> 1795509015123
        """
}
