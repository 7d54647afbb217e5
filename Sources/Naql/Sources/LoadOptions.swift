public import Articles
public import PropertyGraph

/// How articles are read.
public struct LoadOptions: Sendable {
    /// The date of publication where an article does not say.
    public var published: CalendarDate?
    /// The outlet where an article does not say.
    public var outlet: String?
    /// Files of more names for the lexicons.
    public var names: [String] = []
    /// Which members of records are which fields, and in which order dates of numbers are.
    public var reading = ReadingOptions()
    /// Whether one source, file or record that cannot be read stops all of it.
    public var isStrict = false
    /// Folders of languages to know besides, or in place of those of the same code.
    public var languages: [String] = []
    /// What other tools found in the articles: files or folders of annotations.
    public var annotations: [AnnotationSource] = []
    /// Files whose columns are put on the people and organizations that they name.
    public var people: [String] = []
    /// Sheets of corrections to add.
    public var corrections: [String] = []
    /// Whose word counts where they contradict what is there.
    public var conflicts = ConflictChoice.refuse
    /// Files of what fact-checkers found of claims.
    public var factChecks: [String] = []
    /// Resolvers of speakers that are left out, to measure what each is good for.
    public var resolversLeftOut: [String] = []
    /// The names of all resolvers, in their order.
    public static let resolvers = ArticleOptions.resolvers

    /// Nothing is assumed.
    public init() {}

    /// The same for a draft: what others found or put right is of the sources.
    public var ofDraft: LoadOptions {
        var options = self
        (options.annotations, options.people, options.corrections, options.factChecks) = ([], [], [], [])
        return options
    }
}
