import Language

/// A line `Name: value` of an article that a press database gave out.
struct DatabaseField {
    enum Kind { case headline, byline, outlet, published, language, id, address, length, fullText, loaded, other }

    let kind: Kind
    let value: String
    /// Whether its name is in capitals.
    let isCapital: Bool

    /// The names of fields, in small letters.
    private static let kinds: [String: Kind] = [
        "headline": .headline, "title": .headline, "byline": .byline, "author": .byline, "publication title": .outlet,
        "publication": .outlet, "publication date": .published, "language": .language,
        "language of publication": .language, "proquest document id": .id, "document url": .address,
        "length": .length, "full text": .fullText, "body": .fullText, "load-date": .loaded, "section": .other,
        "publication-type": .other, "journal-code": .other, "correction-date": .other, "distribution": .other,
        "publication type": .other, "subject": .other, "highlight": .other, "dateline": .other, "graphic": .other,
        "copyright": .other, "links": .other, "abstract": .other, "publisher": .other, "source type": .other,
        "document type": .other, "last updated": .other, "database": .other, "issn": .other, "notes": .other,
        "publication info": .other, "publication year": .other, "publication subject": .other, "classification": .other,
        "place of publication": .other, "country of publication": .other, "journal code": .other, "industry": .other,
        "geographic": .other, "person": .other, "company": .other, "organization": .other, "location": .other,
        "people": .other, "first page": .other, "pages": .other, "volume": .other, "issue": .other, "series": .other,
        "identifier": .other, "company / organization": .other, "identifier / keyword": .other, "type": .other,
        "country": .other, "city": .other, "state": .other, "ticker": .other, "column": .other,
        // Nexis in French.
        "longueur": .length, "auteur": .byline, "date de chargement": .loaded, "titre": .headline, "langue": .language,
    ]

    /// Nil where a line is none.
    init?(_ line: String) {
        guard let colon = line.firstIndex(of: ":"), line.distance(from: line.startIndex, to: colon) <= 30,
            let kind = Self.kinds[DataFile.trimmed(line[..<colon]).lowercased()]
        else { return nil }
        self.kind = kind
        isCapital = !line[..<colon].contains(where: \.isLowercase)
        value = DataFile.trimmed(line[line.index(after: colon)...])
    }

    private init(_ kind: Kind, _ value: String) { (self.kind, self.value, isCapital) = (kind, value, false) }

    /// The same field with another value.
    func with(_ value: String) -> DatabaseField { DatabaseField(kind, value) }

    /// The field of an article that it is.
    var field: ArticleField? {
        switch kind {
        case .headline: .headline
        case .byline: .byline
        case .outlet: .outlet
        case .published: .published
        case .language: .language
        case .id: .id
        case .address: .uri
        case .length, .fullText, .loaded, .other: nil
        }
    }
}
