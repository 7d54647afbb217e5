/// Forms of Arabic verbs and nouns, as newspapers write them: without marks, third persons.
enum ArabicInflection {
    struct Form {
        let text: String
        let flags: LexiconEntry.Flags
    }

    /// Forms of a verb from its past, present and participle ("-" for none).
    static func verb(past: String, present: String, participle: String) -> [Form] {
        var forms: [Form] = []
        if past != "-" { forms += pastForms(past) }
        if present != "-" { forms += presentForms(present) }
        if participle != "-" { forms += participleForms(participle) }
        return forms
    }

    private static func pastForms(_ past: String) -> [Form] {
        let isWeak = past.hasSuffix("ى") || past.hasSuffix("ا")
        let stem = isWeak ? String(past.dropLast()) : past
        let dual = isWeak ? stem + (past.hasSuffix("ا") ? "و" : "ي") : past
        return [
            Form(text: past, flags: []), Form(text: stem + "ت", flags: [.feminine]),
            Form(text: stem + "وا", flags: [.plural]), Form(text: dual + "ا", flags: [.dual]),
            Form(text: stem + "تا", flags: [.dual, .feminine]),
        ]
    }

    private static func presentForms(_ present: String) -> [Form] {
        let stem = String(present.dropFirst())
        let isWeak = ["ي", "ى", "و"].contains { present.hasSuffix($0) } && present.count > 3
        let short = isWeak ? String(stem.dropLast()) : stem
        let dual = present.hasSuffix("ى") ? short + "ي" : stem
        return [
            Form(text: present, flags: [.present]), Form(text: "ت" + stem, flags: [.present, .feminine]),
            Form(text: "ي" + short + "ون", flags: [.present, .plural]),
            Form(text: "ي" + dual + "ان", flags: [.present, .dual]),
            Form(text: "ت" + dual + "ان", flags: [.present, .dual, .feminine]),
        ]
    }

    private static func participleForms(_ participle: String) -> [Form] {
        let isWeak = participle.hasSuffix("ي")
        let short = isWeak ? String(participle.dropLast()) : participle
        var forms = [
            Form(text: participle + "ا", flags: [.participle]),
            Form(text: participle + "ة", flags: [.participle, .feminine]),
            Form(text: short + "ين", flags: [.participle, .plural]),
            Form(text: participle + "ين", flags: [.participle, .dual]),
            Form(text: participle + "تين", flags: [.participle, .dual, .feminine]),
        ]
        if participle.hasSuffix("ا") { forms[0] = Form(text: participle, flags: [.participle]) }
        return forms
    }

    /// Forms of a noun or adjective without ال: feminine, dual, sound plurals; with a broken plural ين is the dual.
    static func noun(_ singular: String, plurals: [String]) -> [Form] {
        if singular.contains(" ") {
            return [Form(text: singular, flags: [])] + plurals.map { Form(text: $0, flags: [.plural]) }
        }
        if singular.hasSuffix("ة") {
            let stem = String(singular.dropLast())
            return [
                Form(text: singular, flags: [.feminine]), Form(text: stem + "تان", flags: [.dual, .feminine]),
                Form(text: stem + "تين", flags: [.dual, .feminine]), Form(text: stem + "ات", flags: [.plural]),
                Form(text: stem + "تا", flags: [.dual, .feminine]), Form(text: stem + "تي", flags: [.dual, .feminine]),
            ] + plurals.map { Form(text: $0, flags: [.plural]) }
        }
        var forms = [
            Form(text: singular, flags: []), Form(text: singular + "ا", flags: []),
            Form(text: singular + "ة", flags: [.feminine]), Form(text: singular + "ان", flags: [.dual]),
            Form(text: singular + "تان", flags: [.dual, .feminine]),
            Form(text: singular + "تين", flags: [.dual, .feminine]), Form(text: singular + "ات", flags: [.plural]),
        ]
        if plurals.isEmpty {
            forms += ["ين", "ون", "و", "ي"].map { Form(text: singular + $0, flags: [.plural]) }
        } else {
            forms.append(Form(text: singular + "ين", flags: [.dual]))
            forms += plurals.map { Form(text: $0, flags: [.plural]) }
        }
        return forms
    }

    /// Forms of an adjective of the ي kind ("أميركي"): feminine, dual and plurals.
    static func adjective(_ singular: String) -> [String] {
        guard singular.hasSuffix("ي") else { return noun(singular, plurals: []).map(\.text) }
        return ["", "ا", "ة", "ان", "ين", "ون", "ات", "تان", "تين"].map { singular + $0 }
    }
}
