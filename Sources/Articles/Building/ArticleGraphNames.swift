import PropertyGraph

/// The schema's labels, types and keys as ids of one builder.
struct ArticleGraphNames {
    let article, section, paragraph, sentence, statement, figure, person, organization, place, outlet, unnamed,
        agent: LabelID
    let publishedBy, hasSection, hasParagraph, hasSentence, next, said, via, isIn, quotes, addressedTo, mentions, about,
        affiliatedWith, cites, repeats, creditedTo, states: TypeID
    let id, uri, path, headline, text, language, published, day, byline, sha256, kind, order, start, end, heading, verb,
        lemma,
        act, resolved, date, name, aliases, gender, genderBy, count, role, title, rule, resolver, how, credit, reason,
        origin, time: KeyID

    /// The names of all labels that a graph of articles has.
    static let labels = [
        "Article", "ArticleVersion", "Section", "Paragraph", "Sentence", "Statement", "Person", "Organization", "Place",
        "Outlet", "UnnamedSource", "Agent", "FactCheck", "Figure",
    ]

    init(_ builder: GraphBuilder) {
        article = builder.label("Article")
        section = builder.label("Section")
        paragraph = builder.label("Paragraph")
        sentence = builder.label("Sentence")
        statement = builder.label("Statement")
        figure = builder.label("Figure")
        person = builder.label("Person")
        organization = builder.label("Organization")
        place = builder.label("Place")
        outlet = builder.label("Outlet")
        unnamed = builder.label("UnnamedSource")
        agent = builder.label("Agent")
        publishedBy = builder.type("PUBLISHED_BY")
        hasSection = builder.type("HAS_SECTION")
        hasParagraph = builder.type("HAS_PARAGRAPH")
        hasSentence = builder.type("HAS_SENTENCE")
        next = builder.type("NEXT")
        said = builder.type("SAID")
        via = builder.type("VIA")
        isIn = builder.type("IN")
        quotes = builder.type("QUOTES")
        addressedTo = builder.type("ADDRESSED_TO")
        mentions = builder.type("MENTIONS")
        about = builder.type("ABOUT")
        affiliatedWith = builder.type("AFFILIATED_WITH")
        cites = builder.type("CITES")
        repeats = builder.type("REPEATS")
        creditedTo = builder.type("CREDITED_TO")
        states = builder.type("STATES")
        id = builder.key("id")
        uri = builder.key("uri")
        path = builder.key("path")
        headline = builder.key("headline")
        text = builder.key("text")
        language = builder.key("language")
        published = builder.key("published")
        day = builder.key("day")
        byline = builder.key("byline")
        sha256 = builder.key("sha256")
        kind = builder.key("kind")
        order = builder.key("order")
        start = builder.key("start")
        end = builder.key("end")
        heading = builder.key("heading")
        verb = builder.key("verb")
        lemma = builder.key("lemma")
        act = builder.key("act")
        resolved = builder.key("resolved")
        date = builder.key("date")
        name = builder.key("name")
        aliases = builder.key("aliases")
        gender = builder.key("gender")
        genderBy = builder.key("genderBy")
        count = builder.key("count")
        role = builder.key("role")
        title = builder.key("title")
        rule = builder.key("rule")
        resolver = builder.key("resolver")
        how = builder.key("how")
        credit = builder.key("credit")
        reason = builder.key("reason")
        origin = builder.key("origin")
        time = builder.key("time")
    }
}
