import Articles
import Naql
import PropertyGraph
import Renderers

extension Console {
    /// Makes a correction and tells it.
    ///
    /// - Throws: ``CorrectionError`` where it cannot be made.
    func correct(_ kind: Correction.Kind, _ thing: Correction.Thing, _ value: String, label: String = "") throws {
        try correct([correction(kind, thing, value, label: label)])
    }

    func correct(_ all: [Correction]) throws {
        try session.correct(all)
        for correction in all { note(correction.text) }
        if isInteractive { tellUnsavedChanges() }
    }

    func correction(
        _ kind: Correction.Kind, _ thing: Correction.Thing, _ value: String, label: String = ""
    ) -> Correction {
        Correction(kind, thing, value, label: label, by: CorrectionAuthor.name, at: CorrectionAuthor.now)
    }

    // MARK: What is meant

    /// What a row of the last result is about, or a column of it: `3`, `3.who`.
    ///
    /// - Throws: ``CommandError`` where there is no such row, or nothing in it can be corrected.
    func subject(_ text: String) throws -> Correction.Thing {
        let values = try values(of: text)
        guard let thing = try session.subject(of: values) else {
            throw CommandError(
                "nothing in row \(text) can be corrected: return statements, names or articles, or the texts of them")
        }
        guard thing.label != "UnnamedSource" else {
            throw CommandError("a source without a name is corrected by its statements: return those")
        }
        return thing
    }

    /// The statement of a row.
    func statement(_ text: String) throws -> Correction.Thing {
        let thing = try subject(text)
        guard thing.label == "Statement" else {
            throw CommandError("row \(text) holds no statement but the \(thing.label) \"\(thing.words)\": return `s`")
        }
        return thing
    }

    private func values(of text: String) throws -> [Value] {
        guard let row = RowReference(text) else { throw CommandError("`\(text)` is no row of the last result") }
        let kept = try lastResult()
        guard let (values, graph) = kept.row(row.number) else { throw CommandError(Self.noRow(row.number, of: kept)) }
        guard session.sharesNumbers(with: graph) else {
            throw CommandError("the last result is of a graph that is no more open: run the statement again")
        }
        guard !kept.isOfNothing(row.number) else { throw CommandError(Self.nothingFound(row.number)) }
        guard let column = row.column else { return kept.hidden(row.number) + values }
        guard let number = kept.columns.firstIndex(of: column) else {
            throw CommandError(Suggestion.unknown("column", column, among: kept.columns))
        }
        return [values[number]]
    }

    /// Whom a name means; `Person:NAME` where several kinds have it, `3.who` where a row does.
    ///
    /// - Throws: ``CommandError`` with the nearest where nobody has it, with all where several do.
    func name(_ text: String) throws -> Correction.Thing {
        if RowReference(text) != nil, last != nil {
            let thing = try subject(text)
            guard ["Person", "Organization", "Place"].contains(thing.label) else {
                throw CommandError("row \(text) holds no name but the \(thing.label) \"\(thing.words)\"")
            }
            return thing
        }
        var (name, label): (String, String?) = (text, nil)
        for kind in ["Person", "Organization", "Place"] where text.hasPrefix(kind + ":") {
            (name, label) = (String(text.dropFirst(kind.count + 1)), kind)
        }
        let found = try session.names(name).filter { label == nil || $0.label == label }
        if found.count == 1 { return found[0] }
        guard !found.isEmpty else {
            let near = try session.namesNear(name)
            throw CommandError(
                "nobody is called \"\(name)\""
                    + (near.isEmpty ? "" : "; near it are " + near.map { "\"\($0)\"" }.joined(separator: ", ")))
        }
        let all = found.prefix(5).map { "\($0.label):\($0.words)" }.joined(separator: ", ")
        throw CommandError("\(found.count) are called \"\(name)\": \(all); say which")
    }

    // MARK: Commands

    func say(_ given: CorrectionArguments) throws {
        let statement = try statement(given.row)
        if given.rest == "-" { return try correct(.said, statement, "") }
        var (who, label) = (given.rest, "")
        if let place = who.lastRange(of: " as ") {
            let kind = String(who[place.upperBound...]).trimmingSpaces()
            if Self.speakerLabels.contains(kind) {
                (who, label) = (String(who[..<place.lowerBound]).trimmingSpaces(), kind)
            } else if try session.names(who).isEmpty {
                throw CommandError(
                    "`\(kind)` is no label of who speaks: there are \(Self.speakerLabels.joined(separator: ", ")); "
                        + "of a name that has such words in it, say what it is: `… as Person`")
            }
        }
        let speaker = try speaker(ArgumentWords.unquoted(who), label)
        let isNew = try speaker.label != "UnnamedSource" && session.names(speaker.words).isEmpty
        let near = isNew ? try session.namesNear(speaker.words).first : nil
        try correct(.said, statement, speaker.words, label: speaker.label)
        guard isNew else { return }
        note(
            "\"\(speaker.words)\" is a new \(speaker.label)"
                + (near.map { "; did you mean `:said \(given.row) \($0)`?" } ?? ", whom no article names"))
    }

