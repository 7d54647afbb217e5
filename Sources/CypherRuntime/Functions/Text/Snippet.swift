import PropertyGraph
import Text

/// Finds folded code points in folded code points.
enum FoldedSearch {
    /// Where `needle` first begins at or after a position; nil where it does not, or is empty.
    static func first(
        of needle: [UInt32], in scalars: [UInt32], from start: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> Int? {
        guard let head = needle.first, scalars.count >= needle.count else { return nil }
        var position = start
        while position <= scalars.count - needle.count {
            if scalars[position] == head, scalars[position..<position + needle.count].elementsEqual(needle) {
                return position
            }
            position += 1
            if position & 0x3FFF == 0 { try context.charge(work: 1 << 15) }
        }
        return nil
    }

    /// The hits of a query in a text, in code points of the original: its occurrences as a phrase of several
    /// words, else the words that share a stem with one of its words, else where it stands at all.
    static func hits(
        of query: String, in text: String, _ context: FunctionContext
    ) throws(ExecutionError) -> [Range<Int>] {
        let (folded, needle) = (try context.folded(text), try context.folded(query).scalars)
        var hits: [Range<Int>] = []
        var inner: [Range<Int>] = []
        var position = 0
        while let start = try first(of: needle, in: folded.scalars, from: position, context) {
            let range = start..<start + needle.count
            let isWhole = isWhole(range, in: folded.scalars)
            if isWhole {
                try context.grow(&hits, by: 1, blank: 0..<0)
            } else {
                try context.grow(&inner, by: 1, blank: 0..<0)
            }
            try context.charge(work: 32)
            if isWhole { hits.append(folded.originalRange(range)) } else { inner.append(folded.originalRange(range)) }
            position = range.upperBound
        }
        var stems: Set<String> = []
        var count = 0
        try context.forEachWord(of: query) { word in
            stems.insert(Stemmer.stem(folded: word.folded))
            count += 1
        }
        // Of one word all forms are hits, as they are to a search.
        if count > 1, !hits.isEmpty { return hits }
        var forms: [Range<Int>] = []
        try context.forEachWord(of: text) { word in
            if stems.contains(Stemmer.stem(folded: word.folded)) { forms.append(word.range) }
        }
        if !forms.isEmpty { return forms }
        return hits.isEmpty ? inner : hits
    }

    /// Whether no word goes on over an end of a range: "he" is no hit in "the".
    private static func isWhole(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
        !joins(range.lowerBound, scalars) && !joins(range.upperBound, scalars)
    }

    private static func joins(_ place: Int, _ scalars: [UInt32]) -> Bool {
        place > 0 && place < scalars.count && isOfWord(scalars[place - 1]) && isOfWord(scalars[place])
    }

    private static func isOfWord(_ scalar: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        // Scripts that set no blanks have words anywhere.
        return (properties.isAlphabetic || properties.numericType != nil) && !properties.isIdeographic
    }
}

/// A piece of a text round the first hit of a query, with the hits marked.
struct Snippet {
    /// Code points of the text that are shown, about.
    var width = 80
    /// Before and after each hit.
    var (open, close) = ("**", "**")

    /// Reads `{width, open, close}`.
    mutating func read(_ options: MapValue) throws(ExecutionError) {
        for (key, value) in zip(options.keys, options.values) {
            switch key {
            case "width": width = try value.count("text.snippet", "The width")
            case "open": open = try value.string("text.snippet")
            case "close": close = try value.string("text.snippet")
            default: throw .invalid("text.snippet() knows no option `\(key)`; there are width, open, close")
            }
        }
    }

    /// Nil where there is no hit.
    func of(_ text: String, _ query: String, _ context: FunctionContext) throws(ExecutionError) -> String? {
        let hits = try FoldedSearch.hits(of: query, in: text, context)
        guard let first = hits.first else { return nil }
        try context.make(bytes: 4 * text.utf8.count)
        let scalars = text.unicodeScalars.map(\.value)
        let window = window(of: scalars, around: first)
        var result = window.lowerBound > 0 ? "…" : ""
        var position = window.lowerBound
        for hit in hits where hit.lowerBound >= position && hit.upperBound <= window.upperBound {
            result += plain(scalars[position..<hit.lowerBound]) + open + plain(scalars[hit]) + close
            position = hit.upperBound
        }
        result += plain(scalars[position..<window.upperBound])
        return window.upperBound < scalars.count ? result + "…" : result
    }

    /// What the hit leaves of the width, half to either side, cut between words.
    private func window(of scalars: [UInt32], around hit: Range<Int>) -> Range<Int> {
        guard scalars.count > width else { return 0..<scalars.count }
        let spare = max(0, width - hit.count)
        // What one side cannot use is left to the other.
        var start = max(0, hit.lowerBound - max(spare / 2, spare - (scalars.count - hit.upperBound)))
        var end = min(scalars.count, hit.upperBound + spare - (hit.lowerBound - start))
        if start > 0 {
            while start < hit.lowerBound, !isSpace(scalars[start - 1]) { start += 1 }
        }
        if end < scalars.count {
            while end > hit.upperBound, !isSpace(scalars[end]) { end -= 1 }
        }
        while start < hit.lowerBound, isSpace(scalars[start]) { start += 1 }
        while end > hit.upperBound, isSpace(scalars[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isSpace(_ scalar: UInt32) -> Bool { Unicode.Scalar(scalar)?.properties.isWhitespace ?? false }

    /// On one line.
    private func plain(_ scalars: ArraySlice<UInt32>) -> String {
        String(codePoints: scalars.map { isSpace($0) ? 0x20 : $0 })
    }
}
