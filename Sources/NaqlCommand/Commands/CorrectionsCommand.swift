import ArgumentParser
import Machine
import Naql
import Renderers

/// `naql corrections ARCHIVE.naql`: what was corrected in an archive, as a sheet.
struct CorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "Prints what was corrected in an archive, as CSV: for a colleague, or to look through.",
        discussion: """
            Corrections are made in the shell (:note, :mark, :said, :span, :drop, :same, :alias, :split, or SET, CREATE and \
            DELETE) and kept by :write or --write. Each row names what it is about by article, words and name, so it holds in \
            every archive of the same articles: --corrections FILE.csv adds it there, when an archive is opened or imported. \
            A sheet that contradicts what is there changes nothing, and says where; --conflicts says whose word counts.

            To take corrections back, print them, delete their rows, and import again with --no-corrections and \
            --corrections FILE.csv.
            """)

    @Argument(help: "The archive.") var archive: String

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file; default standard output.")
    var output: String?

    func run() throws {
        let text = try CorrectionFiles.csv(ofArchive: archive)
        if let output, output != "-" { return try OutputFile.replace(output, with: Array(text.utf8)) }
        var buffer = ByteBuffer()
        buffer.append(text)
        try DescriptorSink(descriptor: 1).flush(&buffer)
    }
}