    /// Makes one of two names.
    ///
    /// - Throws: ``CommandError`` where they are of two kinds, unless both kinds are written out: a person is no newspaper.
    func join(_ kept: String, _ other: String) throws {
        let (thing, same) = (try name(kept), try name(other))
        guard thing != same else { throw CommandError("both are \(thing.words) already") }
        let isMeant = kept.hasPrefix(thing.label + ":") && other.hasPrefix(same.label + ":")
        guard thing.label == same.label || isMeant else {
            throw CommandError(
                "\"\(thing.words)\" (\(thing.label)) and \"\(same.words)\" (\(same.label)) are of two kinds; if they are one "
                    + "all the same, say "
                    + "`:same \"\(thing.label):\(thing.words)\" \"\(same.label):\(same.words)\"`")
        }
        let moved = try statements(of: same)
        try correct(.same, thing, same.words, label: same.label == thing.label ? "" : same.label)
        note("\(GroupedNumber.text(moved)) statement\(moved == 1 ? "" : "s") of \(same.words) moved to \(thing.words)")
    }

    /// How many statements somebody has made.
    private func statements(of thing: Correction.Thing) throws -> Int {
        let query = QuerySource(
            name: "<same>", text: "MATCH (n:\(thing.label) {name: $name})-[:SAID]->(s) RETURN count(DISTINCT s)")
        let rows = try session.run(query, parameters: ["name": .string(thing.words)]).all()
        guard case .integer(let count)? = rows.first?.first else { return 0 }
        return Int(count)
    }

    private static let speakerLabels = ["Person", "Organization", "Place", "UnnamedSource"]

    /// - Throws: ``CommandError`` where another name is somebody else's: giving it would make one of both, unsaid.
    func refuseAlias(_ alias: String, of thing: Correction.Thing) throws {
        guard let other = try session.names(alias).first(where: { $0.label == thing.label && $0 != thing }) else {
            return
        }
        let called = other.words == alias ? "is" : "is \"\(other.words)\","
        throw CommandError(
            "\"\(alias)\" \(called) another \(other.label) of these articles; if both are one, say "
                + "`:same \"\(thing.words)\" \"\(other.words)\"`")
    }

    /// Who is meant to speak: somebody known, else somebody new.
    func speaker(_ name: String, _ label: String) throws -> Correction.Thing {
        if label == "UnnamedSource" { return Correction.Thing(label, words: name) }
        let isNew = try session.names(name).filter { label.isEmpty || $0.label == label }.isEmpty
        if !isNew || RowReference(name) != nil { return try self.name(label.isEmpty ? name : "\(label):\(name)") }
        return Correction.Thing(label.isEmpty ? "Person" : label, words: name)
    }

    func split(_ name: String, _ new: String, _ rows: [String]) throws {
        var thing = try self.name(name)
        try refuseSplit(thing, new)
        var all: [Correction] = []
        for row in rows {
            guard let article = try session.article(of: try values(of: row)) else {
                throw CommandError("nothing in row \(row) leads to an article: return a statement, sentence or article")
            }
            thing.article = article
            if !all.contains(where: { $0.thing == thing }) { all.append(correction(.split, thing, new)) }
        }
        try correct(all)
    }

    /// - Throws: ``CommandError`` where the new name is somebody's who came of no split: statements would become theirs.
    private func refuseSplit(_ thing: Correction.Thing, _ new: String) throws {
        guard let other = try session.names(new).first(where: { $0.label == thing.label }) else { return }
        guard other != thing else {
            throw CommandError("\"\(new)\" is a name of \"\(thing.words)\" already: give who is split off a new one")
        }
        let isSplitOff = session.allCorrections.named.contains { $0.kind == .split && $0.value == other.words }
        guard !isSplitOff else { return }
        throw CommandError(
            "\"\(new)\" is another \(other.label) of these articles; `:said ROW \(other.words)` gives a statement to "
                + "somebody who is known, `:split` needs a new name")
    }

    /// Writes the graph into a file, and tells what is in it.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot be written.
    public func writeArchive(_ path: String) throws {
        let count = try showingWork { try session.save(to: path) }
        let graph = session.graph
        note(
            "\(path): \(graph.nodeCount) nodes, \(graph.relationshipCount) relationships"
                + (count == 0 ? "" : ", \(count) correction\(count == 1 ? "" : "s")"))
    }

    /// Writes the graph into the archive that it was opened from, or into a file.
    ///
    /// - Throws: ``CommandError`` where no file is named and none was opened, or what writing throws.
    func write(to path: String?) throws {
        try mayTouchFiles(":write")
        guard let path = path ?? writePath ?? session.archivePath else {
            throw CommandError("the graph was not opened from an archive: name a file, `:write articles.naql`")
        }
        try writeArchive(path)
    }
}

extension String {
    /// Where a text stands last.
    fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
