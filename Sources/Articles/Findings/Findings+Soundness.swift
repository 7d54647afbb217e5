import Reporting

extension Findings {
    /// Whether every number leads to something: what a file held may be anything.
    var isSound: Bool {
        sections.allSatisfy { $0.span.lowerBound >= 0 }
            && paragraphs.allSatisfy { sections.indices.contains($0.section) && $0.span.lowerBound >= 0 }
            && sentences.allSatisfy { paragraphs.indices.contains($0.paragraph) && $0.span.lowerBound >= 0 }
            && entities.allSatisfy { $0.affiliations.allSatisfy { entities.indices.contains($0.body) } }
            && unnamed.allSatisfy { $0.affiliations.allSatisfy(entities.indices.contains) }
            && mentions.allSatisfy { entities.indices.contains($0.entity) && $0.span.lowerBound >= 0 }
            && credits.allSatisfy { entities.indices.contains($0.outlet) }
            && figures.allSatisfy { $0.start >= 0 && $0.start < $0.end }
            && publisher.map(entities.indices.contains) ?? true
            && statements.enumerated().allSatisfy { isSound($1, number: $0) }
    }

    private func isSound(_ statement: Statement, number: Int) -> Bool {
        statement.span.lowerBound >= 0 && (0...sentences.count).contains(statement.sentence)
            && isSound(statement.speaker) && statement.via.allSatisfy { isSound($0.speaker) }
            && statement.addressed.allSatisfy(isSound) && statement.about.allSatisfy(entities.indices.contains)
            && statement.parent.map { (0..<number).contains($0) } ?? true
    }

    private func isSound(_ speaker: Speaker) -> Bool {
        switch speaker {
        case .none: true
        case .entity(let number): entities.indices.contains(number)
        case .unnamed(let number): unnamed.indices.contains(number)
        }
    }
}
