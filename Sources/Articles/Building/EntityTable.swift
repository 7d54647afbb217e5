import Language
import PropertyGraph
import Reporting

/// The people, organizations and places of an archive: one node for each, whatever the article. What a node is called does not
/// depend on the order in which articles are added.
final class EntityTable {
    private struct Row {
        let node: GraphBuilder.Node
        let known: Int?
        /// What articles call it, each with how many do.
        var names: [String: Int] = [:]
        var forms: Set<String> = []
        let type: EntityType
        var clues = GenderClues()
        var isOutlet = false
        var isAgent: Bool
    }

    private enum Key: Hashable {
        /// A thing of the lexicon, whatever it is called.
        case known(Int)
        case name(String, EntityType)
    }

    private var rows: [Row] = []
    private var numbers: [Key: Int] = [:]
    /// The keys of the names so far.
    private var nameKeys: [String: String] = [:]
    private let builder: GraphBuilder
    private let names: ArticleGraphNames
    private let lexicon: Lexicon

    init(_ builder: GraphBuilder, _ names: ArticleGraphNames, _ lexicon: Lexicon) {
        self.builder = builder
        self.names = names
        self.lexicon = lexicon
    }

    /// The row of an entity of an article, made where it is new; asked for once an article.
    func row(for entity: Findings.Entity) -> Int {
        let key = entity.known.map(Key.known) ?? .name(nameKey(entity.name), entity.type)
        let row = numbers[key] ?? add(entity, key)
        rows[row].names[entity.name, default: 0] += 1
        rows[row].forms.formUnion(entity.forms)
        rows[row].clues.add(entity.clues)
        if entity.isOutlet, !rows[row].isOutlet {
            rows[row].isOutlet = true
            builder.addLabel(rows[row].node, names.outlet)
        }
        return row
    }

    private func nameKey(_ name: String) -> String {
        if let known = nameKeys[name] { return known }
        let key = NameKey.key(of: name, lexicon)
        nameKeys[name] = key
        return key
    }

    private func add(_ entity: Findings.Entity, _ key: Key) -> Int {
        rows.append(
            Row(
                node: builder.addNode(labels(entity.type)), known: entity.known, type: entity.type,
                isAgent: entity.type != .place))
        numbers[key] = rows.count - 1
        return rows.count - 1
    }

    /// Adds other forms of a name.
    func add(forms: [String], to row: Int) { rows[row].forms.formUnion(forms) }

    func node(_ row: Int) -> GraphBuilder.Node { rows[row].node }

    /// A place that speaks is an agent too.
    func speaks(_ row: Int) {
        guard !rows[row].isAgent else { return }
        rows[row].isAgent = true
        builder.addLabel(rows[row].node, names.agent)
    }

    private func labels(_ type: EntityType) -> [LabelID] {
        switch type {
        case .person: [names.person, names.agent]
        case .organization: [names.organization, names.agent]
        case .place: [names.place]
        }
    }

    /// What joins an entity of these articles to those of others.
    struct Joint {
        let node: GraphBuilder.Node
        /// The same whatever the articles.
        let key: String
        let name: String
        let forms: [String]
        let rank: Int?
        let givenNames: [String]
    }

    /// All entities, where each has one name: in a table of one article.
    var joints: [Joint] {
        numbers.sorted { $0.value < $1.value }.map { key, number in
            let row = rows[number]
            let name = name(of: row)
            return Joint(
                node: row.node, key: text(of: key), name: name, forms: row.forms.union(row.names.keys).sorted(),
                rank: row.known.map { known in
                    let forms = lexicon.table.forms(ofName: known)
                    return forms.firstIndex(of: name) ?? forms.count
                }, givenNames: givenNames(of: row).sorted())
        }
    }

    /// A thing of the lexicon is told by its first name there: its number is another in another program.
    private func text(of key: Key) -> String {
        switch key {
        case .known(let known): "known:\(lexicon.table.forms(ofName: known).joined(separator: "|"))"
        case .name(let name, let type): "\(type):\(name)"
        }
    }

    /// The name in the other script, so that either finds it.
    private func givenNames(of row: Row) -> [String] {
        guard let known = row.known else { return [] }
        let forms = lexicon.table.forms(ofName: known)
        return [forms.first { Lexicon.isLatin($0) }, forms.first { !Lexicon.isLatin($0) }].compactMap(\.self)
    }

    // MARK: Names

    /// Writes names and aliases, once all articles are in.
    func finish() {
        for row in rows {
            let name = name(of: row)
            var aliases = row.forms.union(row.names.keys)
            aliases.formUnion(givenNames(of: row))
            aliases.remove(name)
            let sorted = aliases.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            builder.setProperty(row.node, names.name, .string(name))
            builder.setProperty(row.node, names.aliases, .list(sorted.map(Value.string)))
            if row.type == .person { setGender(of: row, [name] + sorted) }
        }
    }

    /// What most articles call a thing of the lexicon; else the fullest form, the one that most have.
    private func name(of row: Row) -> String {
        func rank(_ name: String, _ count: Int) -> (Int, Int, Int) {
            let size = name.unicodeScalars.count
            guard let known = row.known else { return (size, count, 0) }
            let forms = lexicon.table.forms(ofName: known)
            return (count, -(forms.firstIndex(of: name) ?? forms.count), size)
        }
        let best = row.names.max { a, b in
            let (first, second) = (rank(a.key, a.value), rank(b.key, b.value))
            if first != second { return first < second }
            return b.key.unicodeScalars.lexicographicallyPrecedes(a.key.unicodeScalars)
        }
        return best?.key ?? ""
    }

    /// Sets a person's gender and what shows it: what articles do first, else the lists of given names, else the masculine of an
    /// office; nothing where none does, or where one pronoun speaks against the name.
    private func setGender(of row: Row, _ forms: [String]) {
        let named = lexicon.gender(ofForms: forms)
        let (gender, shown): (Gender, String)
        if let verdict = row.clues.verdict {
            let isDoubtful = verdict.kind == .pronoun && verdict.margin == 1 && named != nil && named != verdict.gender
            if isDoubtful { return }
            (gender, shown) = (verdict.gender, PersonGender.name(of: verdict.kind))
        } else if let named {
            (gender, shown) = (named, PersonGender.byName)
        } else if let office = row.clues.office {
            (gender, shown) = (office, PersonGender.name(of: .office))
        } else {
            return
        }
        builder.setProperty(row.node, names.gender, .string(PersonGender.name(of: gender)))
        builder.setProperty(row.node, names.genderBy, .string(shown))
    }
}
