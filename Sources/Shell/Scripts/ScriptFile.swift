import Naql

/// The text of a script file, for all that read one.
enum ScriptFile {
    /// The name that a path has in messages; `-` is standard input.
    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// The text.
    ///
    /// - Throws: ``FileError`` where it cannot be read, ``CommandError`` where it is no text in UTF-8.
    static func text(of path: String) throws -> String {
        let bytes = try Files.bytes(of: path)
        if let place = bytes.firstIndex(of: 0) {
            throw CommandError("\(name(of: path)): not a script: there is a NUL at byte \(place)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError("\(name(of: path)): not a script: it is no UTF-8 text")
        }
        return text
    }
}
