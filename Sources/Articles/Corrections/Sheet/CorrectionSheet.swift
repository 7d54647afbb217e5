/// Corrections as a sheet: a row each, to be read, mailed and put in order by people.
public enum CorrectionSheet {
    static let columns = [
        "correction", "label", "article", "words", "start", "end", "number", "key", "value", "as", "to_label",
        "to_article",
        "to_words", "to_number", "which", "by", "at",
    ]

    /// The sheet of a set, as CSV.
    public static func csv(_ set: CorrectionSet) -> String {
        let rows = set.named.map(row) + set.sessions.enumerated().flatMap { EditRows.rows(of: $1, number: $0) }
        return SheetTable.csv(
            columns, rows.map { row in columns.map { row[$0] ?? "" } },
            keeping: ["correction", "label", "article", "words", "value", "by", "at"])
    }

    private static func row(_ correction: Correction) -> [String: String] {
        var row = [
            "correction": correction.kind.rawValue, "label": correction.thing.label,
            "article": correction.thing.article,
            "words": correction.thing.words, "value": correction.value, "as": correction.label, "by": correction.by,
            "at": SheetTime.text(correction.at),
        ]
        row["start"] = correction.thing.start.map(String.init)
        row["end"] = correction.thing.end.map(String.init)
        return row
    }

    /// The set of a sheet.
    ///
    /// - Throws: ``SheetTable/Failure`` with the first row that is none, and what would be right.
    public static func set(_ table: SheetTable) throws(SheetTable.Failure) -> CorrectionSet {
        for column in ["correction", "label", "words"] where !table.columns.contains(column) {
            throw SheetTable.Failure(
                line: 1,
                "there is no column `\(column)`: it is no sheet of corrections (`naql corrections ARCHIVE.naql` "
                    + "writes one)"
            )
        }
        var set = CorrectionSet()
        var edits = EditRows()
        for row in table.rows {
            let name = row["correction"].lowercased()
            if let kind = Correction.Kind(rawValue: name) {
                set.add(try correction(kind, row))
            } else {
                try edits.add(name, row)
            }
        }
        set.sessions = try edits.sessions()
        return set
    }

    /// When a row was written; 0 where it does not say.
    static func time(_ row: SheetTable.Row) throws(SheetTable.Failure) -> Int64 {
        let text = row["at"]
        if text.isEmpty { return 0 }
        guard let seconds = SheetTime.seconds(text) else {
            throw SheetTable.Failure(
                line: row.line, "\"\(text)\" is no moment; write 2026-11-28T13:20:00Z in the column `at`, or nothing")
        }
        return seconds
    }

    private static let labels = [
        "Statement", "Sentence", "Article", "Person", "Organization", "Place", "UnnamedSource",
    ]

    private static func correction(
        _ kind: Correction.Kind, _ row: SheetTable.Row
    ) throws(SheetTable.Failure) -> Correction {
        func fail(_ reason: String) -> SheetTable.Failure { SheetTable.Failure(line: row.line, reason) }
        func number(_ column: String) throws(SheetTable.Failure) -> Int? {
            if row[column].isEmpty { return nil }
            guard let number = Int(row[column]), number >= 0 else {
                throw fail("\"\(row[column])\" in the column `\(column)` is no number of code points")
            }
            return number
        }
        guard let label = labels.first(where: { $0.lowercased() == row["label"].lowercased() }) else {
            throw fail("\"\(row["label"])\" is no label; write one of \(labels.joined(separator: ", "))")
        }
        guard !row["words"].isEmpty else { throw fail("the column `words` is empty: it says what is corrected") }
        let thing = Correction.Thing(
            label, article: row["article"], words: row["words"], start: try number("start"), end: try number("end"))
        if thing.isPart || kind == .split, thing.article.isEmpty {
            throw fail("the column `article` is empty: it says where the words stand")
        }
        if let problem = problem(kind, thing, row["value"]) { throw fail(problem) }
        return Correction(
            kind, thing, row["value"], label: row["as"], by: row["by"], at: try time(row))
    }

    private static func problem(_ kind: Correction.Kind, _ thing: Correction.Thing, _ value: String) -> String? {
        switch kind {
        case .note, .span, .same, .alias, .split:
            if value.isEmpty { return "the column `value` is empty: it says what is right" }
        case .mark: return CorrectionWords.problem(ofMark: value)
        case .said, .drop: break
        }
        let isStatement = thing.label == "Statement"
        if [.said, .span].contains(kind), !isStatement { return "`\(kind.rawValue)` is for a Statement alone" }
        if [.same, .alias, .split].contains(kind), thing.isPart { return "`\(kind.rawValue)` is for names alone" }
        if kind == .drop, thing.isPart, !isStatement { return "a Statement or a name is dropped, no \(thing.label)" }
        return nil
    }
}

/// The words that marks are made of.
public enum CorrectionWords {
    /// What a mark may be; `none` takes it away.
    public static let marks = ["checked", "wrong", "call", "none"]
    /// What may be wrong of a statement.
    public static let faults = ["speaker", "span"]

    /// Why a text is no mark; nil where it is one.
    public static func problem(ofMark text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        let isMark =
            words.isEmpty || words.count == 1 && marks.contains(words[0])
            || words.count == 2 && words[0] == "wrong" && faults.contains(words[1])
        return isMark
            ? nil : "\"\(text)\" is no mark; write checked, wrong, wrong speaker, wrong span, call or none"
    }
}
