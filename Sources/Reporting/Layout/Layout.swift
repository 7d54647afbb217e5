import Language

/// Finds sections and paragraphs.
struct Layout {
    let document: Document
    private var lines: [TextLine] = []
    /// Ranges of lines that the format itself marks as headings.
    private let markedHeadings: [Range<Int>]
    /// Where in a transcript something was said.
    private let spoken: [Int]

    init(_ document: Document, headings: [Range<Int>], spoken: [Int]) {
        self.document = document
        self.spoken = spoken
        markedHeadings = headings
    }

    /// Fills the document's sections and paragraphs.
    mutating func run(headline: String?) {
        lines = LineFinder(document, spoken: spoken).lines()
        classify(headline: headline)
        document.turns = turns(lines)
        buildSections()
    }

    // MARK: Kinds of lines

    private static let headingWords = 18

    private mutating func classify(headline: String?) {
        for index in lines.indices { classify(index) }
        // A rule is no headline.
        let first = lines.indices.first { lines[$0].kind == .body && lines[$0].words > 0 && lines[$0].opening == nil }
        if let headline, !headline.isEmpty {
            let digest = digest(of: headline)
            for index in lines.indices.prefix(6) where lines[index].digest == digest {
                lines[index].kind = .headline
                return
            }
        }
        if let first, lines.count > 1, !lines[first].endsWithStop, lines[first].words <= Layout.headingWords + 4,
            headline == nil || markedHeadings.contains(lines[first].start..<lines[first].end)
        {
            lines[first].kind = .headline
            lines[first].isHeading = false
        }
        markHeadings()
    }

    private func digest(of text: String) -> UInt64 {
        Tokenizer(text.unicodeScalars.map(\.value), document.lexicon).tokens.filter { $0.kind != .mark }
            .reduce(WordHash.seed) { ($0 ^ $1.key) &* 0x0000_0100_0000_01B3 }
    }

    private mutating func classify(_ index: Int) {
        let line = lines[index]
        if line.opening != nil { return }
        let isRepeated = [index - 1, index + 1].contains {
            lines.indices.contains($0) && lines[$0].digest == line.digest && line.words > 0
        }
        if isRepeated && !line.endsWithStop {
            lines[index].kind = .caption
        } else if opens(line, .boilerplate), line.words < 30 {
            lines[index].kind = .boilerplate
        } else if opens(line, .teaser), line.words < 25 {
            lines[index].kind = .teaser
        } else if isCredit(line) {
            lines[index].kind = .caption
        } else if index > 0, lines[index - 1].kind == .teaser, !line.endsWithStop, line.words < Layout.headingWords {
            // What a "read also" brings in, up to the next full sentence.
            lines[index].kind = .teaser
        }
    }

    private func opens(_ line: TextLine, _ kind: WordClass) -> Bool {
        guard
            let phrase = firstWord(line).flatMap({
                document.wholePhrase(
                    at: $0, before: line.tokens.upperBound, ClassSet(kind))
            })
        else { return false }
        if kind == .teaser, phrase.first == phrase.last {
            // One word alone ("شاهد", "Related") needs a colon or the line's end after it.
            return phrase.last + 1 >= line.tokens.upperBound || document.isMark(phrase.last + 1, 0x3A, 0x7C, 0x2D)
        }
        if kind == .boilerplate, phrase.first == phrase.last {
            return document.isMark(phrase.last + 1, 0x3A)
        }
        return true
    }

    private func firstWord(_ line: TextLine) -> Int? {
        line.tokens.first { document.tokens[$0].kind == .word }
    }

    /// A line that ends in a dash and an outlet, or in an outlet in brackets: a photograph's credit.
    private func isCredit(_ line: TextLine) -> Bool {
        guard line.words > 1, line.words < 35, !line.endsWithStop else { return false }
        var index = line.tokens.upperBound - 1
        if document.isMark(index, 0x29, 0x5D) { index -= 1 }
        var start = index
        while start > line.tokens.lowerBound, index - start < 4, !isCreditMark(start) { start -= 1 }
        guard isCreditMark(start), start < index, start > line.tokens.lowerBound else {
            return firstWord(line).map { document.has($0, .caption) && document.isMark($0 + 1, 0x3A) } ?? false
        }
        guard
            let phrase = document.wholePhrase(
                at: start + 1, before: line.tokens.upperBound, ClassSet([.name, .caption]))
        else { return false }
        return phrase.entry.kind == .caption || document.lexicon.table.isOutlet(Int(phrase.entry.value))
    }

