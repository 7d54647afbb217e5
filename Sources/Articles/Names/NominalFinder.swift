import Text

/// Finds definite nouns that stand for somebody named before: "الحركة", "الوزير", "the ministry".
struct NominalFinder {
    private let document: Document
    private static let kinds = KindSet([.body, .publisher, .role, .place])

    init(_ document: Document) { self.document = document }

    func run() {
        let named = document.mentions
        var next = 0
        var found: [Mention] = []
        var recent: [Int] = []
        for index in document.tokens.indices {
            while next < named.count, named[next].first <= index {
                recent.removeAll { $0 == named[next].entity }
                recent.append(named[next].entity)
                next += 1
            }
            guard document.mentionOf[index] < 0, document.tokens[index].kind == .word,
                let entity = antecedent(of: index, recent)
            else { continue }
            let token = document.tokens[index]
            let prefix = nominalPrefix(index)
            found.append(
                Mention(
                    start: Int(token.start) + prefix, end: Int(token.end), first: index, last: index, entity: entity,
                    kind: .nominal))
        }
        guard !found.isEmpty else { return }
        document.mentions = (document.mentions + found).sorted { $0.start < $1.start }
        for (position, mention) in document.mentions.enumerated() {
            for covered in mention.first...mention.last { document.mentionOf[covered] = Int32(position) }
        }
    }

    private func antecedent(of index: Int, _ recent: [Int]) -> Int? {
        let token = document.tokens[index]
        guard !token.anyKinds.isDisjoint(with: NominalFinder.kinds) else { return nil }
        let isArabic = token.shape.contains(.arabic)
        if isArabic {
            guard token.shape.contains(.article) || token.shape.contains(.innerArticle), standsAlone(index) else {
                return nil
            }
        } else {
            guard index > 0, document.tokens[index - 1].key == WordKeys.the, standsAlone(index) else { return nil }
        }
        let key = document.nounKey(index)
        let isPlural =
            token.anyKinds.contains(.role)
            && document.readings(of: index).contains { reading in
                document.lexicon.trie.entry(reading.node, .role)?.flags.contains(.plural) == true && reading.node != 0
            }
        if isPlural { return nil }
        return document.antecedent(noun: key, among: recent)
    }

    /// True where nothing after the noun says which one it is.
    private func standsAlone(_ index: Int) -> Bool {
        guard index + 1 < document.tokens.count else { return true }
        let next = document.tokens[index + 1]
        if next.kind == .mark { return true }
        if next.kinds.contains(.demonym) || next.kinds.contains(.bodyAdjective) { return false }
        if document.mentionOf[index + 1] >= 0, !next.shape.contains(.arabic) { return false }
        return !next.shape.contains(.article) || !next.kinds.isDisjoint(with: KindSet([.weekday, .stop, .relative]))
    }

    private func nominalPrefix(_ index: Int) -> Int {
        let token = document.tokens[index]
        guard !token.shape.contains(.article), token.shape.contains(.innerArticle) else { return 0 }
        return document.readings(of: index).filter { $0.node != 0 }.map { Int($0.prefix) }.max() ?? 0
    }
}

extension Document {
    /// The entity named last that a noun fits: one that it stood before, or whose name has it.
    func antecedent(noun: UInt64, among recent: [Int]) -> Int? {
        for entity in recent.reversed() where fits(entity, noun) { return entity }
        // Publishers go by any of their nouns where only one was named.
        guard NounGroups.publishers.contains(noun) else { return nil }
        let outlets = recent.filter { entities[$0].isOutlet }
        return outlets.last
    }

    private func fits(_ entity: Int, _ noun: UInt64) -> Bool {
        if entities[entity].nouns.contains(noun) { return true }
        guard entities[entity].type != .person else { return false }
        return entities[entity].forms.contains { Lexicon.words(of: $0).contains { $0 == noun || isArticled($0, noun) } }
    }

    /// "الجيش" in "الجيش الإسرائيلي" for the noun "جيش".
    private func isArticled(_ word: UInt64, _ noun: UInt64) -> Bool {
        NounGroups.articled[word] == noun
    }
}

/// Nouns that rules group.
enum NounGroups {
    static let publishers: Set<UInt64> = Set(
        [
            "صحيفة", "جريدة", "مجلة", "قناة", "موقع", "وكالة", "إذاعة", "تلفزيون", "محطة", "شبكة", "منصة", "newspaper",
            "magazine",
            "channel", "broadcaster", "website", "agency", "outlet", "network", "station", "paper",
        ]
        .map(WordKeys.key))

    /// Nouns that stand before a name without being part of it.
    static let labels: Set<UInt64> = Set(
        ["حركة", "تنظيم", "حلف", "حزب", "جماعة", "شركة", "مجموعة", "منصة", "نادي", "كتائب", "مؤسسة"].map(WordKeys.key))

    /// Nouns with the article and the same without it.
    static let articled: [UInt64: UInt64] = {
        var table: [UInt64: UInt64] = [:]
        for noun in [
            "جيش", "حكومة", "شرطة", "رئاسة", "سلطات", "سلطة", "خارجية", "داخلية", "هيئة", "حركة", "جبهة", "مديرية",
            "لجنة", "منظمة",
            "مفوضية", "اتحاد", "مجلس", "محكمة", "قيادة", "إدارة", "جامعة", "دفاع", "مخابرات", "قوات", "شركة", "رابطة",
            "جمعية", "وكالة",
        ] { table[WordKeys.key("ال" + noun)] = WordKeys.key(noun) }
        return table
    }()
}
