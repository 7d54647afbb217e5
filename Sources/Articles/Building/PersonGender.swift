import PropertyGraph
import Reporting

/// The values of a person's `gender` and `genderBy`.
enum PersonGender {
    /// The keys of a person's gender, and of what shows it.
    static let key = "gender"
    static let sourceKey = "genderBy"

    /// What a list of given names shows.
    static let byName = "name"
    /// What a file that the user gave says.
    static let byFile = "file"

    /// What a file says of a gender: one letter for either is written out, all else is as it is written.
    static func value(_ value: Value) -> Value {
        guard case .string(let text) = value else { return value }
        for gender in [Gender.feminine, .masculine] {
            let name = name(of: gender)
            if text.lowercased() == name || text.lowercased() == name.prefix(1) { return .string(name) }
        }
        return value
    }

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
