/// The text of an item of a feed, in one of the forms that RSS and Atom have for it.
enum FeedText {
    private enum Form {
        case elements, plain, html, base64, unsaid
    }

    /// The text; nil where there is none, or it is no text at all.
    static func body(_ node: XMLNode) -> String? {
        let text =
            switch form(of: node) {
            case .elements: XMLProse(node).text
            case .plain: node.text
            case .html: HTMLPieces.article(of: node.text)
            case .base64: packed(node.text)
            case .unsaid: MarkedUpText.escapedBody(node.text)
            }
        return text.unicodeScalars.contains { !$0.properties.isWhitespace } ? text : nil
    }

    /// What stands under the pictures of a text.
    static func captions(_ node: XMLNode) -> [String] {
        switch form(of: node) {
        case .elements: XMLProse(node).captions
        case .html: HTMLPieces.captions(of: node.text)
        case .unsaid:
            HTMLPieces.captions(of: node.text.contains("<") ? node.text : CharacterReferences.resolved(node.text[...]))
        case .plain, .base64: []
        }
    }

    /// A text without the lines that programs put under it in feeds: they say no more than its title and whose it is, or lead to the
    /// rest.
    static func withoutTail(_ text: String, title: String?, feed: String?) -> String {
        var text = text[...]
        while let start = text.ranges(of: "\n\n").last {
            let last = String(text[start.upperBound...])
            guard FurnitureLines.holds(last, 0) || isOrigin(last, title: title, feed: feed) else { break }
            text = text[..<start.lowerBound]
        }
        return String(text)
    }

    private static func isOrigin(_ line: String, title: String?, feed: String?) -> Bool {
        guard let title, let feed, !title.isEmpty, !feed.isEmpty else { return false }
        return line.count <= title.count + feed.count + 40 && line.contains(title) && line.contains(feed)
    }

    /// By its attributes: RFC 4287, 4.1.3.3, and before it Atom 0.3, whose `mode` says how a text is written.
    private static func form(of node: XMLNode) -> Form {
        let type = (node["type"] ?? "").lowercased()
        if node["mode"]?.lowercased() == "base64" { return .base64 }
        if type == "xhtml" || !node.elements.isEmpty { return .elements }
        switch type {
        case "text", "text/plain": return .plain
        case "html", "text/html", "application/xhtml+xml": return .html
        default:
            let isText =
                !type.contains("/") || type.hasPrefix("text/") || type.hasSuffix("/xml") || type.hasSuffix("+xml")
            return isText ? .unsaid : .base64
        }
    }

    private static func packed(_ text: String) -> String {
        let bytes = TransferEncoding.base64(Array(text.utf8)[...])
        return String(validating: bytes, as: UTF8.self).map { MarkedUpText.escapedBody($0) } ?? ""
    }
}

/// Where an element of an item comes from. Modules may have elements of the same names as feeds themselves.
enum FeedModule {
    case core, media, itunes, foreign

    private static let mediaAddresses = ["search.yahoo.com/mrss", "tools.search.yahoo.com/mrss"]
    private static let itunesAddresses = ["www.itunes.com/dtds/podcast-1.0.dtd"]
    /// Modules whose elements say what those of feeds do.
    private static let coreAddresses = [
        "purl.org/dc/elements/1.0", "purl.org/dc/elements/1.1", "purl.org/dc/terms", "purl.org/rss/1.0",
        "purl.org/rss/1.0/modules/content", "purl.org/rss/1.0/modules/dcterms", "www.w3.org/2005/atom",
        "purl.org/atom/ns", "www.w3.org/1999/xhtml", "rssnamespace.org/feedburner/ext/1.0",
        "backend.userland.com/rss2", "my.netscape.com/rdf/simple/0.9",
    ]
    /// What feeds that declare no namespaces call them.
    private static let prefixes: [String: FeedModule] = [
        "media": .media, "itunes": .itunes, "dc": .core, "dcterms": .core, "content": .core, "atom": .core,
        "rss": .core,
        "xhtml": .core, "feedburner": .core,
    ]

    init(of child: XMLNode, in item: XMLNode) {
        guard let namespace = child.namespace else {
            let prefix = child.name.lastIndex(of: ":").map { child.name[..<$0].lowercased() }
            self = prefix.map { Self.prefixes[$0] ?? .foreign } ?? .core
            return
        }
        var address = namespace.lowercased()
        if let scheme = address.firstRange(of: "://") { address.removeSubrange(..<scheme.upperBound) }
        while let last = address.last, "/#".contains(last) { address.removeLast() }
        if Self.mediaAddresses.contains(address) {
            self = .media
        } else if Self.itunesAddresses.contains(address) {
            self = .itunes
        } else {
            self = namespace == item.namespace || Self.coreAddresses.contains(address) ? .core : .foreign
        }
    }
}
