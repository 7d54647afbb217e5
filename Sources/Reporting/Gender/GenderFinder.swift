import Language

/// Finds clues of gender that need no speech: "Lena Vik came in 2019. She leads the port."
struct GenderFinder {
    let document: Document

    func run() {
        var before: Int?
        var paragraph = -1
        for sentence in document.sentences {
            let tokens = document.tokenRange(sentence.start, sentence.end)
            if let first = tokens.first(where: { document.tokens[$0].kind != .mark }), let person = before,
                sentence.paragraph - paragraph <= 1, let tags = pronoun(at: first)
            {
                document.entities[person].clues.note(.pronoun, tags)
            }
            guard let named = persons(in: tokens) else { continue }
            before = named.count == 1 && leads(tokens) ? named.first : nil
            paragraph = sentence.paragraph
        }
    }

    /// What a pronoun for one person says of it; nil for any other word.
    private func pronoun(at index: Int) -> WordTags? {
        guard document.has(index, .pronoun), !document.has(index, .thingPronoun) else { return nil }
        return document.entry(at: index, .pronoun)?.tags
    }

    /// Whether the first name of a sentence stands near its beginning, before any comma, as its subject does.
    private func leads(_ tokens: Range<Int>) -> Bool {
        for index in tokens.prefix(5) {
            if document.mentionOf[index] >= 0 { return true }
            if document.isComma(index) { return false }
        }
        return false
    }

    /// Those who are named in a sentence; nil where nobody is.
    private func persons(in tokens: Range<Int>) -> Set<Int>? {
        var found: Set<Int> = []
        for index in tokens where document.mentionOf[index] >= 0 {
            let mention = document.mentions[Int(document.mentionOf[index])]
            if document.entities[mention.entity].type == .person { found.insert(mention.entity) }
        }
        return found.isEmpty ? nil : found
    }
}

extension Document {
    /// Counts what a form of address before a person's name shows.
    func noteGender(of entity: Int, title index: Int) {
        guard let tags = entry(at: index, .title)?.tags else { return }
        entities[entity].clues.note(.title, tags)
    }

    /// Counts what the noun of a person's office shows, with the article before it.
    func noteGender(of entity: Int, role index: Int) {
        // The ending of the feminine and a pronoun written on are one letter where they are folded ("محاميه").
        guard let role = entry(at: index, .role)?.tags, role.isDisjoint(with: [.plural, .dual, .pronoun]),
            scalars[Int(tokens[index].end) - 1] != 0x647
        else { return }
        let article = article(at: index - 1)
        if role.contains(.feminine) || article.contains(.feminine) && !article.contains(.masculine) {
            entities[entity].clues.note(.title, .feminine)
        } else if role.contains(.masculine) || article.contains(.masculine) && !article.contains(.feminine)
            || tokens[index].shape.contains(.clitic)
        {
            // In a script whose words bear clitics a noun without the ending of the feminine is masculine.
            entities[entity].clues.note(.office, .masculine)
        }
    }
}

extension Lexicon {
    /// The gender of a person's name by the lists of given names: of its first word that they know with one gender.
    public func gender(ofName name: String) -> Gender {
        let words = WordHash.words(of: name)
        for word in words.prefix(2) {
            let node = table.next(0, word)
            guard node != 0 else { continue }
            var (women, men, others, family) = (false, false, false, false)
            table.forEachEntry(node) { entry in
                // "Mother of", before the name of a child.
                if entry.kind == .opener, entry.tags.contains(.feminine) { women = true }
                if entry.kind == .family { family = true }
                guard entry.kind == .given else { return }
                switch Gender(of: entry.tags) {
                case .feminine: women = true
                case .masculine: men = true
                case .unknown: others = true
                }
            }
            // A name alone may be that of the family.
            if words.count == 1, family { return .unknown }
            if women != men { return others ? .unknown : women ? .feminine : .masculine }
            if women || others { return .unknown }
        }
        return .unknown
    }
}
