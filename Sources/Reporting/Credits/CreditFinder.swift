import Language

/// Finds credits by the rules of the layer `credit`: datelines and bylines where a text begins, notes where it ends.
struct CreditFinder {
    private let document: Document
    private let layers: LayerReader
    /// Paragraphs from the front that a dateline or byline may open, and from the end that a note may stand in.
    private static let front = 8
    private static let back = 6
    /// Words of a paragraph that is no byline, heading or caption.
    private static let fullParagraph = 12
    /// Tokens before the end of a paragraph in which a note after its last sentence may begin.
    private static let noteReach = 24

    init(_ document: Document, _ layers: LayerReader) {
        self.document = document
        self.layers = layers
    }

    private struct Match {
        let rule: Rule
        let tokens: Range<Int>
        let outlets: Range<Int>
    }

    /// Fills the document's credits.
    func run() {
        layers.forget(before: document.tokens.indices)
        var full = 0
        for paragraph in document.paragraphs.prefix(CreditFinder.front) where full < 2 {
            if paragraph.tokens.count > CreditFinder.fullParagraph { full += 1 }
            let front = stretch(paragraph.tokens, [paragraph.tokens.lowerBound])
            for place in front.places { note(match([.dateline, .byline], at: place, in: front, isApart: false)) }
            if full == 1 { readNotes(paragraph) }
        }
        for paragraph in document.paragraphs.suffix(CreditFinder.back) { readNotes(paragraph) }
    }

    private func readNotes(_ paragraph: ParagraphSpan) {
        let stretch = stretch(paragraph.tokens, noteStarts(paragraph.tokens))
        for place in stretch.places {
            guard let match = match([.note], at: place, in: stretch, isApart: false) else { continue }
            let kind = document.sections[paragraph.section].kind
            if match.rule.options.contains(.body), kind != .body, kind != .lead { continue }
            note(match)
        }
    }

    /// Fills the credits of a document that is a byline and nothing else.
    func readByline() {
        let tokens = 0..<document.tokens.count
        guard !tokens.isEmpty else { return }
        let whole = stretch(tokens, [0])
        for place in whole.places { note(match([.byline, .dateline, .note], at: place, in: whole, isApart: true)) }
    }

    /// Where a note may begin: at the front, after a stop, and near the end at a bracket or a dash.
    private func noteStarts(_ tokens: Range<Int>) -> [Int] {
        tokens.filter { index in
            if index == tokens.lowerBound || document.isMark(index - 1, 0x2E, 0x21, 0x3F, 0x61F, 0x3B, 0x29) {
                return true
            }
            guard index + CreditFinder.noteReach >= tokens.upperBound else { return false }
            return document.isMark(index, 0x28, 0x5B, 0x2D, 0x2013, 0x2014, 0xA9)
        }
    }

    /// What a paragraph holds for the rules that are tried at some of its tokens, worked out once for all of them.
    private struct Stretch {
        struct Place {
            let token: Int
            /// What stands from the token to the end of the paragraph.
            let contents: TokenSet
        }
        let bounds: Range<Int>
        let languages: [UInt8]
        let places: [Place]
    }

    private func stretch(_ bounds: Range<Int>, _ tokens: [Int]) -> Stretch {
        var languages: Set<UInt8> = []
        for token in bounds where !languages.contains(document.tokens[token].language) {
            languages.insert(document.tokens[token].language)
        }
        if languages.isSubset(of: [0]) { languages = Set(1...UInt8(max(1, document.lexicon.table.languages.count))) }
        var places: [Stretch.Place] = []
        var (end, contents) = (bounds.upperBound, TokenSet())
        for token in tokens.reversed() {
            contents.formUnion(layers.contents(from: token, to: end))
            places.append(Stretch.Place(token: token, contents: contents))
            end = token
        }
        return Stretch(bounds: bounds, languages: languages.sorted(), places: places.reversed())
    }

