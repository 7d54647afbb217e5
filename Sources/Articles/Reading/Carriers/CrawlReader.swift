import Containers

/// A crawl in WARC: every page that was answered.
struct CrawlReader: FormatReader {
    var endings: [String] { ["warc", "wet"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/warc"] }

    /// What an article of the web may be.
    private static let pages: Set<String> = ["text/html", "application/xhtml+xml", "text/plain"]

    func recognises(_ head: FileHead) -> Recognition { WARCReader.begins(head.bytes[...]) ? .certain : .no }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        let stream = InputBytes(input)
        let reader = WARCReader(BufferedStream(stream), limit: context.options.largestArticle)
        var other: [String: Int] = [:]
        defer { sink.tell(others: other, in: context) }
        do throws(ContainerError) {
            while true {
                switch try reader.next() {
                case .end: return
                case .other: continue
                case .broken(let number, let why):
                    sink.tell(LoadIssue("\(context.place)#\(number)", .container(why)))
                case .record(let record):
                    if let kind = Self.otherKind(record) {
                        other[kind, default: 0] += 1
                    } else {
                        read(record, context, sink)
                    }
                }
            }
        } catch { throw stream.issue ?? LoadIssue(context.place, .container(error.message)) }
    }

    /// What a record is that is no page that was found.
    private static func otherKind(_ record: WARCReader.Record) -> String? {
        if let status = record.status, !(200..<300).contains(status) { return "answers with status \(status)" }
        if record.uri?.hasSuffix("/robots.txt") ?? false { return "robots.txt" }
        if record.type == "conversion" { return nil }
        guard let type = record.mediaType, !type.isEmpty else { return nil }
        return pages.contains(type) ? nil : type
    }

    private func read(_ record: WARCReader.Record, _ context: ReadingContext, _ sink: RecordSink) {
        var inner = context.entry("#\(record.number)", ending: "")
        inner.mediaType = record.type == "conversion" ? "text/plain" : record.mediaType
        inner.charset = record.charset
        inner.url = record.uri
        sink.begin(inner.place)
        if let fault = record.fault { sink.tell(LoadIssue(inner.place, .note(fault))) }
        guard !record.body.isEmpty else { return sink.tell(LoadIssue(inner.place, .empty)) }
        do throws(LoadIssue) {
            try Readers.read(ReaderInput(record.body), inner, sink.addressed(record.uri))
        } catch {
            sink.tell(error)
        }
    }
}
