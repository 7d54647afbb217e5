import Pages
import Text

/// Which of the article objects in a page's JSON-LD is that of the article that it shows: pages have objects of other ones, too, which
/// they lead to.
struct PageData {
    /// The object; nil where there is none.
    private(set) var own: RecordList.Item?
    /// The headline of another article's object, where there is no other one.
    private(set) var other: String?

    /// - Parameter url: the address that the page was got from.
    init(_ articles: [RecordList.Item], of facts: PageFacts, _ url: String?) {
        let addresses =
            facts.named.filter { ["canonical", "og:url"].contains($0.name) }.map(\.value) + (url.map { [$0] } ?? [])
        let titles = facts.named.filter { ["og:title", "twitter:title"].contains($0.name) }.map(\.value)
        var best = Int.min
        for article in articles {
            let agreement = Self.agreement(
                of: article.value, addresses, [facts.heading].compactMap { $0 } + titles, facts.title)
            if agreement > best { (own, best) = (article, agreement) }
        }
        if best < 0 {
            other = own?.value["headline"]?.text
            own = nil
        }
    }

    /// How well an object agrees with a page: by its address, then by its headline; below 0 where it is another article's.
    private static func agreement(
        of article: JSONValue, _ addresses: [String], _ headings: [String], _ title: String?
    ) -> Int {
        let own = [article["url"], article["mainEntityOfPage"], article["mainEntityOfPage"]?["@id"], article["@id"]]
            .compactMap { $0?.text }.filter { $0.contains("://") }
        if own.contains(where: { one in addresses.contains { WebAddress.areSame(one, $0) } }) { return 4 }
        guard let headline = article["headline"]?.text ?? article["name"]?.text else { return 1 }
        if (headings + [title].compactMap { $0 }).contains(where: { HeadlineLikeness.agree($0, headline) }) {
            return headings.contains { HeadlineLikeness.areSame($0, headline) } ? 3 : 2
        }
        // The title of a window alone may be the site's name.
        return headings.isEmpty ? 0 : -1
    }
}
