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
            // As portals of Egypt and Lebanon print it, with two names of a month, in two calendars.
            ("<span>الثلاثاء 06/فبراير/2024 - 03:15 م</span>", "2024-02-06T15:15:00"),
            ("<span>الثلاثاء 06/شباط/2024 - 03:15 م</span>", "2024-02-06T15:15:00"),
            ("<span>الثلاثاء، ٦ شباط (فبراير) ٢٠٢٤</span>", "2024-02-06"),
            ("<span>6 فيفري/شباط 2024</span>", "2024-02-06"),
            ("<span>5 جانفي/كانون الثاني 2024</span>", "2024-01-05"),
            ("<span>نشر في: 06 فبراير ,2024: 03:15 م GST</span>", "2024-02-06T15:15:00"),
            ("<time>06 فيفري 2024 على الساعة 10:30</time>", "2024-02-06T10:30:00"),
            ("<div>الثلاثاء 1445/7/25 هـ الموافق 2024/02/06 م</div>", "2024-02-06"),
            ("<div>الرياض 25 رجب 1445 هـ الموافق 06 فبراير 2024 م واس</div>", "2024-02-06"),
            ("<div>الثلاثاء - 25 رجب 1445 هـ - 06 فبراير 2024 مـ</div>", "2024-02-06"),
            ("<div>الخميس 12 رمضان 1446 هـ</div>", "2025-03-12"),
            ("<div>الأربعاء 7 فبراير 2024 - العدد 5521</div>", "2024-02-07"),
            ("<div>Published 6:30 PM EST, Tue February 6, 2024</div>", "2024-02-06T18:30:00-05:00"),
            ("<p>Updated: 9 February 2024, 10:00 | Published: 6 February 2024, 08:00</p>", "2024-02-06T08:00:00"),
            ("<span>Feb. 6, 2024 8:15 a.m.</span>", "2024-02-06T08:15:00"),
            ("<p>By Ana Silva, Feb 6, 2024</p>", "2024-02-06"),
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

    @Test func aLineThatOnlySaysWhenIsNoText() throws {
        for line in ["<p>14 فبراير 2026</p>", "<span>Feb. 6, 2024 8:15 a.m.</span>", "<p><time>14.2.2026</time></p>"] {
            #expect(try record(below: line).text == "\(arabic)\n\n\(more)", "\(line)")
        }
    }

    @Test func aChangeIsNoPublication() throws {
        let record = try record(below: "<div>آخر تحديث: 16 فبراير 2026</div>")
        #expect(record.published.isNull && record.modified.scalarText == "2026-02-16")
    }
}
