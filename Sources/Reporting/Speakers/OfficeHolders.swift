import Language

/// Finds who holds an office that a source is described by, where the article names one holder alone, before or after.
struct OfficeHolders {
    let document: Document

    func identify() {
        var holders: [Int: Int] = [:]
        for (index, source) in document.unnamed.enumerated() where !source.words.isEmpty {
            let people = document.entities.indices.filter { entity in
                document.entities[entity].type == .person
                    && document.entities[entity].titles.contains { title in
                        title.starts(with: source.words) || source.words.starts(with: title) && title.count > 1
                    }
            }
            if people.count == 1 { holders[index] = people[0] }
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
