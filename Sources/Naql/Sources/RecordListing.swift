import Articles
import Machine
import PropertyGraph

/// The records of article files as JSON Lines, before anything is made of them.
public enum RecordListing {
    /// Reads a file, or standard input for `-`, and gives each record as a line of JSON as soon as it is read.
    ///
    /// - Parameters:
    ///   - explain: whether each record tells where its fields came from.
    ///   - line: gets each record's bytes, with a line feed at the end.
    ///   - tell: gets what could not be read, or is to be told, and whether something was left out by it.
    public static func read(
        _ path: String, _ options: LoadOptions, explain: Bool, line: @escaping ([UInt8]) -> Void,
        tell: @escaping (_ message: String, _ isFailure: Bool) -> Void
    ) {
        ArticleFiles.read(
            FilePath(path), options: options.reading, record: { line(bytes(of: $0, explain)) },
            issue: { tell($0.message, $0.isFailure) })
    }

    private static func bytes(of record: ArticleRecord, _ explain: Bool) -> [UInt8] {
        var object = JSONObjectWriter()
        object.add("id", known: record.id)
        object.add("uri", known: record.uri)
        object.add("headline", known: record.headline)
        object.add("text", known: record.text)
        object.add("language", known: record.language)
        object.add("published", known: record.published.scalarText)
        object.add("modified", known: record.modified.scalarText)
        object.add("byline", known: record.byline)
        object.add("outlet", known: record.outlet)
        object.add("path", known: record.path)
        object.add("captions", known: record.captions)
        object.add("teasers", known: record.teasers)
        object.add("corrections", known: record.corrections)
        if explain { object.add("from", known: record.provenance) }
        return object.line() + [0x0A]
    }
}

/// What is unknown is left out.
extension JSONObjectWriter {
    fileprivate mutating func add(_ name: String, known text: String?) {
        if let text { add(name, text: text) }
    }

    fileprivate mutating func add(_ name: String, known texts: [String]) {
        if !texts.isEmpty { add(name, texts: texts) }
    }

    fileprivate mutating func add(_ name: String, known members: [String: String]) {
        guard !members.isEmpty else { return }
        var inner = JSONObjectWriter()
        for (name, text) in members.sorted(by: { $0.key < $1.key }) { inner.add(name, text: text) }
        let line = inner.line()
        add(name) { $0 += line }
    }
}
