import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Formats script files in place.
public struct ScriptFormatting {
    private let console: Console
    private let onlyChecks: Bool

    /// `onlyChecks` changes nothing and tells which files would change.
    public init(console: Console, onlyChecks: Bool) {
        self.console = console
        self.onlyChecks = onlyChecks
    }

    /// Formats one file; false where it has errors, or would change while only checking.
    ///
    /// - Throws: ``FileError`` where it cannot be read or written.
    public func format(file path: String) throws -> Bool {
        let text = try ScriptFile.text(of: path)
        let name = ScriptFile.name(of: path)
        let formatted: String
        do throws(ScriptLayout.Failure) {
            formatted = try ScriptLayout.format(text, name: name)
        } catch {
            console.report(NaqlError.diagnostic(error.diagnostic, in: error.source))
            return false
        }
        if onlyChecks {
            if formatted != text { console.say("\(name): not formatted; `naql fmt \(path)` formats it") }
            return formatted == text
        }
        if path == "-" {
            try console.show(formatted, lineBreak: false)
        } else if formatted != text {
            try OutputFile.replace(path, with: Array(formatted.utf8))
        }
        return true
    }
}
