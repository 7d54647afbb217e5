import CLanguagePacks
public import Language

/// What is known of words, names, verbs and rules of all languages at hand. Immutable.
public struct Lexicon: Sendable {
    /// The words, names, verbs and rules.
    public let table: LanguageTable
    /// The rules of each layer and language: construction rules of a language stand at `rules[layer][language]`.
    let rules: [[[Rule]]]
    /// The same, to be tried at tokens.
    let lists: [[RuleList]]
    /// Resolvers of speakers that are left out, to measure what each is good for.
    public var resolversLeftOut: Set<String> = []
    /// The clitics of each kind, the longest first.
    let articles: [Clitic]
    let conjunctions: [Clitic]
    let prepositions: [Clitic]
    /// The languages that know words by their shape, a bit each.
    private let shaped: UInt64

    /// The lexicon that the binary holds.
    public static let standard: Lexicon = {
        guard let table = LanguageTable(mapped: naql_languages_table()) else {
            fatalError("the table of languages is of another version")
        }
        return Lexicon(table)
    }()

    /// The lexicon of a table.
    public init(_ table: LanguageTable) {
        self.table = table
        rules = RuleLayer.allCases.map { layer in
            (0...table.languages.count).map { language in
                table.rules.filter { $0.layer == layer && Int($0.language) == language }
            }
        }
        lists = rules.map { $0.map { RuleList($0) } }
        let clitics = table.clitics.sorted { $0.size > $1.size }
        articles = clitics.filter { $0.kind == .article }
        conjunctions = clitics.filter { $0.kind == .conjunction }
        prepositions = clitics.filter { $0.kind == .preposition }
        shaped = table.shapes.reduce(0) { $0 | 1 << UInt64($1.language) }
    }

    /// The lexicon with folders of languages and lists of names added.
    public func adding(
        languages: [LanguageFolder] = [], names: [LanguageFile] = []
    ) throws(LanguageError) -> Lexicon {
        var compiler = LanguageCompiler(LexiconBuilder(table))
        try compiler.add(languages)
        for file in names { try compiler.addNames(DataFile(file), language: 0) }
        var lexicon = Lexicon(LanguageTable(bytes: compiler.builder.frozen())!)
        lexicon.resolversLeftOut = resolversLeftOut
        return lexicon
    }

    /// True where a language knows words by their shape.
    func hasShapes(_ language: UInt8) -> Bool { shaped & 1 << UInt64(language) != 0 }

    func rules(_ layer: RuleLayer, language: UInt8) -> [Rule] { rules[Int(layer.rawValue)][Int(language)] }
    func list(_ layer: RuleLayer, language: UInt8) -> RuleList { lists[Int(layer.rawValue)][Int(language)] }

    /// The form of a known thing's name to show in a text of one script: the first that is written in it.
    public func form(ofName index: Int, latin: Bool) -> String {
        let forms = table.forms(ofName: index)
        return forms.first { Lexicon.isLatin($0) == latin } ?? forms[0]
    }

    /// True for a form in the Latin script.
    public static func isLatin(_ form: String) -> Bool {
        for scalar in form.unicodeScalars {
            let isLetter =
                switch scalar.value {
                case ..<0x80: (0x61...0x7A).contains(scalar.value | 0x20)
                case 0x620...0x64A: true
                default: scalar.properties.isAlphabetic
                }
            if isLetter { return scalar.value < 0x250 }
        }
        return false
    }
}
