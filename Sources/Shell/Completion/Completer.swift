import CypherSemantics
import CypherSyntax
import Naql

/// Finds what can stand at the cursor: what the tree of the statement before it expects there.
struct Completer {
    let session: Session
    let schema: SchemaNames
    private let commands: CommandTable
    private let library: QuestionLibrary
    private let values: PropertyValues

    init(session: Session, commands: CommandTable, library: QuestionLibrary = QuestionLibrary()) {
        self.session = session
        self.commands = commands
        self.library = library
        schema = SchemaNames(session: session)
        values = PropertyValues(session: session)
    }

    /// What Tab offers after a text.
    func complete(_ before: String) -> Completion {
        if before.first == ":" {
            let line = CommandCompletion(commands: commands, session: session, library: library)
            return line.query(in: before).map(complete) ?? line.complete(before)
        }
        if let path = Self.pathToLoad(in: before) { return PathCompletion.complete(path) }
        guard let text = TypedText(before) else { return .none }
        if text.isParameter {
            return Completion(typed: text.word, candidates: words(session.parameters.keys.sorted()))
        }
        let place = place(text)
        if let quote = text.quote { return place?.property.map { values(of: $0, text, quote) } ?? .none }
        if case .key(let owner, let kind)? = place?.role { return key(of: owner, kind, place?.scope ?? .init(), text) }
        if case .procedure(let prefix)? = place?.role {
            return Completion(typed: prefix + text.word, candidates: procedures(prefix: prefix))
        }
        return Completion(typed: text.word, candidates: candidates(place, text))
    }

    /// Gathers what Tab will need after a text, a bit at each call; whether there is more. Nil where it needs nothing.
    func preparation(for before: String) -> (() -> Bool)? {
        let line = CommandCompletion(commands: commands, session: session, library: library)
        guard let query = before.first == ":" ? line.query(in: before) : before,
            let text = TypedText(query), text.quote != nil,
            let property = place(text)?.property, let key = property.key
        else { return nil }
        return { [values] in values.prepare(property.kind, key) }
    }

    /// The path that is typed behind LOAD CSV FROM, with its quote.
    private static func pathToLoad(in text: String) -> String? {
        guard let quote = text.lastIndex(where: { $0 == "'" || $0 == "\"" }) else { return nil }
        let words = text[..<quote].uppercased().split(whereSeparator: \.isWhitespace)
        guard words.last == "FROM", words.suffix(5).contains("LOAD"), words.suffix(5).contains("CSV") else {
            return nil
        }
        return String(text[quote...])
    }

    private var neighbours: PatternNeighbours { PatternNeighbours(graph: session.graph) }

    /// A name that is no keyword stands for what is being typed.
    private func place(_ text: TypedText) -> CursorPlace? { text.place(of: "x", in: neighbours) }

    // MARK: What fits

    private func candidates(_ place: CursorPlace?, _ text: TypedText) -> [Completion.Candidate] {
        guard let place else { return [] }
        switch place.role {
        case .nothing: return keywords(text, hasReturned: place.hasReturned)
        case .value:
            let known = words(place.scope.names)
            // With nothing typed, all functions and keywords would be no help.
            if text.word.isEmpty { return known }
            return known + functions(prefix: "") + keywords(text, hasReturned: place.hasReturned)
        case .variable: return words(place.scope.names)
        case .relationshipVariable:
            return words(place.scope.names.filter { place.scope.kinds[$0]?.isRelationship == true })
        case .label(let fitting): return words(fitting ?? schema.labels)
        case .type(let fitting): return words(fitting ?? schema.types)
        case .test(let value, let kind): return tests(of: value, kind, text)
        case .mapKey(let kind): return words(keys(kind))
        case .column(let procedure): return words(columns(ofProcedure: procedure))
        case .newName, .key, .procedure: return []
        }
    }

    /// `n:Label`, `n IS Label`, `n.key IS NULL`.
    private func tests(
        of value: Expression, _ kind: VariablesInScope.Kind, _ text: TypedText
    ) -> [Completion.Candidate] {
        var isVariable = false
        if case .variable = value.kind { isVariable = true }
        let names = kind.isRelationship ? schema.types : schema.labels
        return keywords(text, hasReturned: false) + (isVariable ? words(names) : [])
    }

    private func columns(ofProcedure name: String) -> [String] {
        session.catalog.procedures.first { $0.key.lowercased() == name.lowercased() }?.value.outputs.map(\.name) ?? []
    }

    func functions(prefix: String) -> [Completion.Candidate] {
        session.catalog.functions.values.map(\.name)
            .filter { prefix.isEmpty || $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    private func procedures(prefix: String) -> [Completion.Candidate] {
        session.catalog.procedures.keys.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
            .sorted().map { Completion.Candidate(text: $0, ending: "(") }
    }

    /// Longer texts take too long to be read once for each keyword.
    private static let longestRead = 4096

    private func keywords(_ text: TypedText, hasReturned: Bool) -> [Completion.Candidate] {
        guard text.before.utf8.count <= Self.longestRead || !text.word.isEmpty else { return [] }
        let isLower = text.word.unicodeScalars.first?.properties.isLowercase ?? false
        let wanted = text.word.uppercased()
        let begun = Keyword.allCases.filter {
            $0 != .none_ && $0.text.hasPrefix(wanted) && !(hasReturned && Self.beginsAnother($0))
                && text.takes($0, in: neighbours)
        }
        return begun.map {
            let text = $0 == .allShortestPaths || $0 == .shortestPath ? $0.rawValue : $0.text
            return Completion.Candidate(text: isLower ? text.lowercased() : text, ending: " ")
        }.sorted { $0.text < $1.text }
    }

    /// Whether a keyword begins a clause that cannot stand behind `RETURN`.
    private static func beginsAnother(_ keyword: Keyword) -> Bool {
        keyword.beginsClause && ![.order, .skip, .offset, .limit].contains(keyword)
    }

    // MARK: Values

    /// The values of a property, in the graph's own form.
    private func values(
        of property: CursorPlace.PropertyPlace, _ text: TypedText, _ quote: Character
    ) -> Completion {
        func written(_ value: String) -> String {
            value.replacing("\\", with: "\\\\").replacing(String(quote), with: "\\" + String(quote))
                .replacing("\n", with: "\\n")
        }
        guard let key = property.key else {
            let candidates = keys(property.kind).map {
                Completion.Candidate(text: written($0), ending: String(quote) + "]")
            }
            return Completion(typed: text.word, candidates: candidates)
        }
        let found = values.values(of: property.kind, key, matching: text.word, within: property.matchesWithin)
        return Completion(
            replacing: text.word,
            chosen: found.map { Completion.Candidate(text: written($0), ending: String(quote)) })
    }

    // MARK: Names

    func words(_ names: [String]) -> [Completion.Candidate] {
        names.map { Completion.Candidate(text: Self.written($0)) }
    }

    /// A name as a query writes it.
    private static func written(_ name: String) -> String {
        let isPlain =
            name.unicodeScalars.allSatisfy {
                $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || $0.properties.generalCategory == .nonspacingMark
            }
            && name.unicodeScalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
        return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
    }
}

extension CursorPlace {
    /// The property whose values are typed.
    fileprivate var property: PropertyPlace? {
        if case .value(let property) = role { return property }
        return nil
    }
}
