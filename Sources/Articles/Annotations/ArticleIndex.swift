/// Finds the article that an annotation is of, and the place of its words in it.
struct ArticleIndex {
    enum Failure: Error {
        /// No article, or more than one, is called so.
        case noArticle(String)
        /// The words say what is wrong with the place.
        case noPlace(String)
    }

    private let articles: [ArticleRecord]
    /// By id, address, path, file name with and without ending; -1 where several are called so.
    private var byName: [String: Int] = [:]
    private var byText: [String: Int] = [:]
    private var scalars: [Int: [Unicode.Scalar]] = [:]

    init(_ articles: [ArticleRecord]) {
        self.articles = articles
        var loose: [String: Set<Int>] = [:]
        for (number, article) in articles.enumerated() {
            for name in [article.id, article.uri, article.ownID].compactMap(\.self) where byName[name] == nil {
                byName[name] = number
            }
            let file = article.path.split(separator: "/").last.map(String.init) ?? article.path
            for name in [article.path, file, AnnotationFile.stem(of: article.path)] {
                loose[name, default: []].insert(number)
            }
            if byText[article.textDigest] == nil { byText[article.textDigest] = number }
        }
        for (name, numbers) in loose where byName[name] == nil {
            byName[name] = numbers.count == 1 ? numbers.first! : -1
        }
    }

    /// The number of an annotation's article, and the code points of its text that it is of.
    mutating func place(_ annotation: ForeignAnnotation) throws(Failure) -> (article: Int, span: Range<Int>) {
        let number = try article(annotation.article)
        let text = scalars[number] ?? Array(articles[number].text.unicodeScalars)
        scalars[number] = text
        let isSameText = annotation.article.text.map { SHA256.hex($0.utf8) == articles[number].textDigest } ?? true
        if isSameText, let span = annotation.span {
            let words = annotation.words.map(Self.words)
            if span.upperBound <= text.count, words == nil || words == Self.words(text[span]) {
                return (number, try Self.trimmed(span, text))
            }
            guard words != nil else {
                throw .noPlace(
                    "\(span.lowerBound) to \(span.upperBound) lies outside the text of \(articles[number].id)")
            }
        }
        guard let words = annotation.words else { throw .noPlace("does not say in which words it is (`text`)") }
        return (number, try find(words, near: annotation.span, in: text, of: articles[number].id))
    }

    private func article(_ reference: ForeignAnnotation.ArticleReference) throws(Failure) -> Int {
        if let name = reference.name, let number = byName[name] ?? byName[AnnotationFile.stem(of: name)], number >= 0 {
            return number
        }
        if let text = reference.text, let number = byText[SHA256.hex(text.utf8)] { return number }
        throw .noArticle(reference.name ?? "one without a name")
    }

    /// Where words stand that are the same but for their blanks: the nearest to where they are said to stand.
    private func find(
        _ words: String, near span: Range<Int>?, in text: [Unicode.Scalar], of id: String
    ) throws(Failure) -> Range<Int> {
        let sought = words.unicodeScalars.filter { !$0.properties.isWhitespace }
        guard let first = sought.first else { throw .noPlace("its words are blanks") }
        let wanted = Array(sought)
        var places: [Range<Int>] = []
        for start in text.indices where text[start] == first {
            var (at, index) = (start, 0)
            while at < text.count, index < wanted.count {
                if text[at] == wanted[index] { index += 1 } else if !text[at].properties.isWhitespace { break }
                at += 1
            }
            if index == wanted.count { places.append(start..<at) }
        }
        let shown = "«\(words.prefix(40))»"
        guard let span else {
            guard places.count <= 1 else {
                throw .noPlace("\(shown) stands \(places.count) times in \(id): `start` and `end` tell which is meant")
            }
            guard let only = places.first else { throw .noPlace("\(shown) does not stand in \(id)") }
            return only
        }
        let near = places.min { abs($0.lowerBound - span.lowerBound) < abs($1.lowerBound - span.lowerBound) }
        guard let near else { throw .noPlace("\(shown) does not stand in \(id)") }
        return near
    }

    /// A text with one blank for every run of them.
    private static func words(_ text: some Sequence<Unicode.Scalar>) -> String {
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text)
        return words(String(string))
    }

    private static func words(_ text: String) -> String {
        text.onOneLine
    }

    /// A stretch without blanks at its ends.
    private static func trimmed(_ span: Range<Int>, _ text: [Unicode.Scalar]) throws(Failure) -> Range<Int> {
        var (start, end) = (span.lowerBound, span.upperBound)
        while start < end, text[start].properties.isWhitespace { start += 1 }
        while end > start, text[end - 1].properties.isWhitespace { end -= 1 }
        guard start < end else { throw .noPlace("\(span.lowerBound) to \(span.upperBound) holds only blanks") }
        return start..<end
    }
}
