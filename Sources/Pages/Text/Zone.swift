/// What the elements around a text say of it.
struct Zone: OptionSet {
    let rawValue: UInt32
    /// Not shown, or no text of the page.
    static let unseen = Zone(rawValue: 1 << 0)
    static let navigation = Zone(rawValue: 1 << 1)
    static let footer = Zone(rawValue: 1 << 2)
    static let header = Zone(rawValue: 1 << 3)
    static let aside = Zone(rawValue: 1 << 4)
    static let form = Zone(rawValue: 1 << 5)
    static let figure = Zone(rawValue: 1 << 6)
    static let caption = Zone(rawValue: 1 << 7)
    /// A class or id that names other things than the article: sharing, comments, adverts.
    static let listed = Zone(rawValue: 1 << 8)
    /// One that names lists of other articles.
    static let related = Zone(rawValue: 1 << 9)
    static let comments = Zone(rawValue: 1 << 10)
    static let noscript = Zone(rawValue: 1 << 11)
    static let link = Zone(rawValue: 1 << 12)
    static let quote = Zone(rawValue: 1 << 13)
    static let cell = Zone(rawValue: 1 << 14)
    static let list = Zone(rawValue: 1 << 15)
    /// Names like meta, author, tags, which themes give to all sorts of things.
    static let aboutArticle = Zone(rawValue: 1 << 16)
    /// Names of what asks the reader for something, which is never text of the article.
    static let appeal = Zone(rawValue: 1 << 17)
    /// Within `q`, whose marks are for whoever shows it to write.
    static let quotation = Zone(rawValue: 1 << 18)

    /// What keeps a text out of the article, unless it holds most of the page.
    static let outside: Zone = [
        .navigation, .footer, .header, .aside, .form, .figure, .listed, .related, .comments, .noscript, .aboutArticle,
        .appeal,
    ]

    /// What an element that holds most of the page's prose cannot be, whatever it is called: old pages are one form, some
    /// themes call the body a header.
    static let doubtful: Zone = [
        .header, .aside, .form, .figure, .noscript, .listed, .related, .aboutArticle, .appeal,
    ]
}

