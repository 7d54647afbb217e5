import Language

/// Finds the names of people, organizations and places in an article: by lexicon, by the shape of names, by the words
/// before them, and what was found once again by its parts.
struct NameFinder {
    let document: Document
    /// Entities of the document by index of the lexicon, and by folded name for the rest.
    private var knownEntities: [Int: Int] = [:]
    private var otherEntities: [String: Int] = [:]
    /// The folded names of forms that were met.
    private var keys: [String: String] = [:]
    /// The words of the places that datelines name: the same words elsewhere are nobody's name.
    var datelines: [[UInt64]] = []

    init(_ document: Document) { self.document = document }

    /// A name that a rule proposes.
    struct Candidate {
        var first: Int
        var last: Int
        /// Code points of the first token that are proclitics.
        var prefix: Int
        var type: EntityType
        var isOutlet = false
        var known: Int?
        var gender: Gender = .unknown
        /// The noun before it that says what it is.
        var noun: UInt64?
    }

    /// Whom or what a candidate names: an entity that goes by its name, or a new one.
    mutating func entity(_ candidate: Candidate, form: String) -> Int {
        if let known = candidate.known {
            if let entity = knownEntities[known] { return entity }
            let name = document.known(known)
            let isLatin = Lexicon.isLatin(form)
            let entity = document.add(
                Entity(
                    type: name.type, isOutlet: name.isOutlet, known: known,
                    name: document.lexicon.form(ofName: known, latin: isLatin)))
            knownEntities[known] = entity
            return entity
        }
        let key = keys[form] ?? NameKey.key(of: form, document.lexicon)
        keys[form] = key
        if let entity = otherEntities[key] {
            if document.entities[entity].type == candidate.type { return entity }
            if isBodyToo(candidate, entity) {
                document.entities[entity].type = .organization
                return entity
            }
        }
        let entity = document.add(
            Entity(type: candidate.type, isOutlet: candidate.isOutlet, known: nil, name: form))
        otherEntities[key] = entity
        return entity
    }

    /// "L'ONG Secours Océan", and "Secours Océan" alone, which looks like somebody: words that are nobody's given or family
    /// name mean the body that they are once called.
    private func isBodyToo(_ candidate: Candidate, _ entity: Int) -> Bool {
        let other = document.entities[entity]
        guard [candidate.type, other.type].allSatisfy({ $0 == .person || $0 == .organization }),
            other.known == nil, other.gender == .unknown, other.titles.isEmpty, candidate.gender == .unknown
        else { return false }
        return (candidate.first...candidate.last).allSatisfy { index in
            let token = document.tokens[index]
            return !token.shape.contains(.clitic) && token.kinds.isDisjoint(with: ClassSet([.given, .family]))
        }
    }
}
