public import Articles

/// What somebody found of a statement.
public enum Judgement: String, CaseIterable, Sendable {
    /// All of it is right.
    case right
    /// It is one, but somebody else's.
    case speaker = "wrong speaker"
    /// It is none.
    case none = "no statement"
    /// It is one, but has other words.
    case span = "wrong span"
    /// One that was not found.
    case missed

    /// The verdict that a cell stands for; nil where it is none.
    init?(_ text: String) {
        switch text.lowercased() {
        case "right", "r", "ok", "yes", "y", "1", "✓": self = .right
        case "wrong speaker", "speaker", "s": self = .speaker
        case "no statement", "none", "no", "n", "0": self = .none
        case "wrong span", "span", "w": self = .span
        case "missed", "m": self = .missed
        default: return nil
        }
    }
}

/// A sheet of statements that somebody marked.
public struct MarkedSheet: Sendable {
    /// The file.
    public let path: String
    /// The rows with a verdict.
    public private(set) var rows: [Row] = []
    /// How many rows have none.
    public private(set) var unmarked = 0

    /// A statement with its verdict.
    public struct Row: Sendable {
        /// The statement; nothing of one that was missed.
        public let thing: Correction.Thing
        /// What was found of it.
        public let verdict: Judgement
        let outlet: String
        let kind: String
        let resolver: String
    }

    /// Reads a sheet.
    ///
    /// - Throws: ``SessionLoadError`` with the line that is wrong, or where nothing is marked.
    public init(_ path: String) throws(SessionLoadError) {
        self.path = path
        do throws(SheetTable.Failure) {
            try read(try Self.table(path))
        } catch { throw SessionLoadError(error, in: path) }
        guard !rows.isEmpty else {
            throw SessionLoadError(
                path: path,
                reason:
                    "none of its \(unmarked) rows is marked: write right, wrong speaker, no statement, wrong "
                    + "span or missed "
                    + "in the column `verdict`")
        }
    }

    /// The rows of a sheet of statements.
    static func table(_ path: String) throws(SheetTable.Failure) -> SheetTable {
        let table = try CorrectionFiles.table(path)
        for column in ["verdict", "article", "start", "end"] where !table.columns.contains(column) {
            throw SheetTable.Failure(
                line: 1, "there is no column `\(column)`: it is no sheet of statements (`naql sample` writes one)")
        }
        return table
    }

    private mutating func read(_ table: SheetTable) throws(SheetTable.Failure) {
        for row in table.rows {
            if ["", "skip", "?"].contains(row["verdict"].lowercased()) {
                unmarked += 1
                continue
            }
            guard let verdict = Judgement(row["verdict"]) else {
                throw SheetTable.Failure(
                    line: row.line,
                    "\"\(row["verdict"])\" is no verdict; write right, wrong speaker, no statement, wrong span "
                        + "or missed"
                )
            }
            let (start, end) = (Int(row["start"]), Int(row["end"]))
            guard verdict == .missed || start != nil && end != nil && !row["article"].isEmpty else {
                throw SheetTable.Failure(
                    line: row.line, "`article`, `start` and `end` do not say which statement it is")
            }
            let thing = Correction.Thing(
                "Statement", article: row["article"], words: row["words"], start: start, end: end)
            rows.append(
                Row(
                    thing: thing, verdict: verdict, outlet: row["outlet"], kind: row["kind"], resolver: row["resolver"])
            )
        }
    }
}
