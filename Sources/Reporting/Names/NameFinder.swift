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
        if let entity = otherEntities[key], document.entities[entity].type == candidate.type { return entity }
        let entity = document.add(
            Entity(type: candidate.type, isOutlet: candidate.isOutlet, known: nil, name: form))
        otherEntities[key] = entity
        return entity
    }
}
