public import Machine
import Text

/// Reads fact-checks: JSON (objects of schema.org's ClaimReview wherever they stand in it, one a line too), what the Fact Check Tools
/// give, pages and feeds with JSON-LD in them, and tables with a header.
public enum FactCheckFile {
    /// The fact-checks of a file, and what of it could not be read.
    ///
    /// - Throws: what is wrong with the file as a whole.
    public static func read(_ path: FilePath) throws(LoadIssue) -> (checks: [FactCheck], issues: [LoadIssue]) {
        let text = try ArticleFile.text(of: path)
        let found: (checks: [FactCheck], issues: [LoadIssue])
        switch text.unicodeScalars.first(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) {
        case nil: throw LoadIssue(path, .empty)
        case "{", "[": found = json(text, path)
        case "<": found = markup(text, path)
        default: found = try table(text, path)
        }
        if found.checks.isEmpty, found.issues.isEmpty {
            throw LoadIssue(
                path,
                .container("holds no fact-check: neither a ClaimReview of schema.org nor a table with a column `claim`")
            )
        }
        return found
    }

    /// The fact-checks in lines of JSON, as archives keep them.
    public static func checks(ofLines text: String) -> [FactCheck] { json(text, FilePath("")).checks }

    // MARK: JSON

    private static func json(_ text: String, _ path: FilePath) -> (checks: [FactCheck], issues: [LoadIssue]) {
        var parser = JSONParser(text)
        let whole: JSONFault
        do throws(JSONFault) { return (FactCheck.reviews(in: try parser.parse()), []) } catch { whole = error }
        var checks: [FactCheck] = []
        var issues: [LoadIssue] = []
        for (number, line) in JSONLines(text) {
            var parser = JSONParser(line)
            do throws(JSONFault) { checks += FactCheck.reviews(in: try parser.parse()) } catch {
                issues.append(LoadIssue(path, line: number, .json(error.words)))
            }
        }
        // What no line of is JSON is one broken value.
        if checks.isEmpty { issues = [LoadIssue(path, .json(whole.words))] }
        return (checks, issues)
    }

    // MARK: Pages and feeds

    private static func markup(_ text: String, _ path: FilePath) -> (checks: [FactCheck], issues: [LoadIssue]) {
        var checks: [FactCheck] = []
        // In feeds a page's scripts stand as they are, in CDATA, or with their signs written out.
        for text in [text, text.contains("&lt;script") ? CharacterReferences.resolved(text[...]) : ""] {
            for script in scripts(of: text) {
                for value in LinkedData.values(of: script) {
                    for check in FactCheck.reviews(in: value) where !checks.contains(check) { checks.append(check) }
                }
            }
        }
        return (checks, [])
    }

    /// What stands in a page's elements of JSON-LD.
    private static func scripts(of text: String) -> [String] {
        var scripts: [String] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "application/ld+json") {
            rest = rest[opening.upperBound...]
            guard let start = rest.firstIndex(of: ">"), let end = rest.firstRange(of: "</script") else { break }
            if start < end.lowerBound { scripts.append(String(rest[rest.index(after: start)..<end.lowerBound])) }
            rest = rest[end.upperBound...]
        }
        return scripts
    }

    // MARK: Tables

    private static let columns: [String: WritableKeyPath<FactCheck, String?> & Sendable] = [
        "claimant": \.claimant, "claimauthor": \.claimant, "speaker": \.claimant, "itemreviewedauthor": \.claimant,
        "itemreviewedauthorname": \.claimant,
        "rating": \.rating, "verdict": \.rating, "textualrating": \.rating, "reviewrating": \.rating,
        "reviewratingalternatename": \.rating, "alternatename": \.rating, "ratingname": \.rating,
        "url": \.url, "link": \.url, "reviewurl": \.url,
        "published": \.published, "date": \.published, "datepublished": \.published, "reviewdate": \.published,
        "outlet": \.outlet, "author": \.outlet, "authorname": \.outlet, "publisher": \.outlet,
        "publishername": \.outlet,
        "factchecker": \.outlet, "organization": \.outlet, "checkedby": \.outlet,
    ]
    private static let claimColumns: Set<String> = ["claim", "claimreviewed", "claimtext", "text", "statement"]

    private static func table(
        _ text: String, _ path: FilePath
    ) throws(LoadIssue) -> (checks: [FactCheck], issues: [LoadIssue]) {
        var rows = NamedRows(text, mends: true)
        var checks: [FactCheck] = []
        var issues: [LoadIssue] = []
        do throws(NamedRows.Failure) {
            try rows.readHeader()
        } catch { throw LoadIssue(path, line: error.line, error.reason) }
        guard rows.header.contains(where: { claimColumns.contains(folded($0)) }) else {
            let names = rows.header.map { "`\($0)`" }.joined(separator: ", ")
            throw LoadIssue(
                path, line: rows.headerLine,
                .container(
                    "no column `claim` (there are \(names)); columns are claim, claimant, rating, url, published, outlet"
                ))
        }
        while true {
            let row: NamedRows.Row?
            do throws(NamedRows.Failure) { row = try rows.next() } catch {
                issues.append(LoadIssue(path, line: error.line, error.reason))
                continue
            }
            guard let row else { break }
            if let words = row.surplusWords {
                issues.append(LoadIssue(path, line: row.line, .container(words + "; the row is left out")))
            } else if let check = check(of: row) {
                checks.append(check)
            } else {
                issues.append(LoadIssue(path, line: row.line, .container("a fact-check without a claim is left out")))
            }
        }
        return (checks, issues)
    }

    private static func check(of row: NamedRows.Row) -> FactCheck? {
        let claim = row.members.first { claimColumns.contains(folded($0.name)) }?.text
        guard let claim = claim.flatMap(FactCheck.trimmed) else { return nil }
        var check = FactCheck(claim: claim)
        for (name, text) in row.members {
            guard let column = columns[folded(name)], check[keyPath: column] == nil else { continue }
            check[keyPath: column] = FactCheck.trimmed(text)
        }
        return check
    }

    /// A column's name without what is written now so, now otherwise.
    private static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }
}
