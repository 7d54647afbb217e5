import PropertyGraph
import Text

/// Tells texts that only lead to an article, as feeds and services give them, from versions of it.
struct TeaserTexts {
    /// More words than what leads to an article has.
    private static let longest = 120

    /// Versions without those that are teasers of another; what those say besides, it takes over.
    static func joined(_ versions: [ArticleVersions.Version]) -> [ArticleVersions.Version] {
        guard versions.count > 1 else { return versions }
        let texts = versions.map { TeaserTexts($0.record.text) }
        var homes: [Int: Int] = [:]
        for index in versions.indices {
            let wholes = versions.indices.filter { whole in
                whole != index && texts[index].isTeaser(of: texts[whole], versions[index], versions[whole])
            }
            // Of several the longest, whatever their order.
            homes[index] = wholes.max { (texts[$0].words.count, $1) < (texts[$1].words.count, $0) }
        }
        var result = versions
        for (teaser, home) in homes.sorted(by: { $0.key < $1.key }) where homes[home] == nil {
            result[home].take(teaser: versions[teaser])
        }
        return result.indices.filter { index in homes[index].map { homes[$0] != nil } ?? true }.map { result[$0] }
    }

    private let words: [String]
    /// Whether it ends with the mark of what is left out.
    private let isCut: Bool

    private init(_ text: String) {
        words = Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let end = text.trimmed.suffix(3)
        isCut = end.contains("…") || end.hasSuffix("...")
    }

    private func isTeaser(
        of whole: TeaserTexts, _ version: ArticleVersions.Version, _ other: ArticleVersions.Version
    ) -> Bool {
        guard !words.isEmpty, words.count <= Self.longest, words.count * 2 <= whole.words.count,
            version.record.path != other.record.path
        else { return false }
        // A first report is a version by itself.
        if Self.isEarlier(version, other), !(isCut && whole.begins(with: words)) { return false }
        let known = Set(whole.words)
        let own = Set(words)
        return own.count { known.contains($0) } * 2 >= own.count
    }

    /// Whether a version was made before another, and not only told of with less than the whole moment.
    private static func isEarlier(_ version: ArticleVersions.Version, _ other: ArticleVersions.Version) -> Bool {
        guard let moment = version.moment, let later = other.moment, moment < later else { return false }
        let days = [version, other].map { $0.record.published }
        guard let first = PublicationDate.moment(days[0]), let second = PublicationDate.moment(days[1]) else {
            return true
        }
        if days.contains(where: { if case .date = $0 { true } else { false } }) {
            return PublicationDate.day(days[0]) != PublicationDate.day(days[1])
        }
        return first != second
    }

    private func begins(with other: [String]) -> Bool { words.starts(with: other.dropLast()) }
}
