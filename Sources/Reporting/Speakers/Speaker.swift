/// Who speaks.
public enum Speaker: Equatable, Sendable {
    case entity(Int)
    case unnamed(Int)
    case none
}

/// How the speaker was found, for people.
public enum Resolution: String, Sendable { case explicit, ellipsis, pronoun, nominal, none }
