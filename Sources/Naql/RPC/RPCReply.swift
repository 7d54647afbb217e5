import CypherRuntime
import CypherSyntax

/// One line of a reply.
public typealias RPCReply = JSONObjectWriter

extension RPCReply {
    /// A reply to the request that the client knows by `id`, where it has one.
    init(to id: Int64?) {
        self.init()
        if let id { add("id", json: "\(id)") }
    }
}

extension RPCReply {
    /// Adds what there is to tell of an error: `type`, `phase`, `detail`, `message`, its place, and remedies as `hints`.
    mutating func add(_ error: NaqlError) {
        var told = RPCReply(to: nil)
        told.add("type", text: error.type)
        told.add("phase", text: error.isCompileTime ? "compile" : "runtime")
        told.add("detail", text: error.detail)
        told.add("message", text: error.message)
        switch error {
        case .diagnostic(let diagnostic, let source): told.add(diagnostic.range, diagnostic.hints, in: source)
        case .execution(let cause, let source): told.add(cause.range, cause.hints, in: source)
        }
        add("error") { $0.append(contentsOf: told.line()) }
    }

    /// Adds an error that belongs to no place of a query.
    mutating func add(error type: String, message: String) {
        var told = RPCReply(to: nil)
        told.add("type", text: type)
        told.add("message", text: message)
        add("error") { $0.append(contentsOf: told.line()) }
    }

    /// Adds `notes`, where there are any.
    mutating func add(_ notes: [(Diagnostic, QuerySource)]) {
        if notes.isEmpty { return }
        add("notes", list: notes) { note, bytes in
            var told = RPCReply(to: nil)
            told.add("code", text: note.0.code)
            told.add("message", text: note.0.message)
            told.add(note.0.range, note.0.hints, in: note.1)
            bytes.append(contentsOf: told.line())
        }
    }

    private mutating func add(_ range: SourceRange?, _ hints: [String], in source: QuerySource) {
        if let place = range.map(source.place) {
            add("line", json: "\(place.line)")
            add("column", json: "\(place.column)")
            add("length", json: "\(place.length)")
        }
        if !hints.isEmpty { add("hints", texts: hints) }
    }
}
