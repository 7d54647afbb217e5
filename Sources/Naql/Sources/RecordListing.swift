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
        object.add("id", record.id)
        object.add("uri", record.uri)
        object.add("headline", record.headline)
        object.add("text", record.text)
        object.add("language", record.language)
        object.add("published", record.published.scalarText)
        object.add("modified", record.modified.scalarText)
        object.add("byline", record.byline)
        object.add("outlet", record.outlet)
        object.add("path", record.path)
        object.add("captions", record.captions)
        object.add("teasers", record.teasers)
        object.add("corrections", record.corrections)
        if explain { object.add("from", record.provenance) }
        return object.finish()
    }
}

/// Writes an object of JSON on one line; what is unknown is left out.
private struct JSONObjectWriter {
    private var bytes: [UInt8] = Array("{".utf8)

    private mutating func key(_ name: String) {
        if bytes.count > 1 { bytes += [0x2C] }
        JSONText.appendQuoted(name, to: &bytes)
        bytes += [0x3A]
    }

    mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        JSONText.appendQuoted(text, to: &bytes)
    }

    mutating func add(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        bytes += [0x5B]
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes += [0x2C] }
            JSONText.appendQuoted(text, to: &bytes)
        }
        bytes += [0x5D]
    }

    mutating func add(_ name: String, _ members: [String: String]) {
        guard !members.isEmpty else { return }
        key(name)
        var inner = JSONObjectWriter()
        for (name, text) in members.sorted(by: { $0.key < $1.key }) { inner.add(name, text) }
        bytes += inner.bytes + [0x7D]
    }

    mutating func finish() -> [UInt8] { bytes + [0x7D, 0x0A] }
}
