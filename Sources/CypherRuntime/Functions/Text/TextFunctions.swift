import CypherPlanner
import PropertyGraph
import Text

/// Functions of text as people read it: letters folded (case, Arabic forms and marks, digits), words, stems.
enum TextFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "text.fold", [text], result: .string,
                "A text with case, diacritics, letter variants and digits folded, for comparison.")
        ) { (arguments, _) throws(FunctionError) in .string(Folding.fold(try arguments[0].string("text.fold"))) },
        ScalarFunction(
            signature(
                "text.words", [text], result: .list(.string), "The words of a text in order, as they are written.")
        ) { (arguments, _) throws(FunctionError) in
            let scalars = try arguments[0].string("text.words").unicodeScalars.map(\.value)
            return .list(Words.ranges(of: scalars).map { .string(String(codePoints: scalars[$0])) })
        },
        ScalarFunction(
            signature(
                "text.stem", [text], result: .string,
                "The folded words of a text without their inflection, as search compares them.")
        ) { (arguments, _) throws(FunctionError) in
            let words = Words.of(try arguments[0].string("text.stem"))
            return .string(words.map { Stemmer.stem(folded: $0.folded) }.joined(separator: " "))
        },
        ScalarFunction(
            signature(
                "text.contains", [text, .init("phrase", .string)], result: .boolean,
                "Whether a text contains a phrase when both are folded.")
        ) { (arguments, _) throws(FunctionError) in
            let folded = FoldedText(try arguments[0].string("text.contains"))
            let phrase = FoldedText(try arguments[1].string("text.contains"))
            return .boolean(FoldedSearch.first(of: phrase.scalars, in: folded.scalars, from: 0) != nil)
        },
        ScalarFunction(
            signature(
                "text.similarity", [.init("first", .string), .init("second", .string)], result: .float,
                "How alike two texts are, from 0.0 to 1.0: the share of letter triples of their folded words that they "
                    + "have in common.")
        ) { (arguments, _) throws(FunctionError) in
            let first = Trigrams.of(try arguments[0].string("text.similarity"))
            let second = Trigrams.of(try arguments[1].string("text.similarity"))
            let union = first.union(second).count
            return .float(union == 0 ? 1 : Double(first.intersection(second).count) / Double(union))
        },
        ScalarFunction(
            signature(
                "text.snippet", [text, .init("query", .string), .init("options", .map)], required: 2, result: .string,
                "The surroundings of the first hit of a query in a text, hits between ** marks; null without a hit. "
                    + "Options: width (80), open, close.")
        ) { (arguments, _) throws(FunctionError) in
            var snippet = Snippet()
            if arguments.count > 2, case .map(let options) = arguments[2] { try snippet.read(options) }
            let query = try arguments[1].string("text.snippet")
            return snippet.of(try arguments[0].string("text.snippet"), query).map(Value.string) ?? .null
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
    static func of(_ text: String) -> Set<[UInt32]> {
        var result: Set<[UInt32]> = []
        for word in Words.of(text) {
            let letters = [0x20, 0x20] + word.folded.unicodeScalars.map(\.value) + [0x20]
            for start in 0..<letters.count - 2 { result.insert(Array(letters[start..<start + 3])) }
        }
        return result
    }
}
