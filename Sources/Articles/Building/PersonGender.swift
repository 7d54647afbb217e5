import Reporting

/// The values of a person's `gender` and `genderBy`.
enum PersonGender {
    /// What a list of given names shows.
    static let byName = "name"
    /// What a file that the user gave says.
    static let byFile = "file"

    /// `female` or `male`, as Wikidata has them.
    static func name(of gender: Gender) -> String { gender == .feminine ? "female" : "male" }

    /// What shows a gender.
    static func name(of kind: GenderClues.Kind) -> String {
        switch kind {
        case .title, .office: "title"
        case .verb: "verb"
        case .pronoun: "pronoun"
        }
    }
}

extension Lexicon {
    /// The gender that a person's forms have in lists of given names; nil where none has one, or they differ.
    func gender(ofForms forms: [String]) -> Gender? {
        var found: Gender?
        // A word alone may be a family's name: those with more count first.
        for isLong in [true, false] {
            for form in forms where form.unicodeScalars.contains(where: \.properties.isWhitespace) == isLong {
                let gender = gender(ofName: form)
                guard gender != .unknown else { continue }
                if let found, found != gender { return nil }
                found = gender
            }
            if let found { return found }
        }
        return nil
    }
}
