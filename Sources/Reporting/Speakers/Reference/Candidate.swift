import Language

/// Somebody whom a description may mean, and how near he stands.
struct Candidate {
    let speaker: Speaker
    /// Sentences and paragraphs back.
    let distance: Int
    let paragraphs: Int
    /// True where he speaks or acts there.
    let isLeading: Bool
}

extension SpeakerContext {
    /// Those who may be meant in this sentence, the nearest first; of one sentence those who speak or act in it first.
    func candidates() -> [Candidate] {
        var found: [Candidate] = []
        func add(_ speaker: Speaker, _ distance: Int, _ paragraphs: Int, _ isLeading: Bool) {
            guard speaker != .none, !found.contains(where: { $0.speaker == speaker }) else { return }
            found.append(
                Candidate(speaker: speaker, distance: distance, paragraphs: paragraphs, isLeading: isLeading))
        }
        for entry in earlier.reversed() { add(entry.speaker, 0, 0, true) }
        let here = people(before: phrase?.tokens.lowerBound ?? construction.tokens.lowerBound)
        for (position, person) in here.enumerated() { add(.entity(person), 0, 0, position == 0) }
        var distance = 0
        for sentence in discourse.focus.sentences.reversed() {
            distance += 1
            let paragraphs = paragraph - sentence.paragraph
            for speaker in sentence.leading { add(speaker, distance, paragraphs, true) }
            for speaker in sentence.named { add(speaker, distance, paragraphs, false) }
        }
        return found
    }

    /// The people that the sentence names before a token.
    private func people(before end: Int) -> [Int] {
        guard bounds.lowerBound < end else { return [] }
        var found: [Int] = []
        for index in bounds.lowerBound..<end {
            guard let mention = layers.mention(at: index), mention.first == index, mention.kind == .name,
                document.entities[mention.entity].type == .person
            else { continue }
            found.append(mention.entity)
        }
        return found
    }
}
