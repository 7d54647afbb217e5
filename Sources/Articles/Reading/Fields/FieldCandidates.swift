/// All that a record says of its fields, until the most exact is taken.
struct FieldCandidates {
    private struct Candidate {
        let rank: Int
        let text: String
        let line: Int?
        let from: String
    }
    private var candidates: [ArticleField: [Candidate]] = [:]

    /// Takes a member by its name, in small letters; false where the name says nothing of an article.
    ///
    /// - Parameter rank: how exact it is, where the table of names does not say: 0 is what the user said.
    @discardableResult
    mutating func add(_ name: String, _ text: String, line: Int? = nil) -> Bool {
        let fields = ArticleField.named(name)
        for (field, rank) in fields { add(field, text, rank: rank, line: line, from: name) }
        return !fields.isEmpty
    }

    /// Takes a field whose meaning is known.
    ///
    /// - Parameter from: where it was found, in the words of the format.
    mutating func add(_ field: ArticleField, _ text: String, rank: Int = 0, line: Int? = nil, from: String = "") {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return }
        candidates[field, default: []].append(Candidate(rank: rank, text: text, line: line, from: from))
    }

    /// Takes what else is said, all of it less exact than what there is.
    mutating func add(behind others: FieldCandidates, only fields: [ArticleField] = ArticleField.allCases) {
        for field in fields {
            for other in others.candidates[field, default: []] {
                candidates[field, default: []].append(
                    Candidate(rank: other.rank + 10_000, text: other.text, line: other.line, from: other.from))
            }
        }
    }

    /// What stands under the pictures of texts that were taken.
    private var captions: [String] = []

    /// Takes what stands under pictures.
    mutating func add(captions more: [String]) {
        for caption in more where !captions.contains(caption) { captions.append(caption) }
    }

    /// Whether something was said of a field.
    func has(_ field: ArticleField) -> Bool { candidates[field] != nil }

    /// Changes all that is said of a field.
    mutating func change(_ field: ArticleField, _ changed: (String) -> String) {
        candidates[field] = candidates[field]?.map {
            Candidate(rank: $0.rank, text: changed($0.text), line: $0.line, from: $0.from)
        }
    }

    /// Gives a record what is most exact; what cannot be read goes to `issues`, and the next is taken.
    func settle(_ record: inout ArticleRecord, issues: inout [LoadIssue]) {
        for field in ArticleField.allCases where field != .text {
            guard let list = candidates[field] else { continue }
            // Members of an object have no order: what is equally exact is told apart by what it says.
            var sorted = list.sorted { ($0.rank, $0.text) < ($1.rank, $1.text) }
            if field == .published || field == .modified {
                if let (best, text, first) = Fuller.moment(sorted.map(\.text)) {
                    let found = sorted.remove(at: best)
                    // What cannot be read stays before it, and is told.
                    sorted.insert(
                        Candidate(rank: found.rank, text: text, line: found.line, from: found.from), at: first)
                }
            } else if field == .headline, let best = Fuller.headline(sorted.map(\.text)) {
                sorted.insert(sorted.remove(at: best), at: 0)
            }
            for candidate in sorted where record.accept(field, candidate.text, line: candidate.line, issues: &issues) {
                if !candidate.from.isEmpty { record.provenance[field.rawValue] = candidate.from }
                break
            }
        }
        record.captions += captions.filter { !record.captions.contains($0) }
        if record.provenance["text"] == nil, let from = textOrigin { record.provenance["text"] = from }
    }

    /// The most exact text.
    var text: String? { candidates[.text]?.min { $0.rank < $1.rank }?.text }

    private var textOrigin: String? {
        candidates[.text]?.min { $0.rank < $1.rank }.flatMap { $0.from.isEmpty ? nil : $0.from }
    }
}

extension ArticleRecord {
    /// Takes what a source says of a field; false where it says nothing that can be used.
    mutating func accept(_ field: ArticleField, _ value: String, line: Int? = nil, issues: inout [LoadIssue]) -> Bool {
        switch field {
        case .headline: headline = value.trimmed
        case .published, .modified:
            return acceptDate(field == .published ? .published : .modified, value, line, &issues)
        case .outlet:
            guard !Self.isAddress(value) else { return false }
            // What a program of blogs writes in place of the blog's name.
            guard !Self.programs.contains(value.lowercased()) else { return false }
            outlet = value.hasPrefix("www.") ? String(value.dropFirst(4)) : value
        case .byline:
            guard let names = BylineText.names(in: value, outlet: outlet) else { return false }
            byline = names
        case .language:
            guard let tag = LanguageTag.tag(of: value) else { return false }
            language = tag
        case .uri:
            // The address of a whole site is no article's.
            guard value.contains(":"), !value.contains(where: \.isWhitespace), !WebAddress.isSite(value) else {
                return false
            }
            uri = WebAddress.withoutTracking(value)
        case .id:
            guard !Self.isAddress(value) else { return false }
            ownID = value
        case .text: text = value
        }
        return true
    }

    private mutating func acceptDate(
        _ field: UndecidedDate.Field, _ text: String, _ line: Int?, _ issues: inout [LoadIssue]
    ) -> Bool {
        dateTexts.append(text)
        switch PublicationDate.read(text) {
        case .known(let value, let isApproximate):
            if field == .published { published = value } else { modified = value }
            if isApproximate { issues.append(LoadIssue(path, line: line, .approximateDate(text))) }
            return true
        case .twoWays(let dayFirst, let monthFirst):
            undecidedDates.append(
                UndecidedDate(field: field, text: text, line: line, dayFirst: dayFirst, monthFirst: monthFirst))
            return true
        case nil:
            issues.append(LoadIssue(path, line: line, .date(text)))
            return false
        }
    }

    private static let programs: Set<String> = ["blogger", "blogspot", "wordpress"]

    private static func isAddress(_ text: String) -> Bool { text.contains("://") }
}