/// The zone that each element opens, and the words of classes and ids that tell.
struct ZoneNames {
    private static let listed: Set<String> = [
        "share", "sharing", "social", "promo", "promotion", "breadcrumb", "breadcrumbs", "menu", "navbar",
        "navigation", "toolbar", "pagination", "pager", "sidebar", "banner", "widget", "widgets", "skip", "offscreen",
        "hidden", "footnav", "topbar", "masthead", "print", "rating", "poll", "ticker", "copyright", "disclaimer",
        "shop", "jp", "infobox", "factbox", "noprint", "weather", "search", "accessibility", "screenreader",
    ]
    private static let appeals: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "adsense", "sponsor", "sponsors", "sponsored", "cookie",
        "cookies", "consent", "gdpr", "newsletter", "newsletters", "subscribe", "subscription", "signup", "popup",
        "modal", "login", "register", "donate", "donation", "outbrain", "taboola", "addthis", "sharethis", "toast",
        "cta", "authorbio", "authorbox", "authordescription", "authorprofile", "aboutauthor", "abouttheauthor",
    ]
    private static let related: Set<String> = [
        "related", "recommended", "recommendations", "popular", "trending", "teaser", "teasers", "readmore", "morenews",
        "latest", "mostread", "mostviewed", "similar", "suggested", "recirculation", "crosslinks", "seealso",
        "alsoread",
        "recent", "yarpp", "upnext", "onward", "promobox", "carousel", "relatedposts", "zergnet",
    ]
    private static let comments: Set<String> = [
        "comment", "comments", "commentlist", "respond", "discussion", "livefyre", "commentform", "replies",
        "trackback",
        "trackbacks", "disqus", "disqusthread", "fbcomments",
    ]
    private static let about: Set<String> = [
        "meta", "byline", "author", "authors", "bio", "tags", "tag", "taglist", "dateline", "timestamp",
        "postmeta", "categories", "tools", "info", "credit", "credits", "published",
    ]
    private static let captions: Set<String> = ["caption", "captions", "photocaption", "figcaption", "imagecaption"]
    private static let bodies: Set<String> = [
        "articlebody", "article-body", "article_body", "entry-content", "post-content", "story-body", "storybody",
        "article-content", "articlecontent", "article__body", "article__content", "article-text", "articletext",
        "post-body",
        "postbody", "post_content", "story-content", "storycontent", "story__body", "entry-body", "body-content",
        "bodytext", "body-text", "field-name-body", "main-content-article", "news-content", "newscontent", "news-text",
        "detail-content", "details-content", "td-post-content", "story-text", "content-body", "page-content",
        "article-detail", "wysiwyg", "article-main", "article_content", "article_text", "single-content",
    ]

    /// Layouts say that they have a sidebar or no comments; to what builds pages every part is a widget.
    private static let saysNothing = ["has-", "no-", "with-", "is-", "elementor-"]

    /// Whether an element is named as the body of an article.
    var isBody = false
    /// Whether it is named as an entry of a blog: its other names are the entry's tags and categories.
    var isEntry = false
    /// What its names say.
    var zone: Zone = []

    /// Reads the classes or the id of an element.
    mutating func read(_ names: UnsafeBufferPointer<UInt8>) {
        for name in names.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            let whole = String(decoding: name, as: UTF8.self).lowercased()
            if Self.bodies.contains(whole) { isBody = true }
            if whole == "hentry" || whole.hasPrefix("type-post") { isEntry = true }
            if Self.saysNothing.contains(where: whole.hasPrefix) { continue }
            add(Self.words(Self.stem(of: name)))
        }
    }

    private mutating func add(_ words: [String]) {
        for (index, word) in words.enumerated() {
            let pair = index + 1 < words.count ? word + words[index + 1] : ""
            for name in [word, pair] where !name.isEmpty {
                if Self.comments.contains(name) { zone.insert(.comments) }
                if Self.related.contains(name) { zone.insert(.related) }
                if Self.listed.contains(name) { zone.insert(.listed) }
                if Self.appeals.contains(name) { zone.insert(.appeal) }
                if Self.captions.contains(name) { zone.insert(.caption) }
                if Self.about.contains(name) { zone.insert(.aboutArticle) }
            }
        }
    }

    /// A name without what is special about the part, which stands behind two strokes (BEM), and without the hash that a
    /// builder of styles ends it with.
    private static func stem(
        of name: UnsafeBufferPointer<UInt8>.SubSequence
    ) -> UnsafeBufferPointer<UInt8>.SubSequence {
        let strokes: Set<UInt8> = [UInt8(ascii: "-"), UInt8(ascii: "_")]
        let stroke = UInt8(ascii: "-")
        let end = name.indices.dropFirst().first { name[$0] == stroke && name[$0 - 1] == stroke }
        let stem = end.map { name[..<($0 - 1)] } ?? name
        guard let last = stem.lastIndex(where: strokes.contains), isHash(stem[(last + 1)...]) else { return stem }
        return stem[..<last]
    }

    private static func isHash(_ part: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        guard (5...8).contains(part.count) else { return false }
        let capitals = part.dropFirst().count { (0x41...0x5A).contains($0) }
        return capitals >= 2 || capitals == 1 && part.contains { (0x30...0x39).contains($0) }
    }

    /// The words of each class or id of an element, in small letters.
    static func words(of names: String) -> [[String]] {
        names.split(whereSeparator: \.isWhitespace).map { name in
            var name = String(name)
            return name.withUTF8 { words($0[...]) }
        }
    }

    /// The words of a name in small letters: "relatedLinks-box" is related, links, box.
    private static func words(_ name: UnsafeBufferPointer<UInt8>.SubSequence) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasSmall = false
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in name {
            let isCapital = (0x41...0x5A).contains(byte)
            let isLetter = isCapital || (0x61...0x7A).contains(byte)
            if !isLetter || isCapital && wasSmall { end() }
            if isLetter { word.append(byte | 0x20) }
            wasSmall = isLetter && !isCapital
        }
        end()
        return words
    }
}
