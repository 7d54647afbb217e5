import CypherSyntax
import Naql

/// What is told beside a result, as the notifications of drivers.
struct NoteCollector {
    /// What the client wants unless a transaction says otherwise.
    var usual = NoteFilter()
    private var filter = NoteFilter()
    private var notes: [Reply] = []

    /// Makes ready for a statement.
    mutating func begin(_ own: NoteFilter?) {
        filter = own ?? usual
        notes = []
    }

    mutating func add(_ note: Diagnostic, in source: QuerySource) {
        guard !filter.isOff else { return }
        let kind = Kind(note.code)
        guard !filter.disabled.contains(kind.category) else { return }
        let place = SourceText(source.text).position(of: note.range.lower)
        let offset = String(decoding: source.text.utf8.prefix(note.range.lower), as: UTF8.self).count
        let position: [(String, Reply)] = [
            ("offset", .integer(offset)), ("line", .integer(place.line)), ("column", .integer(place.column)),
        ]
        notes.append(
            .map([
                ("code", .string("Neo.ClientNotification.Statement." + kind.code)), ("title", .string(note.message)),
                ("description", .string(([note.message] + note.hints).joined(separator: "; "))),
                ("severity", .string("WARNING")), ("category", .string(kind.category)), ("position", .map(position)),
            ]))
    }

    /// The notes so far, which are taken out.
    mutating func take() -> [Reply] {
        defer { notes = [] }
        return notes
    }

    /// How a note is filed.
    private struct Kind {
        let code: String
        let category: String

        init(_ code: String) {
            switch code {
            case "UnknownLabel": (self.code, category) = ("UnknownLabelWarning", "UNRECOGNIZED")
            case "UnknownRelationshipType": (self.code, category) = ("UnknownRelationshipTypeWarning", "UNRECOGNIZED")
            case "UnknownPropertyKey": (self.code, category) = ("UnknownPropertyKeyWarning", "UNRECOGNIZED")
            default: (self.code, category) = (code, "GENERIC")
            }
        }
    }
}
