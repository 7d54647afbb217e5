import Language

/// A speaker before it is written into the document.
enum SpeakerDraft {
    case none
    case entity(Int)
    /// A person whom the slot alone names.
    case person(name: Range<Int>)
    /// An organization that is only described.
    case body(Range<Int>, prefix: Int)
    case unnamed(UnnamedSourceDescription)
    /// Somebody who spoke before.
    case before(Speaker)

    var isNone: Bool { if case .none = self { true } else { false } }
}

/// What is known of who says a statement while the resolvers fill it.
struct OpenSource {
    var draft = SpeakerDraft.none
    var resolved = Resolution.none
    var resolver = "none"
    var role: Range<Int>?
    /// The tokens of a name that is written longer than the mention in it.
    var fullName: Range<Int>?
    var gender = Gender.unknown
    var isPlural = false
    var nouns: [UInt64] = []
    /// True for a pronoun for anybody ("on dit que"): nobody goes on with it.
    var isAnybody = false
    var isFound: Bool { !draft.isNone }

    /// Who it is, where that is known without writing anything down.
    var known: Speaker {
        switch draft {
        case .entity(let entity): .entity(entity)
        case .before(let speaker): speaker
        default: .none
        }
    }

    mutating func fill(_ draft: SpeakerDraft, _ resolved: Resolution) {
        self.draft = draft
        self.resolved = resolved
    }
}
