import Machine
public import Naql
import PropertyGraph
public import Renderers
import Text

extension Console {
    /// Seeks what a draft quotes in the open graph, writes what was found of it, and tells in one line how much is verbatim.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - destination: a file that takes its name only when it is whole; nil and `-` are the console's output.
    /// - Throws: ``SessionLoadError`` where the draft or the sources cannot be read, ``NaqlError`` where the search ends early.
    public func verify(_ path: String, as format: OutputFormat, to destination: String?) throws -> Verification {
        let draft = try readDraft(path)
        guard try !session.articles(matching: nil).isEmpty else {
            throw SessionLoadError(message: "the sources hold no article: name files, folders or archives of articles")
        }
        let verification = try session.verify(draft)
        try naming {
            try ReadingOutput.write(to: destination, else: output) { [self] sink in
                let isFile = destination.map { $0 != "-" } ?? false
                try write(
                    verification, of: path, as: format, isFile ? self.options.forPrograms : self.options, to: sink)
            }
        }
        tell(verification, of: path)
        return verification
    }

    /// The articles of a draft alone, read as all articles are.
    private func readDraft(_ path: String) throws -> Session {
        if path != "-", try Files.kind(of: path) == .folder {
            throw SessionLoadError(path: path, reason: "is a folder; name one draft, and the sources behind it")
        }
        let draft = Session(settings: session.settings)
        let report = try draft.load([path], options: loadOptions.ofDraft)
        for warning in report.issues + report.warnings { say("warning: " + warning) }
        return draft
    }

    private func write(
        _ verification: Verification, of path: String, as format: OutputFormat, _ options: RenderOptions,
        to sink: any ByteSink
    ) throws {
        if format.name == "html" {
            var page = VerificationPage(verification, title: "naql verify " + path)
            var buffer = ByteBuffer()
            page.write(into: &buffer)
            try (options.isTerminal ? VisibleSink(before: sink, style: .braces) : sink).flush(&buffer)
            return
        }
        let rows = VerificationRows(verification, forPrograms: ["json", "jsonl"].contains(format.name))
        let kept = KeptResult(columns: rows.columns, rows: rows.rows, graph: session.graph)
        // `:open ROW` then shows the place in the source.
        kept.hide(verification.quotations.map { $0.node.map(Value.node) ?? .null })
        last = kept
        _ = try printer(format, options, sink).print(kept.source())
    }

    private func tell(_ verification: Verification, of path: String) {
        guard !isQuiet else { return }
        if verification.readings.contains(where: { $0.language == nil }) {
            note("\(path): in no language that is known: only what stands in quotation marks is sought")
        }
        guard !verification.quotations.isEmpty else {
            return note("\(path): quotes nobody, and puts no sentence down to anybody")
        }
        let counts = verification.counts.map { "\($0.count) \($0.verdict.rawValue)" }.joined(separator: ", ")
        let count = verification.quotations.count
        let what = count == 1 ? "1 quotation or attributed sentence" : "\(count) quotations and attributed sentences"
        note("\(path): \(what): \(counts)")
    }
}

/// What was found of a draft, a row a quotation.
struct VerificationRows {
    let columns: [String]
    let rows: [[Value]]

    /// - Parameter forPrograms: whether each fact is to have a member of its own, and absent ones too.
    init(_ verification: Verification, forPrograms: Bool) {
        columns =
            forPrograms
            ? [
                "number", "line", "start", "end", "kind", "speaker", "text", "verdict", "differences", "notes",
                "sourceSpeaker", "citation", "place",
            ] : ["line", "verdict", "speaker", "quotation", "difference", "source"]
        rows = verification.quotations.map { forPrograms ? Self.facts(of: $0) : Self.line(of: $0) }
    }

    private static func line(of result: VerifiedQuotation) -> [Value] {
        let quotation = result.quotation
        let words = result.differences.map { $0.isNegation ? "\($0.kind.rawValue): \($0.words)" : $0.words }
        return [
            .integer(Int64(quotation.line)), .string(result.verdict.rawValue), text(quotation.speaker),
            .string(quotation.text), text((result.notes + words).joined(separator: "; ")), text(result.citation),
        ]
    }

    private static func facts(of result: VerifiedQuotation) -> [Value] {
        let quotation = result.quotation
        let differences = result.differences.map { difference in
            Value.map(
                MapValue([
                    ("kind", .string(difference.kind.rawValue)), ("source", .string(difference.source)),
                    ("draft", .string(difference.draft)),
                ]))
        }
        return [
            .integer(Int64(quotation.number)), .integer(Int64(quotation.line)),
            .integer(Int64(quotation.range.lowerBound)), .integer(Int64(quotation.range.upperBound)),
            .string(quotation.isQuoted ? "quotation" : "attributed"), text(quotation.speaker), .string(quotation.text),
            .string(result.verdict.rawValue), .list(differences), .list(result.notes.map(Value.string)),
            text(result.sourceSpeaker), text(result.citation), text(result.place),
        ]
    }

    private static func text(_ text: String?) -> Value {
        text.flatMap { $0.isEmpty ? nil : Value.string($0) } ?? .null
    }
}
