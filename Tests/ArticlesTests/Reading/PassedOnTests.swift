import PropertyGraph
import Testing

@testable import Articles

/// Mails that pass others on within their own text, pages that browsers save as mails, and what stands for a text in old programs.
@Suite struct PassedOnTests {
    private func mail(
        _ body: String, subject: String = "Fwd: Ferry", head: String = "Content-Type: text/plain; charset=utf-8"
    ) -> String {
        "From: Bo Lind <bo@x.example>\nTo: desk@x.example\nSubject: \(subject)\nDate: Wed, 7 Feb 2024 09:00:00 +0000\n"
            + "MIME-Version: 1.0\n\(head)\n\n\(body)"
    }

    @Test(arguments: [
        "---------- Forwarded message ---------\nFrom: Sable Post <news@s.example>\nDate: Tue, Feb 6, 2024 at 2:30 PM\n"
            + "Subject: Ferry to close\nTo: <bo@x.example>\n",
        "-----Original Message-----\nFrom: Sable Post <news@s.example>\nSent: Tuesday, February 6, 2024 2:30 PM\n"
            + "To: bo@x.example\nSubject: Ferry to close\n",
        "Begin forwarded message:\n\n*From:* Sable Post <news@s.example>\n*Subject:* Ferry to close\n*Date:* 6 February 2024 at 14:30\n",
        "---------- Message transféré ---------\nDe : Sable Post <news@s.example>\nDate : 6 février 2024 14:30\nObjet : Ferry to close\nÀ : Bo\n",
        "---------- رسالة معاد توجيهها ---------\nمن: Sable Post <news@s.example>\nتم الإرسال: 6 فبراير 2024 14:30\nالموضوع: Ferry to close\nإلى: Bo\n",
    ])
    func aMailWithinTheText(head: String) {
        let (records, issues) = readRecords(
            mail("FYI, please check this.\n\n\(head)\nThe minister said no.\n\nShe left.\n"), "a.eml")
        #expect(issues.isEmpty, "\(issues.map(\.message))")
        #expect(records.map(\.text) == ["FYI, please check this.\n", "The minister said no.\n\nShe left.\n"])
        #expect(records.last?.headline == "Ferry to close" && records.last?.byline == "Sable Post")
        #expect(records.last?.published.scalarText == "2024-02-06T14:30:00")
        #expect(records.first?.byline == "Bo Lind" && Set(records.map(\.id)).count == 2)
    }

    @Test func aMailThatOnlyPassesOn() {
        let head = "From: Sable Post <news@s.example>\nDate: 6 Feb 2024\nSubject: Ferry to close\n"
        let (records, _) = readRecords(mail("\(head)\nThe minister said no.\n"), "a.eml")
        #expect(
            records.map(\.text) == ["The minister said no.\n"] && records[0].byline == "Sable Post"
                && records[0].id == "a.eml")
        let html =
            "<p>FYI</p><div>From: Sable Post<br>Date: 6 Feb 2024<br>Subject: Ferry to close<br>To: Bo</div><p>The minister said no.</p>"
        let (pages, _) = readRecords(mail(html, head: "Content-Type: text/html"), "a.eml")
        #expect(pages.map(\.text) == ["FYI\n", "The minister said no.\n"])
    }

    /// Lines that look so in an article are none of a mail.
    @Test func otherLabels() {
        let text = "From: the harbour\nTo: the bridge\nDistance: 5 km\n\nThe minister said no.\n"
        #expect(readRecords(mail(text), "a.eml").records.map(\.text) == [text])
    }

    @Test func aStubOfPlainTextHidesNothing() {
        let long = String(repeating: "<p>The minister said that the ferry would close for six weeks.</p>", count: 6)
        let parts =
            "--b\nContent-Type: text/plain\n\nYour program shows no HTML. View this in your browser: https://s.example/v?id=1234567890\n"
            + "--b\nContent-Type: text/html\n\n\(long)\n--b--\n"
        let (records, _) = readRecords(mail(parts, head: "Content-Type: multipart/alternative; boundary=b"), "a.eml")
        #expect(records.first?.text.hasPrefix("The minister said that") ?? false)
    }

    @Test func aPageSavedByABrowser() {
        let page =
            "<html lang=3Den><head><meta property=3D\"og:site_name\" content=3D\"Sable\"></head><body><article><h1>Ferry to close</h1>"
            + "<time datetime=3D\"2024-02-06\">6 Feb 2024</time>"
            + String(
                repeating:
                    "<p>Harbour minister Lina Corbett said that the terminal would close for six weeks from March.</p>=\n",
                count: 1)
            + "<p>The union rejected the plan, and its chairman said that nobody had been asked about it.</p></article></body></html>"
        let text =
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://s.example/1\nSubject: Ferry\nDate: Fri, 1 Mar 2024 10:00:00 -0000\n"
            + "MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"--B\"\n\n\n----B\nContent-Type: text/html\n"
            + "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://s.example/1\n\n\(page)\n----B\nContent-Type: text/css\n\np{}\n----B--\n"
        let (records, issues) = readRecords(text, "a.mhtml")
        #expect(records.count == 1 && issues.isEmpty, "\(issues.map(\.message))")
        let record = records.first
        #expect(record?.headline == "Ferry to close" && record?.byline == nil && record?.uri == "https://s.example/1")
        #expect(record?.published.scalarText == "2024-02-06" && record?.outlet == "Sable")
    }
}
