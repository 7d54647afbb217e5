import Language

/// Finds who holds an office that a source is described by, where the article names one holder alone, before or after.
struct OfficeHolders {
    let document: Document

    /// The one person of the article who holds an office of some words.
    func holder(_ words: [UInt64]) -> Int? {
        holder(words, among: document.entities.indices)
    }

    private func holder(_ words: [UInt64], among people: some Sequence<Int>) -> Int? {
        guard !words.isEmpty else { return nil }
        var found: Int?
        for entity in people where document.entities[entity].type == .person {
            let holds = document.entities[entity].titles.contains { title in
                title.starts(with: words) || words.starts(with: title) && title.count > 1
            }
            guard holds else { continue }
            if found != nil { return nil }
            found = entity
        }
        return found
    }

    /// The people of the article by the first words of their titles.
    private func bearers() -> [UInt64: [Int]] {
        var bearers: [UInt64: [Int]] = [:]
        for entity in document.entities.indices where document.entities[entity].type == .person {
            for first in Set(document.entities[entity].titles.compactMap(\.first)) {
                bearers[first, default: []].append(entity)
            }
        }
        return bearers
    }

    func identify() {
        var holders: [Int: Int] = [:]
        let bearers = bearers()
        for (index, source) in document.unnamed.enumerated() {
            guard let first = source.words.first else { continue }
            if let person = self.holder(source.words, among: bearers[first] ?? []) { holders[index] = person }
        }
        guard !holders.isEmpty else { return }
        func holder(_ speaker: Speaker) -> Speaker? {
            guard case .unnamed(let index) = speaker, let person = holders[index] else { return nil }
            return .entity(person)
        }
        for index in document.statements.indices {
            let statement = document.statements[index]
            if case .unnamed(let source) = statement.speaker, let person = holder(statement.speaker) {
                document.statements[index].role = statement.role ?? document.unnamed[source].name
                document.statements[index].speaker = person
                document.statements[index].resolved = .nominal
                document.statements[index].resolver = "office-holder"
            }
            document.statements[index].via = statement.via.map { relay in
                holder(relay.speaker).map { Relay(speaker: $0, verb: relay.verb) } ?? relay
            }
        }
    }
}
