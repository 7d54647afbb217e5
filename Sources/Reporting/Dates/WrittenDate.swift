import Language

/// Dates in texts that are no articles.
public enum WrittenDate {
    /// The day of the first full date in a text, in days since 1970-01-01.
    public static func day(in text: String, lexicon: Lexicon = .standard) -> Int? {
        let document = Document(scalars: text.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        document.classify(document.tokens.indices)
        let finder = DateFinder(document: document)
        for index in document.tokens.indices {
            if let found = finder.date(at: index, before: document.tokens.count) { return found.day }
        }
        return nil
    }
}