    /// The longest match of the rules of the paragraph's languages at a token, then the first in the file.
    private func match(
        _ outcomes: [RuleOutcome], at place: Stretch.Place, in stretch: Stretch, isApart: Bool
    ) -> Match? {
        var best: Match?
        let (index, bounds) = (place.token, stretch.bounds)
        let reach = PatternMatcher.Reach(lower: bounds.lowerBound, upper: bounds.upperBound)
        let starts = layers.facts[index].starts
        for language in stretch.languages {
            document.lexicon.list(.credit, language: language).forEach(at: starts, among: place.contents) { _, rule in
                guard outcomes.contains(rule.pointee.outcome), isApart || !rule.pointee.options.contains(.loose)
                else { return true }
                layers.matcher.clearCaptures()
                let end = layers.matcher.run(rule.pointee.forward, at: index, reach, layers)
                guard end > index, let outlets = layers.matcher.captures[.via], end > best?.tokens.upperBound ?? 0
                else { return true }
                best = Match(rule: rule.pointee, tokens: index..<end, outlets: outlets)
                return true
            }
        }
        return best
    }

    private func note(_ match: Match?) {
        guard let match, let how = CreditFinder.place(match.rule.outcome) else { return }
        let range =
            Int(document.tokens[match.tokens.lowerBound].start)..<Int(document.tokens[match.tokens.upperBound - 1].end)
        for outlet in outlets(match.outlets) {
            if document.credits.contains(where: { $0.outlet == outlet && $0.range == range }) { continue }
            document.entities[outlet].isOutlet = true
            document.credits.append(
                Credit(
                    outlet: outlet, how: how, text: document.string(range.lowerBound, range.upperBound), range: range))
        }
    }

    private static func place(_ outcome: RuleOutcome) -> Credit.Place? {
        switch outcome {
        case .dateline: .dateline
        case .byline: .byline
        case .note: .note
        default: nil
        }
    }

    // MARK: Outlets

    /// The outlets of a list: those with a name, agencies in general, and letters that stand for one.
    private func outlets(_ tokens: Range<Int>) -> [Int] {
        var found: [Int] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            if let mention = layers.mention(at: index), mention.kind == .name {
                if document.entities[mention.entity].type == .organization { found.append(mention.entity) }
                index = max(index, mention.last) + 1
            } else if let agencies = document.phrase(at: index, before: tokens.upperBound, ClassSet(.agencies)) {
                let start = Int(document.tokens[index].start) + Int(agencies.reading.prefix)
                found.append(outlet(document.clean(start, Int(document.tokens[agencies.last].end))))
                index = agencies.last + 1
            } else if document.has(index, .agency), let end = unlistedEnd(index, before: tokens.upperBound) {
                found.append(outlet(document.clean(Int(document.tokens[index].start), Int(document.tokens[end].end))))
                index = end + 1
            } else {
                let token = document.tokens[index]
                // Letters that stand for an agency: "ASP", in brackets alone "ats".
                let isWhole = tokens.count == 1 && token.kind == .word && token.end - token.start <= 5
                if token.shape.contains(.allCapitals) || isWhole, token.isUnlisted {
                    found.append(outlet(document.text(index, index)))
                }
                index += 1
            }
        }
        return found
    }

    /// The end of an agency's name that begins with its noun, or nil where a known outlet follows the noun.
    private func unlistedEnd(_ first: Int, before limit: Int) -> Int? {
        var last = first
        while last + 1 < limit, document.tokens[last + 1].kind == .word {
            last += 1
            if let mention = layers.mention(at: last), document.entities[mention.entity].isOutlet { return nil }
        }
        return last > first ? last : nil
    }

    /// The entity of an outlet that no list has.
    private func outlet(_ name: String) -> Int {
        let known = document.entities.firstIndex { $0.isOutlet && $0.known == nil && $0.name == name }
        return known ?? document.add(Entity(type: .organization, isOutlet: true, known: nil, name: name, forms: [name]))
    }
}
