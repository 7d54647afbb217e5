import PropertyGraph

/// The versions of one article: the records that differ in text or headline, in the order in which they were made.
struct ArticleVersions {
    struct Version {
        fileprivate(set) var record: ArticleRecord
        fileprivate let members: [ArticleGrouping.Member]
        fileprivate let order: Int
        /// Records that give a part of its text alone.
        fileprivate var teasers: [ArticleGrouping.Member] = []

        /// When it was published or changed last, in seconds since 1970.
        var moment: Int64? { members.compactMap { PublicationDate.moment($0.record.latest) }.max() }

        /// Takes what gives a part of its text alone.
        mutating func take(teaser: Version) {
            record.fill(from: teaser.record)
            teasers += teaser.members + teaser.teasers
        }
    }

    /// The one that counts.
    let newest: Version
    /// The others, the latest of them first.
    let earlier: [Version]

    init(_ members: [ArticleGrouping.Member]) {
        var versions = Self.sameWords(members).map { members in
            Version(record: Self.merged(members), members: members, order: members.map(\.order).min()!)
        }
        versions = TeaserTexts.joined(versions)
        versions.sort { $0.order < $1.order }
        let moments = versions.map(\.moment)
        if !moments.contains(nil) {
            // Stable: of two at one moment the one that was loaded later is the newer.
            versions = zip(versions, moments).enumerated()
                .sorted { ($0.element.1!, $0.offset) < ($1.element.1!, $1.offset) }.map(\.element.0)
        }
        newest = versions.removeLast()
        earlier = versions.reversed()
    }

    /// Records with the same text; headlines part them, but a record without one is any of them.
    private static func sameWords(_ members: [ArticleGrouping.Member]) -> [[ArticleGrouping.Member]] {
        var byText: [(text: String, members: [ArticleGrouping.Member])] = []
        for member in members {
            if let index = byText.firstIndex(where: { $0.text == member.record.textDigest }) {
                byText[index].members.append(member)
            } else {
                byText.append((member.record.textDigest, [member]))
            }
        }
        return byText.flatMap { _, members in
            var byHeadline: [(headline: String?, members: [ArticleGrouping.Member])] = []
            for member in members where member.record.headline != nil {
                if let index = byHeadline.firstIndex(where: { $0.headline == member.record.headline }) {
                    byHeadline[index].members.append(member)
                } else {
                    byHeadline.append((member.record.headline, [member]))
                }
            }
            let bare = members.filter { $0.record.headline == nil }
            guard !byHeadline.isEmpty else { return [bare] }
            byHeadline[byHeadline.count - 1].members += bare
            return byHeadline.map(\.members)
        }
    }

    /// One record of all that say the same: each field from the latest that has it, then from the one with the
    /// shortest path.
    private static func merged(_ members: [ArticleGrouping.Member]) -> ArticleRecord {
        let sorted = members.map(\.record).sorted { a, b in
            let (first, second) = (PublicationDate.moment(a.latest) ?? .min, PublicationDate.moment(b.latest) ?? .min)
            if first != second { return first > second }
            return (a.path == "-" ? 1 : 0, a.place.utf8.count, a.place) < (
                b.path == "-" ? 1 : 0, b.place.utf8.count, b.place
            )
        }
        return sorted.dropFirst().reduce(into: sorted[0]) { $0.fill(from: $1) }
    }

    /// Counts what of it was not there before.
    func count(into changes: inout ArticleChanges) {
        let versions = [newest] + earlier
        let wasThere = versions.contains { $0.isOpen || $0.teasers.contains { $0.record.isOpen } }
        // Of a new article the version that was loaded first is the article.
        let first = wasThere ? nil : versions.filter { !$0.isOnlyEarlier }.min { $0.order < $1.order }?.order
        if !wasThere { changes.added += 1 }
        for (index, version) in versions.enumerated() {
            changes.repeated += version.teasers.count { !$0.record.isEarlierVersion && !$0.record.isOpen }
            let came = version.members.count { !$0.record.isEarlierVersion && !$0.record.isOpen }
            if version.isOpen {
                changes.repeated += came
            } else if came > 0 {
                changes.repeated += came - 1
                guard version.order != first else { continue }
                if index == 0 {
                    changes.updated.append(version.record.id)
                } else {
                    changes.completed.append(version.record.id)
                }
            }
        }
    }
}

extension ArticleVersions.Version {
    fileprivate var isOpen: Bool { members.contains { $0.record.isOpen } }
    fileprivate var isOnlyEarlier: Bool { members.allSatisfy { $0.record.isEarlierVersion } }
}

extension ArticleRecord {
    /// When it was published or changed last.
    fileprivate var latest: Value { modified.isNull ? published : modified }

    /// It is in the graph that is open.
    fileprivate var isOpen: Bool { if case .graph(isOpen: true, _) = origin { true } else { false } }

    fileprivate var isEarlierVersion: Bool {
        if case .graph(_, isEarlierVersion: true) = origin { true } else { false }
    }

    /// Takes over what another record of the same article knows besides.
    fileprivate mutating func fill(from other: ArticleRecord) {
        ownID = ownID ?? other.ownID
        uri = uri ?? other.uri
        headline = headline ?? other.headline
        language = language ?? other.language
        if published.isNull { published = other.published }
        if modified.isNull { modified = other.modified }
        byline = byline ?? other.byline
        if headings.isEmpty { headings = other.headings }
        if outlet == nil {
            outlet = other.outlet
        } else if let form = other.outlet, form != outlet, !outletForms.contains(form) {
            outletForms.append(form)
        }
        outletForms += other.outletForms.filter { !outletForms.contains($0) }
    }
}
