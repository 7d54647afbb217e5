import PropertyGraph

/// What is a statement, of which words, and whose.
struct StatementCorrections {
    let graph: TracedGraph
    let finder: ThingFinder

    /// What a statement names as the resolver of a speaker whom somebody told.
    static let resolver = "corrected"

    // MARK: Speakers

    /// Says who said a statement; nobody where the name is empty.
    func say(_ statement: NodeID, by name: String, _ label: String) {
        let outlet = graph.outlet(of: statement)
        let article = graph.article(of: statement)
        // Who spoke before is looked for first: a nameless source is known in its article alone.
        let speaker = name.isEmpty ? nil : self.speaker(name, label, in: article)
        for link in graph.links(statement, "SAID", .incoming) where link.node != speaker {
            if let outlet { graph.cite(outlet, link.node, -1) }
            graph.remove(link.relationship)
            forget(link.node)
        }
        graph.set(statement, "resolver", .string(Self.resolver))
        graph.set(statement, "resolved", .string(speaker == nil ? "none" : Self.resolver))
        guard let speaker, !graph.neighbours(statement, "SAID", .incoming).contains(speaker) else { return }
        graph.connect(speaker, "SAID", statement)
        graph.add("Agent", to: speaker)
        if let outlet { graph.cite(outlet, speaker, 1) }
    }

    private func speaker(_ name: String, _ label: String, in article: NodeID?) -> NodeID {
        guard label == "UnnamedSource" else { return finder.agent(name, label.isEmpty ? "Person" : label) }
        let wanted = LooseText.fold(name)
        let known = article.map { finder.statements(of: $0) }?.lazy.flatMap { statement in
            graph.neighbours(statement, "SAID", .incoming) + graph.neighbours(statement, "VIA")
        }.first { graph.hasLabel($0, "UnnamedSource") && LooseText.fold(graph.text($0, "name")) == wanted }
        return known ?? graph.make(["UnnamedSource", "Agent"], [("name", .string(name))])
    }

    /// A nameless source of which nothing is reported any more is none; so is somebody whom no article names, of whom
    /// nothing but the name is known: a correction made him.
    private func forget(_ agent: NodeID) {
        guard graph.hasLabel(agent, "UnnamedSource") else {
            let isBare = graph.graph.properties(of: agent).allSatisfy { key, value in
                switch graph.graph.name(of: key) {
                case "name": true
                case "aliases": graph.list(agent, "aliases").isEmpty
                default: value.isNull
                }
            }
            if isBare, graph.graph.relationships(of: agent).isEmpty { graph.remove(agent) }
            return
        }
        guard graph.neighbours(agent, "SAID").isEmpty,
            ["VIA", "ADDRESSED_TO"].allSatisfy({ graph.neighbours(agent, $0, .incoming).isEmpty })
        else { return }
        graph.remove(agent)
    }

    // MARK: None

    /// Takes away what is no statement.
    func drop(_ statement: NodeID) {
        let outlet = graph.outlet(of: statement)
        var agents: [NodeID] = []
        for link in graph.links(statement, "SAID", .incoming) { agents.append(link.node) }
        for link in graph.links(statement, "VIA") {
            if graph.value(link.relationship, "credit").isNull { agents.append(link.node) }
        }
        if let outlet { for agent in agents { graph.cite(outlet, agent, -1) } }
        handOnCopies(of: statement)
        for parent in graph.neighbours(statement, "QUOTES", .incoming) {
            for nested in graph.neighbours(statement, "QUOTES") { graph.connect(parent, "QUOTES", nested) }
        }
        let told = agents + graph.neighbours(statement, "ADDRESSED_TO")
        graph.remove(statement)
        for agent in Set(told) where graph.isAlive(agent) { forget(agent) }
    }

    /// What repeats a statement repeats the earliest of those that are left.
    private func handOnCopies(of statement: NodeID) {
        let copies = graph.neighbours(statement, "REPEATS", .incoming)
        if let first = graph.neighbours(statement, "REPEATS").first {
            for copy in copies { graph.connect(copy, "REPEATS", first) }
            return
        }
        func rank(_ node: NodeID) -> (Int64, String, Int) {
            let article = graph.article(of: node)
            let moment = article.flatMap { PublicationDate.moment(graph.value($0, "published")) }
            return (moment ?? .max, article.map { graph.text($0, "id") } ?? "", graph.number(node, "start") ?? 0)
        }
        guard let first = copies.min(by: { rank($0) < rank($1) }) else { return }
        for copy in copies where copy != first { graph.connect(copy, "REPEATS", first) }
    }

    // MARK: Words

    /// Makes other words of its article a statement's; false where they do not stand there.
    func span(_ statement: NodeID, _ words: String) -> Bool {
        guard let article = graph.article(of: statement),
            let range = finder.place(of: words, near: graph.number(statement, "start") ?? 0, in: article)
        else { return false }
        graph.set(statement, "text", .string(words))
        graph.set(statement, "start", .integer(Int64(range.lowerBound)))
        graph.set(statement, "end", .integer(Int64(range.upperBound)))
        let sentences = finder.sentences(of: article).filter { sentence in
            (graph.number(sentence, "start") ?? 0) < range.upperBound
                && (graph.number(sentence, "end") ?? 0) > range.lowerBound
        }
        guard !sentences.isEmpty else { return true }
        let old = graph.links(statement, "IN")
        for link in old where !sentences.contains(link.node) { graph.remove(link.relationship) }
        for sentence in sentences where !old.contains(where: { $0.node == sentence }) {
            graph.connect(statement, "IN", sentence)
        }
        return true
    }
}
