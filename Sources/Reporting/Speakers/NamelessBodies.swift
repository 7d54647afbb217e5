import Language

/// Bodies that an article calls by a common noun alone and names nowhere ("the bench", "la municipalité", «اللجنة»): sources
/// without a name, for two articles may mean two of them. Those that a state has one of ("the government") are organizations.
struct NamelessBodies {
    let document: Document

    /// Makes sources without a name of them where nothing but statements speaks of them.
    func part() {
        let nameless = Set(document.entities.indices.filter(isNameless)).subtracting(otherwiseNamed())
        guard !nameless.isEmpty else { return }
        var sources: [Int: Int] = [:]
        for entity in nameless.sorted() {
            let body = document.entities[entity]
            sources[entity] = document.unnamed.count
            document.unnamed.append(
                UnnamedSourceDescription(
                    name: body.name, count: nil, affiliations: body.affiliations.map(\.entity), nouns: body.nouns,
                    gender: body.gender, isPlural: false, isBody: true))
        }
        for index in document.statements.indices {
            document.statements[index].speaker = parted(document.statements[index].speaker, sources)
            document.statements[index].via = document.statements[index].via.map {
                Relay(speaker: parted($0.speaker, sources), verb: $0.verb)
            }
            document.statements[index].addressed = document.statements[index].addressed.map { parted($0, sources) }
        }
        document.remove(entities: nameless)
    }

    private func isNameless(_ index: Int) -> Bool {
        let body = document.entities[index]
        guard body.type == .organization, !body.isNamed, !body.isOutlet, body.known == nil, !body.name.contains(" "),
            !body.name.contains("\u{A0}"), let noun = body.nouns.first,
            let entry = document.lexicon.entry(noun, .body)
        else { return false }
        return !entry.tags.contains(.sole)
    }

    /// Those that more than statements speak of.
    private func otherwiseNamed() -> Set<Int> {
        var named = Set(document.mentions.map(\.entity)).union(document.credits.map(\.outlet))
        for entity in document.entities { named.formUnion(entity.affiliations.map(\.entity)) }
        for source in document.unnamed { named.formUnion(source.affiliations) }
        if let publisher = document.publisher { named.insert(publisher) }
        return named
    }

    private func parted(_ speaker: Speaker, _ sources: [Int: Int]) -> Speaker {
        guard case .entity(let entity) = speaker, let source = sources[entity] else { return speaker }
        return .unnamed(source)
    }
}

extension Document {
    /// Takes out entities that nothing stands for any more; the others keep their order.
    fileprivate func remove(entities removed: Set<Int>) {
        var places: [Int] = []
        var kept: [Entity] = []
        for index in entities.indices {
            places.append(kept.count)
            if !removed.contains(index) { kept.append(entities[index]) }
        }
        for index in kept.indices {
            kept[index].affiliations = kept[index].affiliations.map { (places[$0.entity], $0.title) }
        }
        entities = kept
        mentions = mentions.map {
            Mention(
                start: $0.start, end: $0.end, first: $0.first, last: $0.last, entity: places[$0.entity], kind: $0.kind)
        }
        for index in unnamed.indices { unnamed[index].affiliations = unnamed[index].affiliations.map { places[$0] } }
        credits = credits.map { Credit(outlet: places[$0.outlet], how: $0.how, text: $0.text, range: $0.range) }
        publisher = publisher.map { places[$0] }
        func moved(_ speaker: Speaker) -> Speaker {
            if case .entity(let entity) = speaker { .entity(places[entity]) } else { speaker }
        }
        for index in statements.indices {
            statements[index].speaker = moved(statements[index].speaker)
            statements[index].via = statements[index].via.map { Relay(speaker: moved($0.speaker), verb: $0.verb) }
            statements[index].addressed = statements[index].addressed.map(moved)
        }
    }
}
