public import Naql

/// A verified draft as one page that needs nothing else: the draft with each quotation marked by what became of it, and beside
/// each paragraph how its words differ and where they stand.
public struct VerificationPage {
    private let verification: Verification
    private let title: String
    private var html = XMLText()

    /// A page of what was found of a draft.
    public init(_ verification: Verification, title: String) {
        self.verification = verification
        self.title = title
    }

    /// Appends the whole page.
    public mutating func write(into output: inout ByteBuffer) {
        output.append(PageStyle.opening(html.content(title), PageStyle.articles, Self.style))
        output.append("<p class=\"counts\">")
        let counts = verification.counts.map { verdict, count in
            "<span class=\"\(Self.name(verdict))\">\(count) \(html.content(verdict.rawValue))</span>"
        }
        output.append((counts.isEmpty ? "no quotation" : counts.joined(separator: " · ")) + "</p>\n")
        for (number, reading) in verification.readings.enumerated() { write(reading, number, into: &output) }
        output.append("</body>\n</html>\n")
    }

    private mutating func write(_ reading: ArticleReading, _ number: Int, into output: inout ByteBuffer) {
        let language = reading.language.map { " lang=\"\(html.attribute($0))\"" } ?? ""
        output.append("<article\(language) dir=\"auto\">\n<h1 dir=\"auto\">\(html.content(reading.title))</h1>\n")
        var own = verification.quotations.filter { $0.quotation.article == number }[...]
        for passage in reading.passages {
            let range = passage.range.clamped(to: reading.text.indices)
            own = own.drop { $0.quotation.range.upperBound <= range.lowerBound }
            let inside = own.prefix { $0.quotation.range.lowerBound < range.upperBound }
            let kind = html.attribute(passage.section)
            output.append("<section>\n<p dir=\"auto\" class=\"\(kind)\">")
            mark(Array(inside), in: range, of: reading, into: &output)
            output.append("</p>\n")
            if !inside.isEmpty {
                output.append("<ol dir=\"ltr\">\n")
                for quotation in inside { explain(quotation, into: &output) }
                output.append("</ol>\n")
            }
            output.append("</section>\n")
        }
        output.append("</article>\n")
    }

    /// The text of a paragraph, cut wherever a quotation begins or ends; the innermost one gives the colour.
    private mutating func mark(
        _ quotations: [VerifiedQuotation], in range: Range<Int>, of reading: ArticleReading,
        into output: inout ByteBuffer
    ) {
        let ranges = quotations.map { $0.quotation.range.clamped(to: range) }
        let cuts = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] } + [range.lowerBound, range.upperBound])
        let ordered = cuts.sorted()
        var next = 0
        var open: [Int] = []
        for (start, end) in zip(ordered, ordered.dropFirst()) {
            open.removeAll { ranges[$0].upperBound <= start }
            while next < quotations.count, ranges[next].lowerBound <= start {
                let number = quotations[next].quotation.number
                output.append("<a class=\"n\" href=\"#q\(number)\">\(number)</a>")
                if ranges[next].upperBound > start { open.append(next) }
                next += 1
            }
            let words = html.content(reading.string(start..<end))
            let innermost = open.min { ranges[$0].count < ranges[$1].count }
            if let innermost {
                let verdict = quotations[innermost].verdict
                output.append("<mark class=\"\(Self.name(verdict))\" title=\"\(verdict.rawValue)\">\(words)</mark>")
            } else {
                output.append(words)
            }
        }
    }

    private mutating func explain(_ result: VerifiedQuotation, into output: inout ByteBuffer) {
        let number = result.quotation.number
        output.append("<li id=\"q\(number)\" value=\"\(number)\">")
        output.append("<b class=\"\(Self.name(result.verdict))\">\(result.verdict.rawValue)</b>")
        if let speaker = result.quotation.speaker { output.append(" <bdi>\(html.content(speaker))</bdi>") }
        for note in result.notes { output.append("<br><small>\(html.content(note))</small>") }
        for difference in result.differences {
            output.append("<br><small>\(difference.kind.rawValue)</small> ")
            if !difference.source.isEmpty { output.append("<del><bdi>\(html.content(difference.source))</bdi></del> ") }
            if !difference.draft.isEmpty { output.append("<ins><bdi>\(html.content(difference.draft))</bdi></ins>") }
        }
        if let citation = result.citation { output.append("<br><bdi>\(html.content(citation))</bdi>") }
        if let place = result.place { output.append("<br><code>\(html.content(place))</code>") }
        output.append("</li>\n")
    }

    /// The name of a verdict's colour.
    private static func name(_ verdict: Verdict) -> String {
        String(verdict.rawValue.prefix { $0 != " " })
    }

    private static let style = """
        .counts { font: 1rem/1.5 sans-serif; }
        .verbatim { background: var(--direct); } .altered, .not { background: var(--bad); }
        .cut, .other { background: var(--said); } .indirect { background: var(--mixed); }
        .counts span, li b { padding: 0 .3rem; }
        del { color: var(--faint); } ins { text-decoration: none; border-bottom: 2px solid; }
        :root { --bad: #f8dcd8; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --bad: #5a2620; } }
        :root[data-theme=dark] { --bad: #5a2620; }
        """
}
