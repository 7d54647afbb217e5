import Text

/// Finds sections, paragraphs and sentences.
struct Layout {
    private struct Line {
        let start: Int
        let end: Int
        let tokens: Range<Int>
        let words: Int
        let endsWithStop: Bool
        let digest: UInt64
        var kind: SectionKind = .body
        var isHeading = false
    }

    private let document: Document
    private var lines: [Line] = []
    /// Ranges of lines that the format itself marks as headings.
    private let markedHeadings: [Range<Int>]

    init(_ document: Document, headings: [Range<Int>]) {
        self.document = document
        markedHeadings = headings
    }

    /// Fills the document's sections, paragraphs and sentences.
    mutating func run(headline: String?) {
        findLines()
        classify(headline: headline)
        buildSections()
        for index in document.paragraphs.indices {
            let paragraph = document.paragraphs[index]
            for range in Sentences.ranges(of: document.scalars, in: paragraph.start..<paragraph.end) {
                document.sentences.append(
                    SentenceSpan(
                        start: range.lowerBound, end: range.upperBound, paragraph: index,
                        tokens: document.tokenRange(range.lowerBound, range.upperBound)))
            }
        }
    }

    // MARK: Lines

    private mutating func findLines() {
        let scalars = document.scalars
        var start = 0
        for index in 0...scalars.count {
            guard index == scalars.count || [0x0A, 0x0D, 0x2028, 0x2029, 0x85].contains(scalars[index]) else {
                continue
            }
            appendLine(start, index)
            start = index + 1
        }
    }

    private mutating func appendLine(_ from: Int, _ to: Int) {
        var (start, end) = (from, to)
        while start < end, isBlank(document.scalars[start]) { start += 1 }
        while end > start, isBlank(document.scalars[end - 1]) { end -= 1 }
        guard start < end else { return }
        let tokens = document.tokenRange(start, end)
        var words = 0
        var digest = PhraseTrie.seed
        for token in document.tokens[tokens] where token.kind != .mark {
            words += 1
            digest = (digest ^ token.key) &* 0x0000_0100_0000_01B3
        }
        lines.append(
            Line(
                start: start, end: end, tokens: tokens, words: words, endsWithStop: endsWithStop(tokens), digest: digest
            ))
    }

    private func isBlank(_ scalar: UInt32) -> Bool {
        CharacterClass.of(scalar) == .space || Folding.isBidiControl(scalar) || scalar == 0xFEFF
    }

    private func endsWithStop(_ tokens: Range<Int>) -> Bool {
        var index = tokens.upperBound - 1
        while index >= tokens.lowerBound, document.tokens[index].kind == .mark {
            if [0x2E, 0x21, 0x3F, 0x61F, 0x2026, 0x3A, 0x61B, 0x3002].contains(document.tokens[index].scalar) {
                return true
            }
            index -= 1
        }
        return false
    }

    // MARK: Kinds of lines

    private static let headingWords = 18

    private mutating func classify(headline: String?) {
        for index in lines.indices { classify(index) }
        let first = lines.indices.first { lines[$0].kind == .body }
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
        Lexicon.words(of: text).reduce(PhraseTrie.seed) { ($0 ^ $1) &* 0x0000_0100_0000_01B3 }
    }

    private mutating func classify(_ index: Int) {
        let line = lines[index]
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

    private func opens(_ line: Line, _ kind: LexiconEntry.Kind) -> Bool {
        guard
            let phrase = firstWord(line).flatMap({
                document.wholePhrase(
                    at: $0, before: line.tokens.upperBound, [KindSet(kind)].reduce([]) { $0.union($1) })
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

    private func firstWord(_ line: Line) -> Int? {
        line.tokens.first { document.tokens[$0].kind == .word }
    }

    /// A line that ends in a dash and an outlet, or in an outlet in brackets: a photograph's credit.
    private func isCredit(_ line: Line) -> Bool {
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
                at: start + 1, before: line.tokens.upperBound, KindSet([.name, .caption]))
        else { return false }
        return phrase.entry.kind == .caption || document.lexicon.names[Int(phrase.entry.value)].isOutlet
    }

    private func isCreditMark(_ index: Int) -> Bool {
        document.isMark(index, 0x2D, 0x2013, 0x2014, 0x28, 0x5B, 0x7C, 0x2F, 0x3A) && !document.isJoiner(index)
    }

    /// Lines without a stop between paragraphs head what follows.
    private mutating func markHeadings() {
        guard let firstBody = lines.firstIndex(where: { $0.kind == .body && ($0.endsWithStop || $0.words > 22) }) else {
            return
        }
        for index in lines.indices where lines[index].kind == .body {
            let isMarked = markedHeadings.contains { $0.contains(lines[index].start) }
            guard isMarked || (index > firstBody && !lines[index].endsWithStop) else { continue }
            let hasBefore = index > 0 && lines[..<index].contains { $0.kind == .body && !$0.isHeading }
            guard isMarked || hasBefore, lines[index].words <= Layout.headingWords, lines[index].words > 0 else {
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
