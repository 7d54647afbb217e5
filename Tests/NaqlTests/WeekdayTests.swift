import Foundation
import Naql
import PropertyGraph
import Testing

/// The day that a weekday of an article means.
@Suite struct WeekdayTests {
    /// When the statement of an article that was published then was made.
    private func date(_ published: String, _ sentence: String) throws -> String? {
        let record = ["headline": "Harbour", "text": sentence, "published": published]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
        let folder = try ScratchFolder(["a.json": json])
        let session = Session()
        _ = try session.load([folder.path], options: LoadOptions())
        let result = try session.run("MATCH (s:Statement) RETURN toString(s.date) AS day")
        guard let batch = try result.next(), case .string(let day) = batch.value(row: 0, column: 0) else { return nil }
        return day
    }

    // 2026-02-14 is a Saturday.
    @Test(arguments: [
        ("2026-02-14T12:00:00Z", "2026-02-08"), ("2026-02-14T22:30:00Z", "2026-02-15"),
        ("2026-02-14T22:30:00+03:00", "2026-02-08"), ("2026-02-14", "2026-02-08"),
    ])
    func aWeekdayNearMidnightInGreenwich(published: String, day: String) throws {
        #expect(try date(published, "Lena Parson said on Sunday that the port was closed.") == day)
    }
}
