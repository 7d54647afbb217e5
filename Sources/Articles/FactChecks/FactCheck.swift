import Text

/// What a fact-checker found of a claim: schema.org's `ClaimReview`.
public struct FactCheck: Hashable, Sendable {
    /// The claim, as the fact-checker has it.
    public var claim: String
    /// Who made it.
    public var claimant: String?
    /// What it was called: "False", "Mostly true", as written.
    public var rating: String?
    /// Where the fact-check stands.
    public var url: String?
    /// When it was published, as written.
    public var published: String?
    /// Who checked.
    public var outlet: String?

    /// Whether a page among the articles tells it, and no file that was given for fact-checks alone.
    public var isOfPage = false

    /// One that says nothing but the claim.
    public init(claim: String) { self.claim = claim }

    /// What an object of JSON tells; nil where it is no review of a claim.
    init?(_ object: JSONValue) {
        guard Self.isReview(object),
            let claim = Self.text(object, "claimReviewed") ?? Self.text(object["itemReviewed"], "name")
        else { return nil }
        self.init(claim: claim)
        let item = object["itemReviewed"]
        claimant = Self.text(item, "author") ?? Self.text(item, "claimant") ?? Self.text(object, "claimant")
        rating = object["reviewRating"].flatMap(Self.rating) ?? Self.text(object, "rating")
        url = Self.text(object, "url") ?? Self.text(object, "@id") ?? Self.text(object, "mainEntityOfPage")
        published = Self.text(object, "datePublished") ?? Self.text(object, "dateCreated")
        outlet = Self.text(object, "author") ?? Self.text(object, "publisher")
        isOfPage = object["isOfPage"]?.text == "true"
    }

    /// Every review in a value, in order.
    static func reviews(in value: JSONValue) -> [FactCheck] {
        switch value {
        case .array(let values): return values.flatMap(reviews)
        case .object(let members):
            if let check = FactCheck(value) { return [check] }
            if let checks = toolsClaim(value) { return checks }
            return members.flatMap { reviews(in: $0.value) }
        default: return []
        }
    }

    /// A claim with its reviews, as Google's Fact Check Tools give it.
    private static func toolsClaim(_ value: JSONValue) -> [FactCheck]? {
        guard case .array(let reviews)? = value["claimReview"],
            let claim = value["text"]?.text.flatMap(FactCheck.trimmed)
        else { return nil }
        return reviews.map { review in
            var check = FactCheck(claim: claim)
            check.claimant = value["claimant"]?.text
            check.rating = review["textualRating"]?.text
            check.url = review["url"]?.text
            check.published = review["reviewDate"]?.text
            check.outlet = review["publisher"]?.text ?? review["publisher"]?["site"]?.text
            return check
        }
    }

    private static func isReview(_ object: JSONValue) -> Bool {
        guard object.isObject else { return false }
        switch object["@type"] {
        case .string(let type)?: return type.hasSuffix("ClaimReview")
        case .array(let types)?: return types.contains { $0.text?.hasSuffix("ClaimReview") ?? false }
        default: return object["claimReviewed"] != nil
        }
    }

    /// The words of a rating, else its number.
    private static func rating(_ rating: JSONValue) -> String? {
        if case .array(let ratings) = rating { return ratings.lazy.compactMap(Self.rating).first }
        if case .string(let text) = rating { return trimmed(text) }
        for member in ["alternateName", "name", "ratingExplanation"] {
            if let text = text(rating, member) { return text }
        }
        switch rating["ratingValue"] {
        case .number(let number)?: return number
        case .string(let text)?: return trimmed(text)
        default: return nil
        }
    }

    /// A member's text; of an object its name, of a list that of the first.
    private static func text(_ object: JSONValue?, _ member: String) -> String? {
        switch object?[member] {
        case .array(let values)?: return values.lazy.compactMap(\.text).first.flatMap(trimmed)
        case let value?: return value.text.flatMap(trimmed)
        case nil: return nil
        }
    }

    static func trimmed(_ text: String) -> String? {
        let words = text.onOneLine
        return words.isEmpty ? nil : words
    }
}

extension FactCheck: Packable {
    init() { self.init(claim: "") }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&claim)
        try packer.pass(&claimant)
        try packer.pass(&rating)
        try packer.pass(&url)
        try packer.pass(&published)
        try packer.pass(&outlet)
        try packer.pass(&isOfPage)
    }
}
