import PropertyGraph
import Testing

@testable import Articles

/// Dates as files of news have them, and what is read of each.
@Suite struct PublicationDateTests {
    /// `~` before what is approximate, `|` between two readings, "-" for none.
    static let cases: [(String, String)] = [
        // ISO 8601
        ("2024-03-05", "2024-03-05"), ("2024-3-5", "2024-03-05"), ("2024/03/05", "2024-03-05"),
        ("2024-03-05T23:30:00+03:00", "2024-03-05T23:30:00+03:00"),
        ("2024-03-05 23:30:00 +0300", "2024-03-05T23:30:00+03:00"),
        ("2024-03-05 23:30:00 UTC", "2024-03-05T23:30:00Z"), ("2024-03-05T23:30:00Z", "2024-03-05T23:30:00Z"),
        ("2024-03-05T23:30", "2024-03-05T23:30:00"), ("2024-03-05 23:30:15", "2024-03-05T23:30:15"),
        ("2024-03-05T10:00:00.123+00:00", "2024-03-05T10:00:00.123Z"),
        ("2024-03-05T10:00:00.000Z", "2024-03-05T10:00:00Z"),
        ("20240305", "2024-03-05"), ("20240305T100000Z", "2024-03-05T10:00:00Z"),
        ("20240305103015", "2024-03-05T10:30:15"),
        ("2024-W10-2", "2024-03-05"), ("2024-065", "2024-03-05"), ("2024-03-05T10:00:00-00:00", "2024-03-05T10:00:00"),
        ("2024-03-05T10:00:00−05:00", "2024-03-05T10:00:00-05:00"),
        // RFC 2822 and near to it
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
        ("Tue, 05 Mar 2024 10:00:00 +0300", "2024-03-05T10:00:00+03:00"),
        ("5 Mar 2024 10:00 EST", "2024-03-05T10:00:00-05:00"), ("Tue, 05 Mar 24 10:00:00 GMT", "2024-03-05T10:00:00Z"),
        ("Tue, 5 Mar 2024 10:00:00 -0000", "2024-03-05T10:00:00"), ("Tue Mar  5 10:00:00 2024", "2024-03-05T10:00:00"),
        ("Tue Mar 05 2024 10:00:00 GMT+0300 (Arabian Standard Time)", "2024-03-05T10:00:00+03:00"),
        ("Tuesday, March 5, 2024 at 10:30 p.m. CET", "2024-03-05T22:30:00+01:00"), ("March 5, 2024", "2024-03-05"),
        ("5-Mar-2024", "2024-03-05"), ("March 5th, 2024 12:05 AM", "2024-03-05T00:05:00"),
        ("Sept. 5, 2024", "2024-09-05"),
        // Seconds and less since 1970
        ("5 مارس 2024 10:30 م", "2024-03-05T22:30:00"), ("5 مارس 2024 - 12:05 ص", "2024-03-05T00:05:00"),
        ("05 مارس, 2024", "2024-03-05"), ("5 مارس، 2024 الساعة 14:05", "2024-03-05T14:05:00"),
        ("5 March, 2024", "2024-03-05"), ("1709632800", "2024-03-05T10:00:00Z"),
        ("1709632800000", "2024-03-05T10:00:00Z"),
        ("1709632800.5", "2024-03-05T10:00:00.5Z"),
        ("1709632800000000", "2024-03-05T10:00:00Z"),
        // Numbers with strokes and points
        ("25/12/2024", "2024-12-25"), ("12/25/2024", "2024-12-25"), ("04/05/2024", "2024-05-04|2024-04-05"),
        ("05/05/2024", "2024-05-05"), ("05.03.2024", "2024-03-05"), ("25.12.2024 10:30", "2024-12-25T10:30:00"),
        ("04/05/2024 10:00", "2024-05-04T10:00:00|2024-04-05T10:00:00"), ("4-5-2024", "2024-05-04|2024-04-05"),
        ("25/12/24", "2024-12-25"), ("24-03-05", "-"),
        // Arabic: eastern digits, Levantine, Maghrebi and double names
        ("٥ مارس ٢٠٢٤", "2024-03-05"), ("الثلاثاء 5 آذار 2024", "2024-03-05"), ("5 آذار/مارس 2024", "2024-03-05"),
        ("5 تشرين الثاني/نوفمبر 2024", "2024-11-05"), ("5 جانفي 2024", "2024-01-05"), ("15 غشت 2024", "2024-08-15"),
        ("12 كانون الأول 2024م", "2024-12-12"), ("٢٠٢٤/٠٣/٠٥", "2024-03-05"),
        ("الثلاثاء، 5 مارس 2024 - 10:30 مساءً", "2024-03-05T22:30:00"),
        ("‏٢٥‏/١٢‏/٢٠٢٤", "2024-12-25"),
        // Hijri
        ("15 رمضان 1445", "~2024-03-25"), ("١٥ رمضان ١٤٤٥هـ", "~2024-03-25"), ("15/09/1445", "~2024-03-25"),
        ("15 رمضان 1445هـ الموافق 25 مارس 2024م", "2024-03-25"),
        // None
        ("", "-"), ("yesterday", "-"), ("2024-13-45", "-"), ("30/02/2024", "-"), ("0000-00-00 00:00:00", "-"),
        ("0001-01-01T00:00:00Z", "-"), ("March 2024", "-"), ("2024", "-"), ("2024-03", "-"), ("12345", "-"),
        ("05 1234", "-"),
    ]

