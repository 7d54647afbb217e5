import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Edits a text in the user's editor: `$NAQL_EDITOR`, `$VISUAL`, `$EDITOR`, else vi.
enum ExternalEditor {
    /// The text as it was saved.
    ///
    /// - Throws: ``CommandError`` where the editor fails.
    static func edit(_ text: String) throws -> String {
        let folder = TerminalFacts.variable("TMPDIR") ?? "/tmp"
        var template = Array((folder + "/naql-XXXXXX.cypher").utf8CString)
        let descriptor = mkstemps(&template, 7)
        guard descriptor >= 0 else { throw CommandError("cannot make a file in \(folder) to edit") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let bytes = Array(text.utf8)
        let written = write(descriptor, bytes, bytes.count)
        close(descriptor)
        guard written == bytes.count else { throw CommandError("cannot write \(path)") }
        let program =
            ["NAQL_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap(TerminalFacts.variable).first { !$0.isEmpty } ?? "vi"
        // The program may have arguments of its own, so a shell splits it; the path is passed apart.
        let child = ChildProcess(shell: program + " \"$1\"", arguments: [path])
        guard child?.wait()?.status == 0 else { throw CommandError("`\(program)` failed, the statement is as it was") }
        guard let edited = try? Files.text(of: path) else { throw CommandError("cannot read what `\(program)` saved") }
        return edited.trimmingTrailingSpaces()
    }
}
