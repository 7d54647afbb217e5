import Naql
import PropertyGraph

/// One article a line, for other programs. Offsets are code points of `text`.
final class ReadingJSON: ReadingWriter {
    /// Readings are plain values: no graph is asked for the names of ids.
    private let graph = Graph()

    func write(_ reading: ArticleReading, into output: inout ByteBuffer) {
        let article = Self.map([
            ("id", .string(reading.id)), ("path", Self.text(reading.path)), ("headline", Self.text(reading.headline)),
            ("outlet", Self.text(reading.outlet)), ("published", Self.text(reading.published)),
            ("language", Self.text(reading.language)), ("text", .string(reading.string(reading.text.indices))),
            ("statements", .list(reading.statements.map { Self.value(of: $0, in: reading) })),
            ("names", .list(reading.names.map { Self.value(of: $0, in: reading) })),
        ])
        JSONWriter.append(article, of: graph, into: &output)
        output.append("\n")
    }

    private static func value(of statement: ReportedStatement, in reading: ArticleReading) -> Value {
        map(
            span(statement.range, of: reading) + [
                ("kind", .string(statement.kind)), ("verb", text(statement.verb)), ("act", text(statement.act)),
                ("speaker", statement.speaker.map { value(of: $0, detail: "role") } ?? .null),
                ("via", .list(statement.relays.map { value(of: $0, detail: "verb") })),
                ("date", text(statement.date)), ("rule", text(statement.rule)),
                ("resolver", text(statement.resolver)), ("resolved", text(statement.resolved)),
            ])
    }

    private static func value(of name: ReportedName, in reading: ArticleReading) -> Value {
        map(
            span(name.range, of: reading) + [
                ("kind", .string(name.kind)), ("name", .string(name.name)), ("label", .string(name.label)),
                ("rule", text(name.rule)),
            ])
    }

    private static func value(of agent: ReportedAgent, detail: String) -> Value {
        map([("name", .string(agent.name)), ("label", .string(agent.label)), (detail, text(agent.detail))])
    }

    private static func span(_ range: Range<Int>, of reading: ArticleReading) -> [(String, Value)] {
        [
            ("start", .integer(Int64(range.lowerBound))), ("end", .integer(Int64(range.upperBound))),
            ("text", .string(reading.string(range))),
        ]
    }

    private static func text(_ text: String?) -> Value { text.map(Value.string) ?? .null }

    /// What is unknown is absent, as in the graph.
    private static func map(_ entries: [(String, Value)]) -> Value {
        .map(MapValue(entries.filter { !$0.1.isNull }))
    }
}
