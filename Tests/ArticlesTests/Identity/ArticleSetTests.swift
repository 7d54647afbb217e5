import PropertyGraph
import Testing

@testable import Articles

/// Which records are one article, and which are versions of one.
@Suite struct ArticleSetTests {
    private static func record(
        _ text: String, place: String = "a.txt", uri: String? = nil, number: String? = nil, outlet: String? = nil,
        published: String? = nil, modified: String? = nil, headline: String? = nil
    ) -> ArticleRecord {
        var record = ArticleRecord(id: place, path: String(place.prefix { $0 != "#" }), text: text)
        (record.uri, record.ownID, record.outlet, record.headline) = (uri, number, outlet, headline)
        record.published = published.flatMap(PublicationDate.parse) ?? .null
        record.modified = modified.flatMap(PublicationDate.parse) ?? .null
        return record
    }

    private static func texts(_ records: [ArticleRecord]) -> [[String]] {
        ArticleSet(records).articles.map { [$0.record.text] + $0.earlier.map(\.text) }
    }

    @Test func anArticleIsItsAddressElseItsNumberElseWhatItSays() {
        let record = Self.record
        func count(_ records: ArticleRecord...) -> Int { ArticleSet(records).articles.count }
        #expect(count(Self.record("x"), Self.record("x", place: "b.txt"), Self.record("x", place: "c.jsonl#2")) == 1)
        #expect(count(Self.record("x"), Self.record("y", place: "b.txt")) == 2)
        #expect(count(Self.record("x", uri: "u"), Self.record("x", place: "b", uri: "u")) == 1)
        #expect(count(Self.record("x", uri: "u"), Self.record("x", uri: "v")) == 2)
        #expect(count(Self.record("x", outlet: "o"), Self.record("x", outlet: "p")) == 2)
        #expect(count(Self.record("x", number: "1"), Self.record("y", number: "1")) == 1)
        // Numbers are an outlet's own.
        #expect(count(Self.record("x", number: "1", outlet: "o"), Self.record("y", number: "1", outlet: "p")) == 2)
        #expect(count(Self.record("x", number: "1", outlet: "o"), Self.record("y", number: "1")) == 1)
        #expect(count(Self.record("x", uri: "u", number: "1"), Self.record("y", number: "1")) == 1)
        #expect(count(Self.record("x", uri: "u", number: "1"), Self.record("y", uri: "v", number: "1")) == 2)
        _ = record
    }

    /// Rows of two tables are numbered alike.
    @Test func numbersOfRowsAreNoNamesOverFiles() {
        func count(_ records: ArticleRecord...) -> Int { ArticleSet(records).articles.count }
        let row = Self.record("x", place: "a.csv#1", number: "1", headline: "A")
        #expect(count(row, Self.record("y", place: "b.csv#1", number: "1", headline: "B")) == 2)
        // The same row, or one whose text was changed; a number that an outlet gave, or that is no number alone.
        #expect(count(row, Self.record("x", place: "b.csv#1", number: "1", headline: "A")) == 1)
        #expect(count(row, Self.record("y", place: "b.csv#1", number: "1", headline: "A")) == 1)
        #expect(count(row, Self.record("y", place: "a.csv#1", number: "1", headline: "B")) == 1)
        #expect(count(row, Self.record("y", place: "b.csv#1", number: "1", outlet: "o", headline: "B")) == 2)
        #expect(count(row, Self.record("x", place: "b.csv#1", number: "1", outlet: "o", headline: "A")) == 1)
        #expect(count(Self.record("x", place: "a", number: "n1"), Self.record("y", place: "b", number: "n1")) == 1)
    }

    @Test func whatOnlyTellsTheWayOfAReaderIsNoPartOfAnAddress() {
        let address = "https://e.example/a?id=1"
        let set = ArticleSet([
            Self.record("x", uri: address),
            Self.record("x", place: "b", uri: address + "&utm_source=rss&utm_medium=feed"),
            Self.record("x", place: "c", uri: "https://e.example/a?id=2"),
        ])
        #expect(set.articles.count == 2)
    }

    // MARK: Teasers

    private static let teaser = "The harbour minister said that the ferry terminal would close for six weeks."
    private static let whole =
        teaser
        + " “We cannot keep patching a pier that was built in 1931,” she told reporters. The union rejected the plan."
    private static let summary = "Ferry terminal to close for six weeks: union rejects the plan of the harbour minister"

