import Renderers

/// Long texts in the program that the user reads them in: `$NAQL_PAGER`, `$PAGER`, else `less`.
enum Pager {
    /// Shows a text that cannot act on the terminal, and waits until the user has read it; false where there is no pager.
    ///
    /// - Throws: ``CommandError`` where it cannot be started, or fails.
    static func show(_ text: String, bidi: RenderOptions.BidiMode) throws -> Bool {
        let command =
            ["NAQL_PAGER", "PAGER"].lazy.compactMap(TerminalFacts.variable).first { !$0.isEmpty } ?? "less"
        // Colours pass through; marks of direction only where lines hold them, for they make `less` miscount.
        let environment = ["LESS": bidi == .isolate ? "-r" : "-R", "LESSCHARSET": "utf-8"]
        let program = try ChildProgram(command, environment: environment)
        var buffer = ByteBuffer()
        buffer.append(text)
        // Whoever leaves early has read enough.
        do { try program.sink.flush(&buffer) } catch OutputError.closed {}
        let status = program.end()
        if status == 127 { return false }
        if let complaint = ChildProgram.complaint(command, status: status) { throw CommandError(complaint) }
        return true
    }
}
