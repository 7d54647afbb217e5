/// Takes what readers find, one record after the other, so that memory does not grow with their number.
final class RecordSink {
    private let record: (ArticleRecord) -> Void
    private let issue: (LoadIssue) -> Void
    private let part: (String) -> Void
    /// How many records were taken.
    private(set) var count = 0

    /// - Parameters:
    ///   - record: gets each record.
    ///   - issue: gets what could not be read, or is to be told.
    ///   - part: hears the place of each part of a container before it is read, so that a part that ends the reader is known.
    init(
        record: @escaping (ArticleRecord) -> Void, issue: @escaping (LoadIssue) -> Void,
        part: @escaping (String) -> Void = { _ in }
    ) {
        self.record = record
        self.issue = issue
        self.part = part
    }

    /// Takes a record.
    func take(_ found: ArticleRecord) {
        count += 1
        var found = found
        if let language = found.language, LanguageTag.isContradicted(language, by: found.text) {
            issue(
                LoadIssue(
                    found.place, .note("says that its language is \(language), which has other letters; not believed")))
            found.language = nil
            found.provenance["language"] = nil
        }
        record(found)
    }

    /// Takes something that is to be told.
    func tell(_ found: LoadIssue) { issue(found) }

    /// Tells what was passed over, by kinds.
    func tell(others counts: [String: Int], in context: ReadingContext) {
        guard !counts.isEmpty else { return }
        let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        tell(LoadIssue(context.place, .note("not read: \(kinds.joined(separator: ", "))")))
    }

    /// One that passes everything on; an article that does not say its address has the one that it was got from.
    func addressed(_ address: String?) -> RecordSink {
        RecordSink(
            record: { found in
                var found = found
                found.uri = found.uri ?? address
                self.take(found)
            }, issue: tell, part: begin)
    }

    /// Says that a part of a container is read next.
    func begin(_ place: String) { part(place) }
}
