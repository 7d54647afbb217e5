/// News in XML: RSS 0.9 to 2.0, Atom, NewsML-G2, NITF.
struct NewsXMLReader: ArticleReader {
    var endings: [String] { ["xml", "rss", "atom", "rdf", "nitf", "newsml", "g2"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] {
        [
            "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
            "application/vnd.iptc.g2.newsitem+xml", "application/vnd.nitf",
        ]
    }

    func recognises(_ head: FileHead) -> Recognition {
        guard head.kind == .xml || head.kind == .html else { return .no }
        return Self.roots.contains(Self.root(of: head.text)) ? .certain : head.kind == .xml ? .byName : .no
    }

    private static let roots: Set<String> = [
        "rss", "feed", "rdf", "newsitem", "newsmessage", "nitf", "newsml", "packageitem",
    ]

    /// The name of the first element, in small letters without its prefix.
    private static func root(of text: String) -> String {
        var rest = text[...]
        while let mark = rest.firstIndex(of: "<") {
            let after = rest[rest.index(after: mark)...]
            guard let first = after.first else { return "" }
            if first.isLetter {
                let name = after.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                return (name.split(separator: ":").last ?? "").lowercased()
            }
            let end = after.hasPrefix("!--") ? after.firstRange(of: "-->")?.upperBound : after.firstIndex(of: ">")
            guard let end else { return "" }
            rest = after[end...]
        }
        return ""
    }

    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        let found = XMLStream.read(
            text,
            wanted: ["item", "entry", "newsitem", "nitf", "title", "language", "link", "publisher", "lastbuilddate"])
        var records: [ArticleRecord] = []
        var feed = FeedFacts(root: found.root)
        var number = 0
        for node in found.nodes {
            switch node.local {
            case "item", "entry":
                number += 1
                let id = "\(path)#\(number)"
                if let record = FeedItem(node, feed).record(id: id, path: path, issues: &issues) {
                    records.append(record)
                }
            case "newsitem" where node.first("newscomponent") == nil:
                number += 1
                if let record = NewsMLItem(node).record(number: number, path: path, issues: &issues) {
                    records.append(record)
                }
            case "newsitem":
                // NewsML 1: what it says is in the NITF within.
                for inner in node.all("nitf") {
                    number += 1
                    if let record = NITFDocument(inner).record(number, path, &issues) { records.append(record) }
                }
            case "nitf":
                number += 1
                if let record = NITFDocument(node).record(number, path, &issues) { records.append(record) }
            default: feed.take(node)
            }
        }
        if let fault = found.fault {
            let words = "the XML is broken (\(fault.why)); read as far as here"
            issues.append(LoadIssue(path, line: fault.line, .container(words)))
        } else if number == 0 {
            issues.append(LoadIssue(path, .content("XML without items of news that are known")))
        }
        Self.dropSharedAddresses(of: &records, path, &issues)
        return Self.renumbered(records, number, path)
    }

    /// An address that several items of one feed give, of other headlines and other words, is that of none of them.
    private static func dropSharedAddresses(
        of records: inout [ArticleRecord], _ path: String, _ issues: inout [LoadIssue]
    ) {
        var places: [String: [Int]] = [:]
        for index in records.indices { if let uri = records[index].uri { places[uri, default: []].append(index) } }
        for (uri, indices) in places.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
            let items = indices.map { records[$0] }
            let numbers = Set(items.map(\.ownID))
            guard Set(items.map(\.headline)).count == items.count, Set(items.map(\.text)).count == items.count,
                numbers.contains(nil) || numbers.count == items.count
            else { continue }
            for index in indices { (records[index].uri, records[index].provenance["uri"]) = (nil, nil) }
            issues.append(
                LoadIssue(path, .note("\(items.count) items give the address \(uri), which is that of none of them")))
        }
    }

    /// A file with one article is called by its path alone.
    private static func renumbered(_ records: [ArticleRecord], _ count: Int, _ path: String) -> [ArticleRecord] {
        guard count == 1, var record = records.first else { return records }
        record.rename(place: path)
        return [record]
    }
}

/// What a feed says of all its items.
struct FeedFacts {
    private(set) var outlet: String?
    private(set) var language: String?
    private(set) var address: String?
    /// The address that those of its items are written against.
    let base: String?

    init(root: XMLNode?) { (language, base) = (root?["lang"], root?["base"]) }

    /// Takes an element that stands outside items; the first of each name is the feed's own.
    mutating func take(_ node: XMLNode) {
        switch node.local {
        case "title": outlet = outlet ?? node.line
        case "language": language = node.line ?? language
        case "publisher": if node.elements.isEmpty, let name = node.line { outlet = name }
        case "link": address = address ?? node.line ?? node["href"]
        default: break
        }
    }
}
