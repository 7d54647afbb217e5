import PropertyGraph
import Testing

@testable import Articles

/// Markdown as people write news in it.
@Suite struct MarkdownTests {
    private func text(_ source: String) -> String { PlainMarkdown(source).text }

    @Test(arguments: [
        // A mark beside punctuation opens nothing in CommonMark.
        (
            "**الوزير:**قال إن الجسر مغلق. و**«الخطة»**جاهزة، **الوزير،**وقال.",
            "الوزير:قال إن الجسر مغلق. و«الخطة»جاهزة، الوزير،وقال."
        ),
        ("2024. كانت سنة جيدة.", "2024. كانت سنة جيدة."), ("It is ~~not~~ safe ~~yet.", "It is safe yet."),
        ("<p>It is <s>so <span>not</span> very</s> safe, <del>yet.</p>", "It is safe, yet."),
        ("3) One thing.", "3) One thing."),
        ("1. One.\n2. Two.", "One.\n\nTwo."),
        ("    Set in by four.\n    And on.\n\n    Next.", "Set in by four. And on.\n\nNext."),
        ("```\nIn a fence.\n```", "In a fence."),
        ("Closed.[^1] Open.\n\n[^1]: Harbour", "Closed. Open.\n\nHarbour"),
        ("Closed.[^a]\n\n[^a]: See [the list](http://e.example).", "Closed.\n\nSee the list."),
        ("\u{200F}# عنوان\n\u{202B}- بند", "عنوان\n\nبند"),
        // A label that nothing explains is a word; those that stand in one another are told apart.
        ("Closed.[^1][^2] Open [^3] [^.\n\n[^1]: One\n[^2]: Two", "Closed. Open [^3] [^.\n\nOne\n\nTwo"),
        // What is left of a block of HTML begins with a tag again, or is one that nothing ends.
        ("Some text.\n\n<sup>\n2\n</sup>", "Some text.\n\n²"), ("<div>10 km<sup>2</sup> of it.</div>", "10 km² of it."),
        ("<div><sup>th 2</sup></div>", "th 2"), ("<div\nA line.", "<div A line."),
        ("<p>A line.\n<div\nAnother.", "A line.\n\n<div Another."),
    ]) func isRead(source: String, as expected: String) {
        #expect(text(source) == expected + "\n\n")
    }

    @Test func aHeadingBehindAMarkOfDirectionIsOne() { #expect(PlainMarkdown("\u{200F}# عنوان").headings == [0..<5]) }

    private func front(_ source: String) -> (record: ArticleRecord?, issues: [String]) {
        let (records, issues) = readRecords(source + "\n\nThe port is open.\n", "a.md")
        return (records.first, issues.map(\.message))
    }

    @Test(arguments: [
        "---\n\u{200F}title: Bridge\n---", "\u{200F}---\ntitle: Bridge\n---", "---\ntitle:\u{A0}Bridge\n---",
        #"{"title": "Bridge", "tags": ["a", "b"]}"#, "{\n\"title\": \"Bridge\"\n}",
    ]) func factsInFront(source: String) {
        let (record, issues) = front(source)
        #expect(record?.headline == "Bridge" && record?.text == "The port is open.\n\n" && issues.isEmpty)
    }

    @Test func aKeyThatStandsTwiceIsTold() {
        let (record, issues) = front("---\ntitle: One\ntitle: Two\n---")
        #expect(record?.headline == "One")
        #expect(issues == ["a.md:1: front matter: \"title\" stands twice; the first is taken"])
    }

    @Test func aRecordNamedAsMarkdown() throws {
        let (records, _) = readRecords(#"{"title": "Bridge", "text": "The port is open."}"#, "a.md")
        #expect(records.map(\.text) == ["The port is open."])
        var options = ReadingOptions()
        try options.map.add("text=zz")
        let mapped = readRecords(
            Array(#"{"title": "Bridge", "zz": "The port is open."}"#.utf8), "a.md", options: options)
        #expect(mapped.records.map(\.text) == ["The port is open."])
    }

    /// Strings of TOML are what TOML says, not what stands between two marks.
    @Test(arguments: [
        (#"title = "Minister: \"No deal\" with union""#, #"Minister: "No deal" with union"#),
        (#"title = "A\tB \u00e9 \U0001F600 \\ # c" # said"#, "A\tB é 😀 \\ # c"),
        (#"title = 'C:\new "x"'"#, #"C:\new "x""#), ("title = \"\"\"\nOne \\\n   two\n three\"\"\"", "One two\n three"),
        ("title = '''It's \\n'''", "It's \\n"), (#""title" = "A""#, "A"), ("title=\"\"\"A \"\"\"\"", "A \""),
    ])
    func stringsOfTOML(written: String, read: String) {
        let (record, issues) = front("+++\n\(written)\nauthor = \"Bo Lind\"\n\n[extra]\ntitle = \"No\"\n+++")
        #expect(record?.headline == read && record?.byline == "Bo Lind" && issues.isEmpty, "\(issues)")
    }

    @Test(arguments: [
        (#"["Parson, Lena", "Bo Lind"]"#, "Parson, Lena, Bo Lind"),
        ("[ # who\n  \"Lena Parson\", # first\n  'Bo Lind',\n]", "Lena Parson, Bo Lind"),
        (#"[{ name = "Lena Parson", mail = "l@e.example" }, { name = "Bo Lind" }]"#, "Lena Parson, Bo Lind"),
        (#"{ name = "Lena Parson" }"#, nil), ("[[\"Lena Parson\"], []]", "Lena Parson"),
    ])
    func listsOfTOML(written: String, byline: String?) {
        let (record, issues) = front("+++\ndraft = false\nauthors = \(written)\ndate = 2024-03-05 # x\n+++")
        #expect(record?.byline == byline && record?.published.scalarText == "2024-03-05" && issues.isEmpty, "\(issues)")
    }

    /// What cannot be read is told with its line; the other lines count.
    @Test(arguments: [
        ("author = \"Bo", 3, "a string that does not end"), ("author = \"B\\q\"", 3, "\"\\q\" is no escape"),
        ("author = [\"Bo\"", 3, "a list that does not end"),
        ("author = \"Bo\" Lind", 3, "\"Lind\" stands behind a value"),
        ("author =", 3, "no value"), ("author", 3, "\"author\" is no \"key = value\""),
    ])
    func whatIsNoTOML(line: String, number: Int, words: String) {
        let (record, issues) = front("+++\ntitle = \"Bridge\"\n\(line)\ndate = 2024-03-05\n+++")
        #expect(record?.headline == "Bridge" && record?.byline == nil)
        #expect(record?.published.scalarText == "2024-03-05")
        #expect(issues == ["a.md:\(number): front matter: \(words)"])
    }

    @Test func thousandsOfNotes() {
        let lines = (1...3_000).map { "Line \($0).[^n\($0)]\n" } + (1...3_000).map { "[^n\($0)]: Note \($0)." }
        let read = text(lines.joined(separator: "\n"))
        #expect(read.hasPrefix("Line 1.\n\nLine 2.\n\n") && read.hasSuffix("Note 3000.\n\n") && !read.contains("[^"))
    }
}