    private func isCreditMark(_ index: Int) -> Bool {
        document.isMark(index, 0x2D, 0x2013, 0x2014, 0x28, 0x5B, 0x7C, 0x2F, 0x3A) && !document.isJoiner(index)
    }

    /// Lines without a stop between paragraphs head what follows.
    private mutating func markHeadings() {
        guard let firstBody = lines.firstIndex(where: { $0.kind == .body && ($0.endsWithStop || $0.words > 22) }) else {
            return
        }
        let marked = markedHeadings.sorted { $0.lowerBound < $1.lowerBound }
        var nextMarked = 0
        // Whether a line before is of the body and heads nothing.
        var hasBefore = false
        for index in lines.indices where lines[index].kind == .body {
            defer { hasBefore = hasBefore || !lines[index].isHeading }
            while nextMarked < marked.count, marked[nextMarked].upperBound <= lines[index].start { nextMarked += 1 }
            let isMarked = nextMarked < marked.count && marked[nextMarked].contains(lines[index].start)
            guard isMarked || (index > firstBody && !lines[index].endsWithStop) else { continue }
            guard isMarked || hasBefore, lines[index].words <= Layout.headingWords, lines[index].words > 0,
                lines[index].opening == nil
            else {
                continue
            }
            lines[index].isHeading = index + 1 < lines.count || isMarked
        }
    }

    // MARK: Sections

    private mutating func buildSections() {
        var isOtherStory = false
        var hasLead = false
        var index = 0
        while index < lines.count {
            if lines[index].isHeading {
                var last = index
                while last + 1 < lines.count, lines[last + 1].isHeading { last += 1 }
                let (bodyEnd, kind) = story(after: last)
                // Two headings in a row are a caption and a title; one short one may be the story's own.
                if last > index || kind == .teaser || lines[last].words > 8 { isOtherStory = true }
                if kind == .teaser {
                    append(lines: index..<bodyEnd, kind: .teaser, heading: text(last), isOtherStory: true)
                } else {
                    append(lines: index..<bodyEnd, kind: .body, heading: text(last), isOtherStory: isOtherStory)
                }
                index = bodyEnd
                continue
            }
            let kind = lines[index].kind
            if kind == .body, !hasLead {
                hasLead = true
                append(lines: index..<(index + 1), kind: .lead, heading: nil, isOtherStory: false)
                index += 1
                continue
            }
            var end = index + 1
            while end < lines.count, lines[end].kind == kind, !lines[end].isHeading, kind != .headline, kind != .caption
            {
                end += 1
            }
            append(lines: index..<end, kind: kind, heading: nil, isOtherStory: isOtherStory)
            index = end
        }
    }

    /// Where the text under a heading ends, and whether it is no more than a teaser: one paragraph before the next break.
    private func story(after heading: Int) -> (end: Int, kind: SectionKind) {
        var end = heading + 1
        while end < lines.count, lines[end].kind == .body, !lines[end].isHeading { end += 1 }
        let isTeaser = end - heading - 1 <= 1 && end < lines.count && lines[heading].words > 4
        return (end, isTeaser ? .teaser : .body)
    }

    private func text(_ line: Int) -> String { document.string(lines[line].start, lines[line].end) }

    private mutating func append(lines range: Range<Int>, kind: SectionKind, heading: String?, isOtherStory: Bool) {
        let section = document.sections.count
        document.sections.append(
            SectionSpan(
                kind: kind, start: lines[range.lowerBound].start, end: lines[range.upperBound - 1].end,
                heading: heading,
                isOtherStory: isOtherStory))
        for line in lines[range] {
            document.paragraphs.append(
                ParagraphSpan(start: line.start, end: line.end, section: section, tokens: line.tokens))
        }
    }
}