    @Test(arguments: [teaser, summary, "The harbour minister said that the ferry terminal would…"])
    func aTeaserIsNoVersion(text: String) {
        let moment = "2024-02-06T10:00:00Z"
        let page = Self.record(Self.whole, place: "a.html", uri: "u", published: moment)
        for date in [moment, "2024-02-06T10:05:00Z", "2024-02-06", nil] {
            let item = Self.record(text, place: "f.xml#1", uri: "u", outlet: "o", published: date)
            for records in [[page, item], [item, page]] {
                let set = ArticleSet(records)
                #expect(
                    set.articles.count == 1 && set.articles[0].earlier.isEmpty
                        && set.articles[0].record.text == Self.whole)
                #expect(
                    set.articles[0].record.outlet == "o" && set.changes.repeated == 1 && set.changes.updated.isEmpty)
            }
        }
    }

    @Test func aFirstReportAndWhatTakesAnArticleBackAreVersions() {
        let page = Self.record(Self.whole, place: "a.html", uri: "u", published: "2024-02-06T10:00:00Z")
        let flash = Self.record(Self.teaser, place: "b.html", uri: "u", published: "2024-02-06T09:00:00Z")
        #expect(Self.texts([page, flash]) == [[Self.whole, Self.teaser]])
        let gone = Self.record(
            "This article has been removed.", place: "b.html", uri: "u", published: "2024-02-06T11:00:00Z")
        #expect(Self.texts([page, gone]) == [["This article has been removed.", Self.whole]])
        // A file that was edited has what it has now.
        let edited = Self.record(Self.teaser, place: "a.html", uri: "u", published: "2024-02-06T10:00:00Z")
        #expect(Self.texts([page, edited]) == [[Self.teaser, Self.whole]])
    }

    @Test func theLaterDateIsTheNewerVersion() {
        let old = Self.record("old", uri: "u", published: "2024-03-05")
        let new = Self.record("new", uri: "u", published: "2024-03-06T08:00:00Z")
        #expect(Self.texts([old, new]) == [["new", "old"]])
        #expect(Self.texts([new, old]) == [["new", "old"]])
        let changed = Self.record("changed", uri: "u", published: "2024-03-05", modified: "2024-03-07")
        #expect(Self.texts([changed, new, old]) == [["changed", "new", "old"]])
        // Without a date for each, what was loaded later is newer.
        let undated = Self.record("undated", uri: "u")
        #expect(Self.texts([new, undated, old]) == [["old", "undated", "new"]])
        #expect(Self.texts([Self.record("1", uri: "u"), Self.record("2", uri: "u")]) == [["2", "1"]])
    }

    @Test func headlinesPartVersionsAndRecordsWithoutOneAreAny() {
        let first = Self.record("x", uri: "u", published: "2024-03-05", headline: "A")
        let second = Self.record("x", uri: "u", published: "2024-03-06", headline: "B")
        let bare = Self.record("x", uri: "u")
        let set = ArticleSet([first, second, bare])
        #expect(set.articles.count == 1 && set.articles[0].earlier.count == 1)
        #expect(set.articles[0].record.headline == "B")
        #expect(set.changes.repeated == 1)
    }

    @Test func whatOneRecordLacksAnotherFills() {
        let set = ArticleSet([
            Self.record("x", uri: "u", published: "2024-03-05"), Self.record("x", uri: "u", outlet: "o", headline: "h"),
        ])
        let record = set.articles[0].record
        #expect(record.outlet == "o" && record.headline == "h" && !record.published.isNull)
    }

    @Test func twinsAreToldAndPlacesKeptApart() {
        let set = ArticleSet([
            Self.record("x", outlet: "o"), Self.record("x", outlet: "p"), Self.record("y", place: "b"),
        ])
        #expect(set.articles.map(\.hasTwin) == [true, true, false])
        let ids = Set(set.articles.map(\.record.id))
        #expect(ids.count == 2, "the same path and the same text: told apart by their outlets alone")
        let other = ArticleSet([Self.record("x"), Self.record("y")])
        #expect(Set(other.articles.map(\.record.id)).count == 2)
    }

    @Test func changesAreCounted() {
        let set = ArticleSet([
            Self.record("x"), Self.record("x", place: "b"), Self.record("1", uri: "u", published: "2024-03-06"),
            Self.record("0", uri: "u", published: "2024-03-05"), Self.record("2", uri: "u", published: "2024-03-07"),
            Self.record("2", uri: "u", published: "2024-03-07"),
        ])
        #expect(set.changes.added == 2 && set.changes.repeated == 2)
        #expect(set.changes.updated == ["u"] && set.changes.completed == ["u"])
    }

    /// Which records are one, and what counts, is the same in any order; of versions without dates only the order tells.
    @Test(arguments: 0..<200)
    func theOrderOfRecordsDoesNotMatter(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func number(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let records = (0..<(2 + number(9))).map { index in
            Self.record(
                "text \(number(3))", place: "\(number(4)).txt", uri: number(3) == 0 ? "u\(number(2))" : nil,
                number: number(3) == 0 ? "\(number(2))" : nil, outlet: number(2) == 0 ? "o\(number(2))" : nil,
                published: "2024-03-0\(1 + number(9))T0\(number(9)):1\(number(9)):2\(index % 10)Z")
        }
        func summary(_ records: [ArticleRecord]) -> [String] {
            let set = ArticleSet(records)
            let articles = set.articles.map { article in
                "\(article.record.uri ?? "-") \(article.record.ownID ?? "-") \(article.record.outlet ?? "-") \(article.record.text) "
                    + "\(article.record.published) \(article.earlier.map(\.text)) \(article.hasTwin)"
            }
            return articles.sorted() + ["\(set.changes.added) \(set.changes.repeated)"]
        }
        let expected = summary(records)
        for _ in 0..<6 {
            var mixed = records
            for index in mixed.indices.reversed() { mixed.swapAt(index, number(index + 1)) }
            #expect(summary(mixed) == expected)
        }
    }
}
