import Language
import Text

/// Who is called by an age is the one person of the article whose name it stands behind: "the 49-year-old" for "Nadia Petrov, 49,",
/// "صاحبة الـ65 عاما".
enum AgedSpeaker: SpeakerResolver {
    static let name = "age"
    private static let ages = 5...115

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, [.office, .unnamed, .unknown].contains(phrase.outcome),
            !phrase.rule.options.contains(.plural), let age = age(in: phrase.tokens, context.document),
            let person = bearer(of: age, before: phrase.tokens.lowerBound, context.document)
        else { return }
        ExplicitSpeaker.fill(&source, entity: person, context.document)
        source.resolved = .nominal
    }

    /// The one number of a phrase.
    private static func age(in range: Range<Int>, _ document: Document) -> Int? {
        let numbers = range.compactMap { number($0, document) }
        return numbers.count == 1 && ages.contains(numbers[0]) ? numbers[0] : nil
    }

    /// A number that is a token, or stands behind an article that is written with it.
    private static func number(_ index: Int, _ document: Document) -> Int? {
        let token = document.tokens[index]
        if token.kind == .number { return Int(token.number) }
        let digits = document.scalars[Int(token.start)..<Int(token.end)].map { Folding.fold($0) }
            .drop { !(0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The one person behind whose name an age stands, over a comma or within brackets.
    private static func bearer(of age: Int, before end: Int, _ document: Document) -> Int? {
        var found: Int?
        for mention in document.mentions(before: end) where mention.last < end && mention.kind == .name {
            let next = mention.last + 1
            guard document.entities[mention.entity].type == .person, next + 1 < document.tokens.count,
                document.isComma(next) || document.isMark(next, 0x28), number(next + 1, document) == age
            else { continue }
            if let found, found != mention.entity { return nil }
            found = mention.entity
        }
        return found
    }
}
