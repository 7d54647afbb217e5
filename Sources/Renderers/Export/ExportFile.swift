import Machine
import PropertyGraph
import Text

/// Where an export goes.
enum ExportFile {
    /// Writes through `body` to a file that takes its name only when it is whole, or straight into what is no file; nil and
    /// `-` are standard output, where a terminal gets what acts on it written out in a style.
    ///
    /// - Throws: ``OutputError``, ``FileError``, or an error of the graph's archive: then nothing has its name.
    static func write(
        _ graph: Graph, to path: String?, onTerminal style: VisibleText.Style = .braces,
        _ body: (any ByteSink) throws -> Void
    ) throws {
        // All of it is read: what is damaged is not to be found half way.
        try graph.checkArchive()
        guard let path, path != "-" else {
            try body(StandardOutput.sink(style: style))
            return
        }
        let file = try OutputFile(path, devices: .streamed)
        do { try body(StandardOutput.sink(to: file.descriptor, style: style)) } catch OutputError.failed(let code) {
            throw FileError(path: path, code: code)
        }
        if let damage = graph.lookForDamage() { throw damage }
        try file.publish()
    }
}
