/// What kind of thing a name is a name of.
public enum EntityType: String, Sendable {
    case person = "Person"
    case organization = "Organization"
    case place = "Place"
}

/// A thing that a lexicon knows: its type and the forms of its name, the fullest first.
struct KnownName {
    let type: EntityType
    let isOutlet: Bool
    let forms: [String]

    /// The form to show in a text of one script: the first that is written in it.
    func form(latin: Bool) -> String {
        forms.first { KnownName.isLatin($0) == latin } ?? forms[0]
    }

    static func isLatin(_ form: String) -> Bool {
        form.unicodeScalars.first { $0.properties.isAlphabetic }.map { $0.value < 0x250 } ?? false
    }
}
