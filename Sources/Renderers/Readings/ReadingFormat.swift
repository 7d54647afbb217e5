public import Naql
import Text

/// A form in which it is shown how articles were understood.
public struct ReadingFormat: Sendable {
    /// The name after `--format`.
    public let name: String
    /// One line of help.
    public let summary: String
    /// How what would act on a terminal is written out there; nil where the form does so itself.
    let terminalStyle: VisibleText.Style?
    let makeWriter: @Sendable (RenderOptions) -> any ReadingWriter

    /// Every form, the default one first.
    public static let all: [ReadingFormat] = [
        ReadingFormat(
            name: "text", summary: "marked text with a reason under each paragraph", terminalStyle: nil
        ) {
            ReadingText(options: $0)
        },
        ReadingFormat(name: "html", summary: "one page", terminalStyle: .braces) { _ in ReadingPage() },
        ReadingFormat(name: "jsonl", summary: "one article a line", terminalStyle: .json) { _ in ReadingJSON() },
    ]

    /// The form of that name.
    public static func named(_ name: String) -> ReadingFormat? { all.first { $0.name == name } }

    /// Writes readings one by one, so that a large archive needs no room for all of them.
    ///
    /// - Throws: ``OutputError`` where the sink cannot take it, or what `next` throws.
    public func write(
        to sink: any ByteSink, options: RenderOptions = RenderOptions(),
        _ next: () throws -> ArticleReading?
    ) throws {
        let writer = makeWriter(options)
        let sink = terminalStyle.flatMap { options.isTerminal ? VisibleSink(before: sink, style: $0) : nil } ?? sink
        var output = ByteBuffer()
        writer.begin(into: &output)
        while let reading = try next() {
            writer.write(reading, into: &output)
            try sink.flush(&output)
        }
        writer.end(into: &output)
        try sink.flush(&output)
    }
}

/// Turns readings of articles into bytes.
protocol ReadingWriter: AnyObject {
    /// Called once, before any article.
    func begin(into output: inout ByteBuffer)
    /// Called for each article.
    func write(_ reading: ArticleReading, into output: inout ByteBuffer)
    /// Called once, after the last one.
    func end(into output: inout ByteBuffer)
}

extension ReadingWriter {
    func begin(into output: inout ByteBuffer) {}
    func end(into output: inout ByteBuffer) {}
}

/// The words in which a statement's and a name's reasons are told, the same in every form that people read.
enum ReadingReason {
    /// What made a statement.
    static func made(_ statement: ReportedStatement) -> String {
        var parts = [statement.kind]
        if let act = statement.act { parts.append(act) }
        parts.append("rule " + (statement.rule ?? "not kept"))
        return parts.joined(separator: ", ")
    }

    /// How its speaker was found.
    static func resolved(_ statement: ReportedStatement) -> String {
        guard statement.speaker != nil else { return "no speaker found" }
        guard let resolver = statement.resolver else { return "speaker: not kept how" }
        return "speaker by " + resolver
            + (statement.resolved.flatMap { $0 == resolver ? nil : " (\($0))" } ?? "")
    }

    /// Somebody, with what the text says of them.
    static func agent(_ agent: ReportedAgent) -> String {
        agent.name + " (" + [agent.label, agent.detail].compactMap { $0 }.joined(separator: ", ") + ")"
    }
}
