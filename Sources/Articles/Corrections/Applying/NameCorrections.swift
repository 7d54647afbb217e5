import PropertyGraph

/// Who is who: names that are one's, names that are another's, names that are nobody's.
struct NameCorrections {
    let graph: TracedGraph
    let finder: ThingFinder

    // MARK: One of several

    /// Makes one of all names that corrections say are one's. Which is kept depends on what they say, not on their
    /// order.
    ///
    /// - Returns: those of which nobody is known.
    func join(_ corrections: [Correction]) -> [Correction] {
        var left: [Correction] = []
        for group in Self.groups(corrections) where !join(group) { left += group.corrections }
        return left
    }

    /// Names that are one's, the one that is never called another's first.
    private struct Group {
        struct Name: Hashable {
            let name: String
            let label: String
        }

        var names: [Name]
        var corrections: [Correction]
    }

    private static func groups(_ corrections: [Correction]) -> [Group] {
        var parents: [Group.Name: Group.Name] = [:]
        func root(_ name: Group.Name) -> Group.Name {
            var name = name
            while let next = parents[name], next != name { name = next }
            return name
        }
        func ends(_ correction: Correction) -> (Group.Name, Group.Name) {
            let label = correction.thing.label
            return (
                Group.Name(name: correction.thing.words, label: label),
                Group.Name(name: correction.value, label: correction.label.isEmpty ? label : correction.label)
            )
        }
        for correction in corrections {
            let (kept, other) = ends(correction)
            if parents[kept] == nil { parents[kept] = kept }
            if parents[other] == nil { parents[other] = other }
            let (a, b) = (root(kept), root(other))
            if a != b { parents[b] = a }
        }
        var groups: [Group.Name: Group] = [:]
        for correction in corrections {
            let (kept, other) = ends(correction)
            groups[root(kept), default: Group(names: [], corrections: [])].corrections.append(correction)
            groups[root(kept)]!.names += [kept, other]
        }
        return groups.values.map { group in
            let others = Set(group.corrections.map { ends($0).1 })
            func rank(_ name: Group.Name) -> (Int, String, String) {
                (others.contains(name) ? 1 : 0, name.name, name.label)
            }
            return Group(names: Set(group.names).sorted { rank($0) < rank($1) }, corrections: group.corrections)
        }.sorted { ($0.names[0].name, $0.names[0].label) < ($1.names[0].name, $1.names[0].label) }
    }

    private func join(_ group: Group) -> Bool {
        var nodes: [NodeID] = []
        for name in group.names {
            for node in finder.named(name.name, name.label) where !nodes.contains(node) { nodes.append(node) }
        }
        guard let kept = nodes.first else { return false }
        for other in nodes.dropFirst() { merge(other, into: kept) }
        addAliases(group.names.map(\.name), to: kept)
        return true
    }

    private func addAliases(_ names: [String], to node: NodeID) {
        let name = graph.text(node, "name")
        let old = graph.list(node, "aliases")
        let all = Set(old).union(names).subtracting([name, ""])
        guard all != Set(old) else { return }
        let sorted = all.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        graph.set(node, "aliases", .list(sorted.map(Value.string)))
        let label = ThingFinder.labels.first { graph.hasLabel(node, $0) } ?? ""
        for alias in all { finder.note(node, alias, label, isAlias: true) }
    }

    private func merge(_ other: NodeID, into kept: NodeID) {
        let names = [graph.text(other, "name")] + graph.list(other, "aliases")
        for label in ["Agent", "Outlet"] where graph.hasLabel(other, label) { graph.add(label, to: kept) }
        for (key, value) in graph.graph.properties(of: other) {
            let key = graph.graph.name(of: key)
            if key == "notes" {
                let notes = Set(graph.list(kept, "notes") + graph.list(other, "notes")).sorted()
                graph.set(kept, "notes", .list(notes.map(Value.string)))
            } else if key != "name", key != "aliases", graph.value(kept, key).isNull {
                graph.set(kept, key, value)
            }
        }
        for relationship in graph.graph.relationships(of: other).sorted(by: { $0.index < $1.index }) {
            graph.move(relationship, from: other, to: kept)
        }
        graph.remove(other)
        addAliases(names, to: kept)
    }

    // MARK: Another in one article

    /// Gives what one article says of a name to somebody else.
    ///
    /// - Returns: those for which the article or the name is not known, or the article says nothing of it.
    func split(_ corrections: [Correction]) -> [Correction] {
        corrections.filter { correction in
            guard let article = finder.article(correction.thing.article) else { return true }
            let olds = finder.named(correction.thing.words, correction.thing.label)
            guard !olds.isEmpty else { return true }
            // Nobody is made where the article says nothing of the name.
            guard olds.contains(where: { !links($0, article).isEmpty }) else { return true }
            let label = correction.label.isEmpty ? correction.thing.label : correction.label
            let new = finder.agent(correction.value, label)
            for old in olds where old != new { split(old, new, article) }
            return false
        }
    }

    private func split(_ old: NodeID, _ new: NodeID, _ article: NodeID) {
        let outlet = graph.neighbours(article, "PUBLISHED_BY").first
        for (type, link) in links(old, article) {
            if let outlet, type == "SAID" || type == "VIA" && graph.value(link, "credit").isNull {
                graph.cite(outlet, old, -1)
                graph.cite(outlet, new, 1)
            }
            if type != "ABOUT", type != "MENTIONS" { graph.add("Agent", to: new) }
            graph.move(link, from: old, to: new)
        }
    }

    /// What links somebody with the sentences and statements of an article.
    private func links(_ name: NodeID, _ article: NodeID) -> [(type: String, link: RelationshipID)] {
        let parts = Set(finder.sentences(of: article) + finder.statements(of: article))
        return ["SAID", "VIA", "ADDRESSED_TO", "ABOUT", "MENTIONS"].flatMap { type in
            let direction: AdjacencyDirection = type == "SAID" ? .outgoing : .incoming
            return graph.links(name, type, direction).filter { parts.contains($0.node) }.map { (type, $0.relationship) }
        }
    }

    // MARK: Nobody

    /// Takes away what is nobody's name.
    ///
    /// - Returns: those of which nothing is there.
    func drop(_ corrections: [Correction]) -> [Correction] {
        corrections.filter { correction in
            let nodes = finder.named(correction.thing.words, correction.thing.label)
            for node in nodes {
                for statement in graph.neighbours(node, "SAID") {
                    graph.set(statement, "resolved", .string("none"))
                    graph.set(statement, "resolver", .string(StatementCorrections.resolver))
                }
                graph.remove(node)
            }
            // That a later article names it no more is as it should be.
            return false
        }
    }
}
