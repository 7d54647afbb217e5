import Language

/// A file that a press database gave out (Nexis, Factiva, ProQuest): a text that holds many articles one after the other, cut by
/// the marks that the database puts between them.
struct DatabaseExport {
    private let form: DatabaseForm
    private let pieces: [[String]]
    /// How many articles the file says that it holds.
    private let promised: Int?
    /// What stands behind the last mark.
    private let rest: [String]

    /// Nil where a text has no such marks.
    init?(_ text: String) {
        guard DatabaseForm.mayHaveMarks(text) else { return nil }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(DataFile.trimmed)
        guard let form = DatabaseForm.of(lines) else { return nil }
        self.form = form
        var pieces: [[String]] = []
        var piece: [String] = []
        var promised = form == .nexisEnds ? Self.promise(ofTitlePage: lines) : nil
        var hasBegun = false
        for line in lines {
            guard let mark = form.mark(in: line) else {
                piece.append(line)
                continue
            }
            promised = mark.of ?? promised
            if form.marksEnds {
                pieces.append(piece + [line])
            } else if hasBegun || Self.isArticle(piece, form) {
                // What stands before the first mark is a title page, where it is no article.
                pieces.append(piece)
            }
            hasBegun = true
            piece = form.marksEnds ? [] : [line]
        }
        rest = form.marksEnds ? piece : []
        if !form.marksEnds { pieces.append(piece) }
        self.pieces = pieces.filter { $0.contains { !$0.isEmpty && (form.marksEnds || form.mark(in: $0) == nil) } }
        self.promised = promised
    }

    /// The number of articles on a title page: "Documents (17)".
    private static func promise(ofTitlePage lines: [String]) -> Int? {
        for line in lines.prefix(60) where line.hasPrefix("Document") && line.hasSuffix(")") {
            let words = line.dropLast().split(separator: "(")
            if words.count == 2, words[0].split(separator: " ").count == 1, let number = Int(words[1]) { return number }
        }
        return nil
    }

    private static func isArticle(_ lines: [String], _ form: DatabaseForm) -> Bool {
        form == .proQuest && lines.contains { DatabaseField($0)?.kind == .fullText || $0 == "FULL TEXT" }
    }

    /// A record for each article; a piece that is none is told, and so is a number that is not the one promised.
    func records(place: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        for (index, piece) in pieces.enumerated() {
            let place = "\(place)#\(index + 1)"
            let heads = form.heads(in: piece)
            guard heads < 2 else {
                issues.append(LoadIssue(place, .container(Self.words(ofHeads: heads))))
                continue
            }
            let article = DatabaseArticle(piece, form)
            guard !article.text.isEmpty else {
                // What a database puts before or behind its articles says nothing of one.
                if article.isMeant { issues.append(LoadIssue(place, .noText)) }
                continue
            }
            var record = ArticleRecord(id: place, path: path, text: article.text)
            article.fields.settle(&record, issues: &issues)
            record.captions = article.captions
            record.provenance["text"] = form.rawValue
            records.append(record)
        }
        if let promised, promised != records.count {
            let words = "says that it holds \(promised) articles, but \(records.count) were found: look at the cut"
            issues.append(LoadIssue(place, .container(words)))
        }
        tellRest(place, &issues)
        return records
    }

    private static func words(ofHeads heads: Int) -> String {
        "holds \(heads) articles with no mark of \"one ends here\" between them; left out, put the mark between them"
    }

    private func tellRest(_ place: String, _ issues: inout [LoadIssue]) {
        guard rest.reduce(0, { $0 + $1.count }) > 200 else { return }
        let words = "goes on behind its last mark of an article; that is left out"
        // What was sought, and when, stands there in whole files.
        issues.append(LoadIssue(place, form.heads(in: rest) > 0 ? .container(words) : .note(words)))
    }
}
