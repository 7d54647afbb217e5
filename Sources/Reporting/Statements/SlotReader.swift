import Language

/// Reads what stands in a construction beside subject and content: when, to whom, through whom.
struct SlotReader {
    let document: Document
    let layers: LayerReader

    func read(_ reported: inout Reported, _ bounds: Range<Int>) {
        let construction = reported.construction
        let who = construction.captures[.who] ?? 0..<0
        let via = construction.captures[.via] ?? 0..<0
        let through = construction.captures[.through] ?? 0..<0
        let quote = construction.captures[.quote] ?? 0..<0
        var index = construction.tokens.lowerBound
        while index < construction.tokens.upperBound {
            if who.contains(index) || via.contains(index) || through.contains(index) || quote.contains(index) {
                index += 1
                continue
            }
            if reported.date == nil, let date = layers.writtenDate(at: index, before: bounds.upperBound),
                date.last < construction.tokens.upperBound
            {
                reported.date = date.day
                index = date.last + 1
                continue
            }
            if let mention = layers.mention(at: index), mention.first == index, mention.kind == .name {
                address(mention.entity, in: &reported, isHearer: construction.captures[.to]?.contains(index) == true)
                index = mention.last + 1
                continue
            }
            index += 1
        }
        if reported.date == nil, !who.isEmpty { reported.date = date(in: who) }
    }

    private func date(in range: Range<Int>) -> Int? {
        for index in range {
            if let date = layers.writtenDate(at: index, before: range.upperBound) { return date.day }
        }
        return nil
    }

    /// An outlet that is spoken to passes on what it was told.
    private func address(_ entity: Int, in reported: inout Reported, isHearer: Bool) {
        let isOutlet = document.entities[entity].isOutlet
        guard isHearer || isOutlet, reported.addressed.isEmpty else { return }
        if case .entity(entity) = reported.source.draft { return }
        var hearer = OpenSource()
        ExplicitSpeaker.fill(&hearer, entity: entity, document)
        reported.addressed.append(hearer)
        let isRelay = reported.via.contains { $0.source.known == .entity(entity) }
        if isOutlet, entity != document.publisher, !isRelay { reported.via.append((hearer, nil)) }
    }
}
