import Language
import PropertyGraph
import Reporting
import Text

/// The people, organizations and places of an archive: one node for each, whatever the article.
final class EntityTable {
    private struct Row {
        let node: GraphBuilder.Node
        let type: EntityType
        let known: Int?
        var name: String
        var forms: [String]
        var isOutlet: Bool
        var isAgent: Bool
    }
    private var rows: [Row] = []
    private var byKnown: [Int: Int] = [:]
    private var byName: [String: Int] = [:]
    private let builder: GraphBuilder
    private let names: ArticleGraphNames

    init(_ builder: GraphBuilder, _ names: ArticleGraphNames) {
        self.builder = builder
        self.names = names
    }

    /// The row of an entity of an article, made where it is new.
    func row(for entity: Entity) -> Int {
        let key = entity.type.label + " " + Folding.fold(entity.name)
        let found = entity.known.map { byKnown[$0] } ?? byName[key]
        if let row = found {
            for form in entity.forms where !rows[row].forms.contains(form) { rows[row].forms.append(form) }
            if entity.isOutlet, !rows[row].isOutlet {
                rows[row].isOutlet = true
                builder.addLabel(rows[row].node, names.outlet)
            }
            return row
        }
        let node = builder.addNode(labels(entity.type))
        if entity.isOutlet { builder.addLabel(node, names.outlet) }
        rows.append(
            Row(
                node: node, type: entity.type, known: entity.known, name: entity.name, forms: entity.forms,
                isOutlet: entity.isOutlet, isAgent: entity.type != .place))
        if let known = entity.known { byKnown[known] = rows.count - 1 } else { byName[key] = rows.count - 1 }
        return rows.count - 1
    }

    /// Adds other forms of a name.
    func add(forms: [String], to row: Int) {
        for form in forms where !rows[row].forms.contains(form) { rows[row].forms.append(form) }
    }

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

    /// Writes names and aliases, once all articles are in.
    func finish(_ lexicon: Lexicon) {
        for row in rows {
            var aliases = row.forms
            if let known = row.known {
                // The name in the other script, so that either finds it.
                let forms = lexicon.table.forms(ofName: known)
                for form in [forms.first { Lexicon.isLatin($0) }, forms.first { !Lexicon.isLatin($0) }] {
                    if let form, !aliases.contains(form) { aliases.append(form) }
                }
            }
            aliases.removeAll { $0 == row.name }
            builder.setProperty(row.node, names.name, .string(row.name))
            builder.setProperty(row.node, names.aliases, .list(aliases.map(Value.string)))
        }
    }
}
