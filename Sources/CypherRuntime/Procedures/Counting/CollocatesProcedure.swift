import CypherSemantics
import PropertyGraph
import Text

/// The words that stand near the hits of a search.
enum CollocatesProcedure {
    private static let name = "stats.collocates"

    static let collocates = Procedure(
        ProcedureSignature(
            name, inputs: [.init("query", .string), .init("options", .map)], required: 1,
            outputs: [
                .init("word", .string), .init("count", .integer), .init("before", .integer), .init("after", .integer),
                .init("total", .integer), .init("logLikelihood", .float), .init("logRatio", .float),
                .init("logDice", .float),
            ],
            summary:
                "The words within a few of a query's hits: how often they stand there, before and after, how often in all, and "
                + "how strongly they go together, counted as NLTK's BigramCollocationFinder counts a window. Words are as they "
                + "are folded; {stem: true} counts those of one stem together, and then the query finds all inflections. "
                + "Options: left (5), right (5), min (2), limit (100), stem, sort (logLikelihood, logRatio, logDice, count), "
                + "label (Sentence), property (text), within (a list of nodes or texts).")
    ) { arguments, context throws(ExecutionError) in
        guard case .string(let query) = arguments[0] else { return [] }
        let options = try ProcedureOptions(
            arguments.count > 1 ? arguments[1] : nil, of: name,
            known: ["left", "right", "min", "limit", "stem", "sort"] + ChosenTexts.options)
        let window = (left: try options.count("left", or: 5), right: try options.count("right", or: 5))
        let isStemmed = try options.flag("stem")
        let ranking = try WordRanking(options)
        let parsed = try TextQuery(query)
        guard window.left <= TextDistance.greatest, window.right <= TextDistance.greatest else {
            throw options.refusal(
                of: window.left > window.right ? "left" : "right", .integer(Int64(max(window.left, window.right))),
                "\(TextDistance.greatest) words at most")
        }
        guard window.left + window.right > 0, let texts = try ChosenTexts(options, isStemmed: isStemmed, context)
        else { return [] }
        let spans = try SpanFinder(index: texts.index, meter: context.meter).spans(of: parsed)
        let found = try neighbours(of: spans, window, in: texts, context)
        let width = Double(window.left + window.right)
        let all = Double(texts.index.wordCount)
        var rows: [WordRanking.Row] = []
        for (word, counts) in found where counts.before + counts.after >= ranking.least {
            let total = texts.index.term(ofCounted: word).map { texts.index.frequency(of: $0) } ?? 0
            let count = counts.before + counts.after
            let association = Association(
                both: Double(count) / width, first: Double(spans.count), second: Double(total), all: all)
            rows.append(
                WordRanking.Row(
                    word: counts.shown, count: count, association: association,
                    counts: [count, counts.before, counts.after, total]))
        }
        return try ranking.rows(of: rows, context)
    }

    private struct Counts {
        var before = 0
        var after = 0
        /// The word as it is shown: of several with one stem the first in the alphabet.
        var shown = ""
    }

    /// What stands round the spans, by stem or folded word.
    private static func neighbours(
        of spans: TextSpans, _ window: (left: Int, right: Int), in texts: ChosenTexts, _ context: ExecutionContext
    ) throws(ExecutionError) -> [String: Counts] {
        let functions = FunctionContext(context)
        var found: [String: Counts] = [:]
        for (position, document) in spans.documents.enumerated() {
            let words = try functions.words(of: texts.text(of: document))
            func count(_ place: Int, _ isBefore: Bool) {
                let folded = words[place].folded
                let key = texts.index.isStemmed ? Stemmer.stem(folded: folded) : folded
                if isBefore {
                    found[key, default: Counts()].before += 1
                } else {
                    found[key, default: Counts()].after += 1
                }
                if let shown = found[key]?.shown, shown.isEmpty || folded < shown { found[key]?.shown = folded }
            }
            for span in spans.spans(at: position) {
                let (first, last) = (Int(span.first), Int(span.last))
                try context.meter.charge(work: 128 * (window.left + window.right))
                for place in max(0, first - window.left)..<first { count(place, true) }
                for place in (last + 1)..<max(last + 1, min(words.count, last + 1 + window.right)) {
                    count(place, false)
                }
            }
        }
        try context.meter.charge(bytes: 128 * found.count)
        return found
    }
}
