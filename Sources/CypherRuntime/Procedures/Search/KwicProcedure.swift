import CypherSemantics
import PropertyGraph

extension Procedure {
    /// Key words in context: every hit of a search on a line of its own, with what stands before and after it, in a larger
    /// text too where that is known.
    public static func concordance(in places: (any TextPlaces)?) -> Procedure { KwicProcedure.kwic(in: places) }
}

enum KwicProcedure {
    private static let name = "search.kwic"

    static func kwic(in places: (any TextPlaces)?) -> Procedure {
        Procedure(
            ProcedureSignature(
                name, inputs: [.init("query", .string), .init("options", .map)], required: 1,
                outputs: [
                    .init("left", .string), .init("hit", .string), .init("right", .string), .init("source", .string),
                    .init("node", .node), .init("start", .integer), .init("end", .integer),
                ],
                summary:
                    "Lines up the hits of a query as search.text reads it: what stands before and after each, in an article beyond "
                    + "its sentence, with outlet, day and place; start and end are code points of the article's text, or of the "
                    + "node's own. Tables show a line of right-to-left text mirrored, as it is read. "
                    + "Options: label (Sentence), property (text), within (a list of nodes), width (40), limit (100), sort: words "
                    + "to sort by, 'L1' or -1 for the first before the hit, 'R1' or 1 for the first after it, 0 for the hit, or "
                    + "a list of these; in the text's order without.")
        ) { arguments, context throws(ExecutionError) in
            guard case .string(let query) = arguments[0] else { return [] }
            let options = try ProcedureOptions(
                arguments.count > 1 ? arguments[1] : nil, of: name,
                known: ChosenTexts.options + ["width", "limit", "sort"])
            let width = try options.count("width", or: 40)
            let limit = try options.count("limit", or: 100)
            let order = try KwicOrder(options)
            let parsed = try TextQuery(query)
            guard let texts = try ChosenTexts(options, isStemmed: true, context) else { return [] }
            var lines = try KwicLines(texts, in: places, context)
            try lines.find(parsed, by: order, limit: limit)
            return try lines.rows(width: width)
        }
    }
}

/// Which words lines are sorted by: negative before the hit, positive after it, 0 the hit itself.
struct KwicOrder {
    /// In order of weight; none for the order of the texts.
    let places: [Int]

    private static let farthest = 50

    init(_ options: ProcedureOptions) throws(ExecutionError) {
        guard let value = options.value("sort") else {
            places = []
            return
        }
        var places: [Int] = []
        for part in value.listOrItself {
            guard let place = Self.place(part) else {
                throw options.refusal(
                    of: "sort", part,
                    "'L1' to 'L50' or -1 and so on for a word before the hit, 'R1' or 1 for one after it, 0")
            }
            places.append(place)
        }
        self.places = places
    }

    private static func place(_ value: Value) -> Int? {
        switch value {
        case .integer(let place): return (-Int64(farthest)...Int64(farthest)).contains(place) ? Int(place) : nil
        case .string(let text):
            guard let number = Int(text.dropFirst()), (1...farthest).contains(number) else { return nil }
            switch text.first {
            case "L", "l": return -number
            case "R", "r": return number
            default: return nil
            }
        default: return nil
        }
    }
}

extension Value {
    /// The elements of a list, or the value alone.
    fileprivate var listOrItself: [Value] {
        if case .list(let list) = self { list } else { [self] }
    }
}
