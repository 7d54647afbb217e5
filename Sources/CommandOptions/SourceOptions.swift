public import ArgumentParser
import Articles
import Machine
public import Naql
import PropertyGraph
import Shell

/// Options about where articles come from.
public struct SourceOptions: ParsableArguments {
    /// Files and folders.
    @Argument(help: "Article files, folders, graph CSV folders or .naql archives; - is standard input.")
    public var sources: [String] = []

    @Option(help: "When the articles were published (YYYY-MM-DD), where they do not say.")
    var published: String?

    @Option(help: "Who published the articles, where they do not say.")
    var outlet: String?

    @Option(help: "A file of more names: one a line, see the README.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "A CSV or JSON Lines file whose columns (party, gender, …) are put on whom its column name calls.",
            valueName: "file"))
    var people: [String] = []

    @Option(
        name: .customLong("fact-checks"),
        help: ArgumentHelp(
            "What fact-checkers found of claims: ClaimReview in JSON, pages or feeds, or CSV with a column claim.",
            valueName: "file"))
    var factChecks: [String] = []

    @Option(
        help: ArgumentHelp(
            "Which members of records are which fields: text=maintext,published=meta.date.", valueName: "field=member,…"
        ))
    var map: [String] = []

    @Option(
        help: ArgumentHelp(
            "How dates like 04/05/2024 are read; without it as the file's other dates are.", valueName: "dmy|mdy"))
    var dates: String?

    @Option(
        help: ArgumentHelp(
            "A folder that teaches a language, or takes the place of the one of its code.", valueName: "folder"))
    var language: [String] = []

    @Option(
        help: ArgumentHelp(
            "What another tool found in the articles: JSON Lines, CSV, Prodigy, brat, INCEpTION.", valueName: "file"))
    var annotations: [String] = []

    @Option(
        name: .customLong("annotations-over"),
        help: ArgumentHelp("The same, and where it covers what the program found, that gives way.", valueName: "file"))
    var annotationsOver: [String] = []

    @Option(
        name: .customLong("max-article"),
        help: ArgumentHelp("The most that one article in a container may hold; default 16MB.", valueName: "size"))
    var maxArticle: String?

    @Option(
        help: ArgumentHelp(
            "A sheet of corrections to add (`naql corrections` prints one); may be repeated.", valueName: "file.csv"))
    var corrections: [String] = []

    @Option(
        help: ArgumentHelp(
            "Whose word counts where it contradicts what is there: refuse (nobody's: nothing is changed), mine, "
                + "theirs or "
                + "latest.", valueName: "whose"))
    var conflicts = "refuse"

    @Option(
        name: .customLong("without-resolver"),
        help: ArgumentHelp(
            "A resolver of speakers to leave out, to measure what it is good for.", valueName: "name",
            visibility: .private))
    var resolversLeftOut: [String] = []

    @Flag(name: .customLong("strict"), help: "Load nothing where a file or a record cannot be read.")
    var isStrict = false

    /// No options given.
    public init() {}

    /// How articles are read.
    ///
    /// - Throws: what the parser of arguments tells the user, where an option makes no sense.
    public func loadOptions() throws -> LoadOptions {
        var options = LoadOptions()
        options.isStrict = isStrict
        try setReading(of: &options)
        if let published {
            guard let date = try? CalendarDate(parsing: published) else {
                throw ValidationError("'\(published)' is no date; write --published 2025-03-05")
            }
            options.published = date
        }
        guard let choice = ConflictChoice(rawValue: conflicts) else {
            throw ValidationError("--conflicts takes refuse, mine, theirs or latest, not '\(conflicts)'")
        }
        if let unknown = resolversLeftOut.first(where: { !LoadOptions.resolvers.contains($0) }) {
            let known = LoadOptions.resolvers.joined(separator: ", ")
            throw ValidationError("'\(unknown)' is no resolver; --without-resolver takes one of \(known)")
        }
        options.resolversLeftOut = resolversLeftOut
        options.corrections = corrections
        options.conflicts = choice
        options.outlet = outlet
        options.names = names
        options.people = people
        options.factChecks = factChecks
        options.languages = language
        options.annotations = annotations.map { AnnotationSource(path: $0, isOver: false) }
        options.annotations += annotationsOver.map { AnnotationSource(path: $0, isOver: true) }
        return options
    }

    private func setReading(of options: inout LoadOptions) throws {
        options.reading.worker = ProgramFile.path
        if let maxArticle {
            guard let bytes = ByteSize.parse(maxArticle), bytes > 0 else {
                throw ValidationError("'\(maxArticle)' is no size; write --max-article 16MB")
            }
            options.reading.largestArticle = bytes
        }
        for text in map {
            do throws(FieldMap.Failure) { try options.reading.map.add(text) } catch {
                throw ValidationError(error.message)
            }
        }
        if let dates {
            guard let order = DateOrder(rawValue: dates) else {
                throw ValidationError("--dates takes dmy or mdy, not '\(dates)'")
            }
            options.reading.dateOrder = order
        }
    }
}
