import PropertyGraph
import Text

/// Puts records of one article together.
struct ArticleGrouping {
    /// A record, and when it was loaded.
    struct Member {
        let record: ArticleRecord
        let order: Int
    }

    private let filesReadBefore: Set<String>
    private var read: [Key: [Member]] = [:]
    /// Records out of graphs, each with the earlier versions that the graph knows.
    private var stored: [[Member]] = []
    private var waiting: [Member] = []
    private var byNumber: [String: [Key]] = [:]
    private var byText: [String: [Key]] = [:]
    private var byFile: [String: Key] = [:]

    /// What records of one article have in common.
    private enum Key: Hashable {
        case address(String)
        case number(String, outlet: String)
        /// Digits that no outlet gives: many tables number their rows.
        case row(String, path: String)
        case content(ArticleContent)
    }

    init(filesReadBefore: Set<String>) { self.filesReadBefore = filesReadBefore }

    mutating func add(_ record: ArticleRecord, order: Int) {
        let member = Member(record: record, order: order)
        switch record.origin {
        case .source: read[Self.key(record), default: []].append(member)
        // A graph tells an article's versions from the first to the last.
        case .graph(_, isEarlierVersion: true): waiting.append(member)
        case .graph:
            stored.append(waiting + [member])
            waiting = []
        }
    }

    private static func key(_ record: ArticleRecord) -> Key {
        if let uri = record.uri { return .address(WebAddress.withoutTracking(uri)) }
        if let number = record.ownID {
            if let outlet = record.outlet { return .number(number, outlet: Folding.fold(outlet)) }
            return number.utf8.allSatisfy(DateText.isDigit)
                ? .row(number, path: record.path) : .number(number, outlet: "")
        }
        return .content(ArticleContent(record))
    }

    /// The records of each article, articles in the order in which they were loaded first.
    consuming func groups() -> [[Member]] {
        joinNumbers()
        joinStored()
        let groups = read.values.map { $0.sorted { $0.order < $1.order } }
        return groups.sorted { $0[0].order < $1[0].order }
    }

    // MARK: Numbers

    /// A record that says less, no outlet or no address, is the article that has its number, if there is but one.
    private mutating func joinNumbers() {
        var byNumber: [String: [Key]] = [:]
        for (key, members) in read {
            for number in Set(members.compactMap(\.record.ownID)) { byNumber[number, default: []].append(key) }
        }
        for (number, keys) in byNumber where keys.count > 1 {
            let bare = Key.number(number, outlet: "")
            joinRows(keys)
            for key in keys where key != bare {
                guard case .number(_, let outlet) = key else { continue }
                let homes = keys.filter { home in
                    guard case .address = home, let members = read[home] else { return false }
                    return members.allSatisfy { $0.record.outlet.map { Folding.fold($0) == outlet } ?? true }
                }
                if homes.count == 1 { move(key, to: homes[0]) }
            }
            let homes = keys.filter { $0 != bare && !isRow($0) && read[$0] != nil }
            guard homes.count == 1 else { continue }
            if read[bare] != nil { move(bare, to: homes[0]) }
            for row in keys where isRow(row) && !signs(of: row).isDisjoint(with: signs(of: homes[0])) {
                move(row, to: homes[0])
            }
        }
    }

    /// Rows with one number are one article where they are of one file or say the same.
    private mutating func joinRows(_ keys: [Key]) {
        var homes: [String: Key] = [:]
        var marks: [Key: Set<String>] = [:]
        for row in keys where isRow(row) {
            let own = signs(of: row)
            marks[row] = own
            for sign in own {
                guard let other = homes[sign], other != row else { continue }
                move(other, to: row)
                for sign in marks.removeValue(forKey: other) ?? [] {
                    homes[sign] = row
                    marks[row]?.insert(sign)
                }
            }
            for sign in own { homes[sign] = row }
        }
    }

    /// What tells that records with one number are one article.
    private func signs(of key: Key) -> Set<String> { Set((read[key] ?? []).flatMap(\.record.signs)) }

    private func isRow(_ key: Key) -> Bool { if case .row = key { true } else { false } }

    private mutating func move(_ key: Key, to home: Key) {
        if let members = read.removeValue(forKey: key) { read[home, default: []] += members }
    }

    // MARK: Articles out of graphs