    @Test(arguments: cases) func date(text: String, expected: String) {
        func written(_ value: Value) -> String { value.scalarText ?? "?" }
        let found =
            switch PublicationDate.read(text) {
            case .known(let value, let isApproximate): (isApproximate ? "~" : "") + written(value)
            case .twoWays(let dayFirst, let monthFirst): "\(written(dayFirst))|\(written(monthFirst))"
            case nil: "-"
            }
        #expect(found == expected, "\(text)")
    }

    private func days(_ dates: [String], asked: DateOrder? = nil) -> ([String], [LoadIssue]) {
        var issues: [LoadIssue] = []
        var records = dates.enumerated().map { index, date in
            var record = ArticleRecord(id: "\(index)", path: "x", text: "t")
            _ = record.accept(.published, date, line: index + 1, issues: &issues)
            return record
        }
        records.decideDates(asked: asked, issues: &issues)
        return (records.map { $0.published.scalarText ?? "-" }, issues)
    }

    @Test func otherDatesOfTheFileTellTheOrder() {
        #expect(days(["04/05/2024", "12/25/2024"]).0 == ["2024-04-05", "2024-12-25"])
        #expect(days(["25/12/2024", "04/05/2024"]).0 == ["2024-12-25", "2024-05-04"])
        let (left, issues) = days(["04/05/2024"])
        #expect(left == ["-"] && issues == [LoadIssue("x", line: 1, .dateTwoWays("04/05/2024"))])
        #expect(days(["04/05/2024", "25/12/2024", "12/25/2024"]).0[0] == "-")
    }

    @Test func whatIsAskedTellsTheOrder() {
        #expect(days(["04/05/2024", "12/25/2024"], asked: .dayFirst).0 == ["2024-05-04", "2024-12-25"])
        #expect(days(["04/05/2024"], asked: .monthFirst).0 == ["2024-04-05"])
    }

    @Test func twoClocksGiveAZone() {
        #expect(
            PublicationDate.zoned(local: "2024-03-05T13:00:00", greenwich: "2024-03-05T10:00:00")
                == "2024-03-05T13:00:00+03:00")
        #expect(
            PublicationDate.zoned(local: "2024-03-05T13:00:00", greenwich: "1709632800") == "2024-03-05T13:00:00+03:00")
        #expect(PublicationDate.zoned(local: "2024-03-05", greenwich: "2024-03-05T10:00:00") == nil)
    }
}
