import PropertyGraph
import Testing

@testable import Articles

/// Days of publication that a page prints for its readers and marks with nothing else.
@Suite struct PrintedDateTests {
    private let arabic =
        "قالت بلدية مرسى إن الجسر القديم فوق النهر سيغلق أسبوعين على الأقل، وإن الشقوق ظهرت يوم الجمعة الماضي."
    private let more =
        "وتساءل سكان الحي الشمالي عن سبب توقف الحافلات، وطالبوا المجلس البلدي بتوضيح عاجل لما جرى عند الجسر."

    private func record(above: String = "", below: String = "", behind: String = "") throws -> ArticleRecord {
        let page = """
            <!DOCTYPE html><html lang="ar"><head><title>الجسر</title></head><body>
            <header><div class="today">السبت 29 نوفمبر 2026</div><nav><a href="/a">الرئيسية</a></nav></header>
            <main>\(above)<h1>إغلاق الجسر القديم</h1>\(below)<div class="body"><p>\(arabic)</p><p>\(more)</p></div>\(behind)</main>
            <footer>حقوق النشر 2025</footer></body></html>
            """
        return try #require(readRecords(page, "a.html").records.first)
    }

    @Test(
        arguments: [
            ("<time>14 فبراير 2026</time>", "2026-02-14"),
            ("<div class=\"date\">السبت، 14 فبراير 2026</div>", "2026-02-14"),
            ("<p>نشر في: 14 فبراير 2026</p>", "2026-02-14"),
            ("<span>تاريخ النشر: 14/02/2026 - 10:30</span>", "2026-02-14T10:30:00"),
            ("<div>نُشر يوم السبت 14 شباط/فبراير 2026 الساعة 10:30 مساءً</div>", "2026-02-14T22:30:00"),
            ("<div>١٤ فبراير ٢٠٢٦ | كتب: سامي النجار</div>", "2026-02-14"),
            ("<div>سامي النجار - مرسى</div><div>2026-02-14 10:30</div>", "2026-02-14T10:30:00"),
            ("<p>Published Saturday, February 14, 2026 at 10:30 am GMT</p>", "2026-02-14T10:30:00Z"),
            ("<p>By Lina Obeid | 14 Feb 2026</p>", "2026-02-14"),
            ("<p>Publié le samedi 14 février 2026 à 10h30</p>", "2026-02-14T10:30:00"),
            ("<div>نشر: 14 فبراير 2026 آخر تحديث: 16 فبراير 2026</div>", "2026-02-14"),
            // What says more than when is no date of publication, nor is what day it is today.
            ("<p>المجلس يصوت في 14 فبراير 2026 على الجسر</p>", nil), ("<p>Vote on 14 February 2026</p>", nil),
            ("", nil),
            ("<p>14 فبراير</p>", nil),
        ] as [(String, String?)])
    func below(line: String, published: String?) throws {
        #expect(try record(below: line).published.scalarText == published)
    }

    @Test func aboveTheHeadingAndBehindTheText() throws {
        #expect(try record(above: "<div>14 فبراير 2026</div>").published.scalarText == "2026-02-14")
        #expect(try record(behind: "<div>نشر في 14 فبراير 2026</div>").published.scalarText == "2026-02-14")
    }

    @Test func whatAPageMarksComesFirst() throws {
        let both = "<time datetime=\"2026-02-13T08:00Z\">أمس</time><div>14 فبراير 2026</div>"
        #expect(try record(below: both).published.scalarText == "2026-02-13T08:00:00Z")
    }

    @Test func aChangeIsNoPublication() throws {
        let record = try record(below: "<div>آخر تحديث: 16 فبراير 2026</div>")
        #expect(record.published.isNull && record.modified.scalarText == "2026-02-16")
    }
}