    /// Puts articles of graphs to the records that are them. A graph does not tell what an article said itself from what was
    /// said for it (`--outlet`), nor how its outlet was written: so a field that one of both lacks does not part them.
    private mutating func joinStored() {
        guard !stored.isEmpty else { return }
        for key in read.keys { note(key) }
        for chain in stored {
            guard let record = chain.last?.record else { continue }
            let home = home(of: record)
            let isNew = read[home] == nil
            read[home, default: []] += chain
            if isNew { note(home) }
        }
    }

    /// Where records may be found by what they share with one of a graph.
    private mutating func note(_ key: Key) {
        switch key {
        case .address: break
        case .number(let number, _), .row(let number, _): byNumber[number, default: []].append(key)
        case .content:
            guard let members = read[key] else { return }
            byText[members[0].record.textDigest, default: []].append(key)
            for member in members where member.record.isWholeFile && member.record.origin == .source {
                byFile[member.record.path] = key
            }
        }
    }

    private func home(of record: ArticleRecord) -> Key {
        let own = Self.key(record)
        if read[own] != nil { return own }
        let candidates: [Key]
        switch own {
        case .address: return own
        case .number(let number, _):
            candidates = (byNumber[number] ?? []).filter { key in
                let members = read[key] ?? []
                return members.allSatisfy { $0.record.agreesOnOutlet(record) }
                    && (!isRow(key) || members.contains { $0.record.isLike(record) })
            }
        case .row(let number, _):
            candidates = (byNumber[number] ?? []).filter { key in
                (read[key] ?? []).contains { $0.record.isLike(record) }
            }
        case .content:
            candidates = (byText[record.textDigest] ?? []).filter { key in
                (read[key] ?? []).contains { $0.record.agrees(record) }
            }
        }
        let nearest = candidates.min { (read[$0]?.first?.order ?? 0) < (read[$1]?.first?.order ?? 0) }
        return nearest ?? sameFile(record) ?? own
    }

    /// The file that an article of the open graph was read from, now with other words in it.
    private func sameFile(_ record: ArticleRecord) -> Key? {
        guard case .graph(isOpen: true, _) = record.origin, record.isWholeFile, filesReadBefore.contains(record.path)
        else { return nil }
        return byFile[record.path]
    }
}

/// What an article without a name of its own is told apart by.
struct ArticleContent: Hashable {
    private let fields: [String?]

    init(_ record: ArticleRecord) {
        fields = [
            record.textDigest, record.headline, record.outlet, record.published.scalarText, record.byline,
            record.language,
        ]
    }
}

extension ArticleRecord {
    /// It is all that its file has, and has no other name.
    var isWholeFile: Bool { ownID == nil && uri == nil && place == path && path != "-" }

    /// Whether it may be the same article as one out of a graph, neither of them having a name of its own.
    func agrees(_ other: ArticleRecord) -> Bool {
        func agree(_ mine: String?, _ others: String?) -> Bool { mine == nil || others == nil || mine == others }
        return textDigest == other.textDigest && agree(headline, other.headline) && agree(byline, other.byline)
            && agree(language, other.language) && agree(published.scalarText, other.published.scalarText)
            && agreesOnOutlet(other)
    }

    /// Whether both are of one file, or say the same: then a number that both have is that of one article.
    func isLike(_ other: ArticleRecord) -> Bool { !Set(signs).isDisjoint(with: other.signs) }

    /// Its file, its text, its headline, and how the text begins.
    fileprivate var signs: [String] {
        let words = Folding.fold(String(text.prefix(300))).split { !$0.isLetter && !$0.isNumber }.prefix(6)
        return (path == "-" ? [] : ["file \(path)"]) + ["text \(textDigest)"] + (headline.map { ["head \($0)"] } ?? [])
            + (words.count == 6 ? ["words \(words.joined(separator: " "))"] : [])
    }

    /// Whether both may be published by one outlet, by any of its names.
    func agreesOnOutlet(_ other: ArticleRecord) -> Bool {
        let (mine, others) = (allOutletNames, other.allOutletNames)
        return mine.isEmpty || others.isEmpty || !mine.isDisjoint(with: others)
    }

    private var allOutletNames: Set<String> {
        Set(([outlet].compactMap(\.self) + outletForms + outletNames).map { Folding.fold($0) })
    }
}
