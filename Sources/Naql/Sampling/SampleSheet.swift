import Articles

/// Statements as a sheet, for people to mark.
public enum SampleSheet {
    static let columns = [
        "verdict", "right_speaker", "right_words", "remark", "speaker", "sentence", "outlet", "kind", "resolver",
        "resolved",
        "rule", "language", "doubt", "words", "article", "start", "end",
    ]

    /// What to take, and how.
    public struct Request: Sendable {
        /// How many statements.
        public var count = 200
        /// What the sample is parted by, of ``SampledStatement/parts``.
        public var parts: [String] = []
        /// The same seed takes the same ones.
        public var seed: UInt64 = 1

        /// A sample of all.
        public init() {}
    }

    /// A sample of a session's statements, the doubtful first, as CSV.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read, ``CorrectionError`` where it has no statements.
    public static func csv(of session: Session, _ request: Request) throws -> String {
        let all = try session.sampledStatements()
        guard !all.isEmpty else {
            throw CorrectionError("there are no statements to be sampled: name articles or an archive")
        }
        var sample = StratifiedSample(seed: request.seed)
        let taken = sample.take(
            request.count,
            of: all.map { statement in
                request.parts.map { statement.part($0) }.joined(separator: "\u{1F}")
            })
        let rows = try doubtfulFirst(taken.map { all[$0] }).map { try row($0, session) }
        return SheetTable.csv(columns, rows, keeping: Set(columns))
    }

    /// In the order in which it is best to look at them.
    public static func doubtfulFirst(_ statements: [SampledStatement]) -> [SampledStatement] {
        statements.sorted { a, b in
            if a.doubt != b.doubt { return a.doubt > b.doubt }
            return (a.thing.article, a.thing.start ?? 0) < (b.thing.article, b.thing.start ?? 0)
        }
    }

    private static func row(_ statement: SampledStatement, _ session: Session) throws -> [String] {
        let percent = Int((statement.doubt * 100).rounded())
        return [
            "", "", "", "", statement.speaker, try session.marked(statement), statement.outlet, statement.kind,
            statement.resolver, statement.resolved, statement.rule, statement.language,
            "0.\(percent < 10 ? "0" : "")\(percent)", statement.thing.words, statement.thing.article,
            "\(statement.thing.start ?? 0)", "\(statement.thing.end ?? 0)",
        ]
    }
}
