import CypherSemantics
import PropertyGraph
import Text

/// The words that set some texts apart from others.
enum KeynessProcedure {
    private static let name = "stats.keyness"

    static let keyness = Procedure(
        ProcedureSignature(
            name, inputs: [.init("target", .list(.any)), .init("reference", .list(.any)), .init("options", .map)],
            required: 2,
            outputs: [
                .init("word", .string), .init("count", .integer), .init("total", .integer),
                .init("referenceCount", .integer), .init("referenceTotal", .integer), .init("logLikelihood", .float),
                .init("logRatio", .float), .init("logDice", .float),
            ],
            summary:
                "The words that some texts have more often, or less (logRatio below 0), than others: how often they stand in "
                + "both, of how many words, and by how much that is beyond chance. Texts are nodes or strings. Words are as they "
                + "are folded; {stem: true} counts those of one stem together. Options: min (2, in both together), limit (100), "
                + "stem, sort (logLikelihood, logRatio, logDice, count), property (text).")
    ) { arguments, context throws(ExecutionError) in
        guard case .list(let target) = arguments[0], case .list(let reference) = arguments[1] else { return [] }
        let options = try ProcedureOptions(
            arguments.count > 2 ? arguments[2] : nil, of: name, known: ["min", "limit", "stem", "sort", "property"])
        let ranking = try WordRanking(options)
        var counter = WordCounter(
            property: try options.text("property", or: "text"), isStemmed: try options.flag("stem"), context)
        let (ours, all) = try counter.counts(of: target, options, "target")
        let (others, otherAll) = try counter.counts(of: reference, options, "reference")
        var rows: [WordRanking.Row] = []
        for word in Set(ours.keys).union(others.keys) {
            try context.meter.charge(work: 128)
            let (count, other) = (ours[word] ?? 0, others[word] ?? 0)
            guard count + other >= ranking.least else { continue }
            let association = Association(
                both: Double(count), first: Double(all), second: Double(count + other), all: Double(all + otherAll))
            rows.append(
                WordRanking.Row(
                    word: counter.shown[word] ?? word, count: count, association: association,
                    counts: [count, all, other, otherAll]))
        }
        return try ranking.rows(of: rows, context)
    }
}

/// Counts the words of texts.
private struct WordCounter {
    private let property: KeyID?
    private let isStemmed: Bool
    private let context: ExecutionContext
    /// How a stem is shown: by the first of its words in the alphabet.
    private(set) var shown: [String: String] = [:]

    init(property: String, isStemmed: Bool, _ context: ExecutionContext) {
        self.property = context.graph.findKey(property)
        (self.isStemmed, self.context) = (isStemmed, context)
    }

    /// How often each word stands in nodes or texts, and how many words they have; `argument` names them in errors.
    mutating func counts(
        of texts: [Value], _ options: ProcedureOptions, _ argument: String
    ) throws(ExecutionError) -> ([String: Int], Int) {
        let functions = FunctionContext(context)
        var counts: [String: Int] = [:]
        var all = 0
        for value in texts {
            guard let text = try text(of: value, argument) else { continue }
            for word in try functions.words(of: text) {
                all += 1
                guard isStemmed else {
                    counts[word.folded, default: 0] += 1
                    continue
                }
                let stem = Stemmer.stem(folded: word.folded)
                counts[stem, default: 0] += 1
                if shown[stem].map({ word.folded < $0 }) ?? true { shown[stem] = word.folded }
            }
        }
        try context.meter.charge(bytes: 64 * counts.count)
        return (counts, all)
    }

    private func text(of value: Value, _ argument: String) throws(ExecutionError) -> String? {
        switch value {
        case .string(let text): return text
        case .node(let node):
            if let property, case .string(let text) = context.graph.property(node, property) { return text }
            return nil
        case .null: return nil
        default:
            throw .argumentError(
                detail: "InvalidArgumentType",
                message:
                    "the \(argument) of stats.keyness cannot hold \(value.kindForPeople); it is a list of nodes or texts"
            )
        }
    }
}
