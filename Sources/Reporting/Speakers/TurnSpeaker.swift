import Language

/// In an interview the one who answers is the person whom the article names most; of two named as often the first.
enum TurnSpeaker: SpeakerResolver {
    static let name = "turn"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, context.construction.outcome == .line else { return }
        let document = context.document
        var counts: [Int: Int] = [:]
        var best: Int?
        for mention in document.mentions where mention.kind == .name {
            guard document.entities[mention.entity].type == .person else { continue }
            // A line of a few words is a byline.
            let paragraph = document.paragraphs[document.paragraph(of: mention.first)]
            if paragraph.tokens.count <= 6, document.sections[paragraph.section].kind != .headline { continue }
            counts[mention.entity, default: 0] += 1
            if best == nil || counts[mention.entity]! > counts[best!]! { best = mention.entity }
        }
        guard let best else { return }
        ExplicitSpeaker.fill(&source, entity: best, document)
        source.resolved = .ellipsis
    }
}
