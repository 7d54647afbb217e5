/// What labels, keys and types of the article graph are called in the vocabularies of the web: schema.org for articles,
/// quotations and who is in them, PROV-O for the chain of attribution, NIF for places in the text.
///
/// All else keeps its own name, under `label:`, `key:` and `type:`.
enum TurtleVocabulary {
    /// Classes of a node of a label.
    static let classes: [String: [String]] = [
        "Article": ["schema:NewsArticle", "prov:Entity"], "ArticleVersion": ["schema:NewsArticle", "prov:Entity"],
        "Statement": ["schema:Quotation", "prov:Entity"], "Person": ["schema:Person", "prov:Person"],
        "Organization": ["schema:Organization", "prov:Organization"], "Outlet": ["schema:NewsMediaOrganization"],
        "Place": ["schema:Place"], "UnnamedSource": ["prov:Agent"], "Agent": ["prov:Agent"],
    ]

    /// Classes of a node of a label that stands at a place of an article's text.
    static let spans: [String: String] = [
        "Statement": "nif:Phrase", "Sentence": "nif:Sentence", "Paragraph": "nif:Paragraph",
        "Section": "nif:Structure",
    ]

    /// What the property of a key is on a node of a label.
    static func property(_ key: String, on labels: [String]) -> String? {
        for label in labels { if let found = properties[label]?[key] { return found } }
        return nil
    }

    private static let article = [
        "headline": "schema:headline", "text": "nif:isString", "language": "schema:inLanguage",
        "published": "schema:datePublished", "modified": "schema:dateModified", "id": "schema:identifier",
        "uri": "schema:url", "sha256": "schema:sha256",
    ]
    private static let named = ["name": "schema:name", "aliases": "schema:alternateName"]
    private static let properties: [String: [String: String]] = [
        "Article": article, "ArticleVersion": article,
        "Statement": ["text": "schema:text", "date": "schema:dateCreated"],
        "Sentence": ["text": "nif:anchorOf"], "Paragraph": ["text": "nif:anchorOf"],
        "Person": named, "Organization": named, "Place": named, "UnnamedSource": named,
    ]

    /// A property of which each value is said by itself: their order means nothing.
    static let repeated: Set<String> = ["schema:alternateName"]

    /// What a relationship of a type says besides: `forward` of its source, `backward` of its target; `role` where it is a step in
    /// the chain of attribution.
    struct Relation {
        var forward: [String] = []
        var backward: [String] = []
        var role: String?
    }

    /// By type.
    static let relations: [String: Relation] = [
        "SAID": Relation(backward: ["schema:spokenByCharacter", "prov:wasAttributedTo"], role: "role:speaker"),
        "VIA": Relation(role: "role:relay"),
        "PUBLISHED_BY": Relation(forward: ["schema:publisher"]),
        "CREDITED_TO": Relation(forward: ["schema:sourceOrganization"]),
        "ABOUT": Relation(forward: ["schema:about"]),
        "QUOTES": Relation(forward: ["schema:citation"]),
        "SUPERSEDES": Relation(forward: ["prov:wasRevisionOf"]),
        "HAS_SECTION": Relation(backward: ["nif:superString"]),
        "HAS_PARAGRAPH": Relation(backward: ["nif:superString"]),
        "HAS_SENTENCE": Relation(backward: ["nif:superString"]),
        "IN": Relation(forward: ["nif:superString"]),
    ]
}
