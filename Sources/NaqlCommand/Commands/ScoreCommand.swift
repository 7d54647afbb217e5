import ArgumentParser
import Naql
import Renderers
import Shell

/// `naql score SHEET…`: how right the program was, by sheets that people marked.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Says how right statements are, by marked sheets, with 95 % intervals.",
        discussion: """
            A row a measure, of all statements and by outlet, kind and resolver: `precision` (right of those found), `speaker` \
            (right speaker of those that are statements), `recall` (right of those that are there, where rows with `missed` tell \
            of others), each with its 95 % interval after Wilson. Of several sheets `alpha` is Krippendorff's, over the \
            statements that more than one marker marked.
            """)

    @Argument(help: "Sheets of `naql sample`, marked; one a marker.") var sheets: [String]

    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        let format = try output.outputFormat()
        let console = Console(
            session: Session(), format: format, options: try output.renderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        console.isQuiet = output.quiet
        if let path = output.path { try console.sendOutput(to: path, format: output.format == nil ? nil : format) }
        var read: [MarkedSheet] = []
        for path in sheets { read.append(try MarkedSheet(path)) }
        for sheet in read where sheet.unmarked > 0 {
            console.note(
                "\(sheet.path): \(sheet.rows.count) of \(sheet.rows.count + sheet.unmarked) rows are marked; "
                    + "the others do not count"
            )
        }
        try console.show(columns: SheetScore.columns, rows: SheetScore.rows(of: read))
        try console.closeOutput()
        try console.endOutput()
    }
}
