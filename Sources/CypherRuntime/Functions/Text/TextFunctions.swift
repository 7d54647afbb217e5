import CypherSemantics
import PropertyGraph
import Text

/// Functions of text as people read it: letters folded (case, Arabic forms and marks, digits), words, stems.
enum TextFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "text.fold", [text], result: .string,
                "A text with case, diacritics, letter variants and digits folded, for comparison.")
        ) { (arguments, context) throws(ExecutionError) in
            .string(try context.fold(try arguments[0].string("text.fold")))
        },
        ScalarFunction(
            signature(
                "text.words", [text], result: .list(.string), "The words of a text in order, as they are written.")
        ) { (arguments, context) throws(ExecutionError) in
            let text = try arguments[0].string("text.words")
            var words: [Value] = []
            try context.forEachPiece(of: text, mayCut: Words.mayBeginAnew) { (piece) throws(ExecutionError) in
                let scalars = piece.unicodeScalars.map(\.value)
                for range in Words.ranges(of: scalars) {
                    try context.grow(&words, by: 1, blank: .null)
                    words.append(.string(String(codePoints: scalars[range])))
                }
            }
            return .list(words)
        },
        ScalarFunction(
            signature(
                "text.stem", [text], result: .string,
                "The folded words of a text without their inflection, as search compares them.")
        ) { (arguments, context) throws(ExecutionError) in
            let text = try arguments[0].string("text.stem")
            try context.make(bytes: text.utf8.count)
            var stems = ""
            try context.forEachWord(of: text) { word in
                if !stems.isEmpty { stems += " " }
                stems += Stemmer.stem(folded: word.folded)
            }
            return .string(stems)
        },
        ScalarFunction(
            signature(
                "text.contains", [text, .init("phrase", .string)], result: .boolean,
                "Whether a text contains a phrase when both are folded.")
        ) { (arguments, context) throws(ExecutionError) in
            var folded = try context.fold(try arguments[0].string("text.contains"))
            let phrase = SubstringSearch(try context.fold(try arguments[1].string("text.contains")))
            if phrase.needle.isEmpty { return .boolean(false) }
            return .boolean(folded.withUTF8 { phrase.isFound(in: $0) })
        },
        ScalarFunction(
            signature(
                "text.similarity", [.init("first", .string), .init("second", .string)], result: .float,
                "How alike two texts are, from 0.0 to 1.0: the share of letter triples of their folded words that they "
                    + "have in common.")
        ) { (arguments, context) throws(ExecutionError) in
            let first = try Trigrams.of(try arguments[0].string("text.similarity"), context)
            let second = try Trigrams.of(try arguments[1].string("text.similarity"), context)
            try context.charge(work: 64 * (first.count + second.count))
            let (fewer, more) = first.count < second.count ? (first, second) : (second, first)
            let shared = fewer.count { more.contains($0) }
            let union = first.count + second.count - shared
            return .float(union == 0 ? 1 : Double(shared) / Double(union))
        },
        ScalarFunction(
            signature(
                "text.snippet", [text, .init("query", .string), .init("options", .map)], required: 2, result: .string,
                "The surroundings of the first hit of a query in a text, hits between ** marks; null without a hit. "
                    + "Options: width (80), open, close.")
        ) { (arguments, context) throws(ExecutionError) in
            var snippet = Snippet()
            if arguments.count > 2, case .map(let options) = arguments[2] { try snippet.read(options) }
            let query = try arguments[1].string("text.snippet")
            return try snippet.of(try arguments[0].string("text.snippet"), query, context).map(Value.string) ?? .null
        },
    ]

    private static let text = FunctionSignature.Parameter("text", .string)

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil, result: CypherType,
        _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(name, parameters, required: required, result: result, category: "text", summary: summary)
    }
}

/// The triples of letters of a text's folded words, each word with two spaces before and one after it.
enum Trigrams {
    /// Each triple in one number: a code point has 21 bits.
    static func of(_ text: String, _ context: FunctionContext) throws(ExecutionError) -> Set<UInt64> {
        var result: Set<UInt64> = []
        try context.forEachWord(of: text) { word in
            var triple: UInt64 = 0x20 << 21 | 0x20
            for scalar in word.folded.unicodeScalars {
                triple = (triple << 21 | UInt64(scalar.value)) & (1 << 63 - 1)
                result.insert(triple)
            }
            result.insert((triple << 21 | 0x20) & (1 << 63 - 1))
        }
        return result
    }
}
