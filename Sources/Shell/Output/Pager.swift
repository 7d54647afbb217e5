import Naql
import Renderers

/// Long texts in the program that the user reads them in: `$NAQL_PAGER`, `$PAGER`, else `less`.
enum Pager {
    /// Shows a text that cannot act on the terminal, and waits until the user has read it.
    ///
    /// - Throws: ``CommandError`` where there is no pager.
    static func show(_ text: String, bidi: RenderOptions.BidiMode) throws {
        let command =
            ["NAQL_PAGER", "PAGER"].lazy.compactMap(TerminalFacts.variable).first { !$0.isEmpty } ?? "less"
        // Colours pass through; marks of direction only where lines hold them, for they make `less` miscount.
        let environment = ["LESS": bidi == .isolate ? "-r" : "-R", "LESSCHARSET": "utf-8"]
        let program = try ChildProgram(command, environment: environment)
        var buffer = ByteBuffer()
        buffer.append(text)
        // Whoever leaves early has read enough.
        do { try program.sink.flush(&buffer) } catch OutputError.closed {}
        switch program.end() {
        case 127: throw CommandError("there is no pager `\(command)`: set `PAGER`, or `:rows all` shows all rows")
        case let status:
            if let complaint = ChildProgram.complaint(command, status: status) { throw CommandError(complaint) }
        }
    }
}
