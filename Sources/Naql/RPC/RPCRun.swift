import CypherRuntime
import CypherSyntax
import PropertyGraph

/// A request `run`: one statement and its rows.
///
/// With `"types": true` values say what they are (``RPCEncoder``). With `"stream": true` the reply has a line with `columns`, a line
/// with `rows` for each batch, and one with `"end": true`; each is sent before the next is made, so that a client that does not
/// read holds the statement up. An error may take the place of any of them, and is the last.
struct RPCRun {
    private let server: RPCServer
    private let id: Int64?
    private let source: QuerySource
    private let parameters: [String: Value]
    private let keepsTypes: Bool
    private let streams: Bool

    init(_ request: RPCRequest, _ id: Int64?, _ server: RPCServer) throws {
        self.server = server
        self.id = id
        source = QuerySource(name: "<command>", text: try request.text("query"))
        parameters = try request.values("params")
        keepsTypes = try request.flag("types")
        streams = try request.flag("stream")
    }

    func perform(send: ([UInt8]) throws -> Void) throws {
        server.notes = []
        let result = try server.session.run(source, parameters: parameters)
        server.cancellation.insist()
        tellUnsavedChanges()
        var reply = RPCReply(to: id)
        reply.add("columns", texts: result.columns)
        if streams {
            try send(reply.line())
            while let rows = try result.next() {
                var part = RPCReply(to: id)
                part.add("rows") { bytes in
                    var isFirst = true
                    bytes.append(UInt8(ascii: "["))
                    append(rows, &isFirst, to: &bytes)
                    bytes.append(UInt8(ascii: "]"))
                }
                try result.confirm()
                try send(part.line())
            }
            reply = RPCReply(to: id)
            reply.add("end", json: "true")
        } else {
            try reply.add("rows") { bytes in
                bytes.append(UInt8(ascii: "["))
                var isFirst = true
                while let rows = try result.next() {
                    append(rows, &isFirst, to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
            }
            try result.confirm()
        }
        if keepsTypes { addChanges(result.changes, to: &reply) }
        reply.add(server.notes)
        try send(reply.line())
    }

    /// Says once that what queries change ends with the program.
    private func tellUnsavedChanges() {
        guard server.session.hasUnsavedChanges, !server.toldUnsavedChanges else { return }
        server.toldUnsavedChanges = true
        let note = Diagnostic(
            code: "ChangesInMemoryOnly", at: SourceRange(0, source.text.utf8.count),
            message: "changes are kept in memory only, the sources stay as they are")
        server.notes.append((note, source))
    }

    private func append(_ rows: Rows, _ isFirst: inout Bool, to bytes: inout [UInt8]) {
        let encoder = RPCEncoder(graph: rows.graph, keepsTypes: keepsTypes)
        for row in 0..<rows.count {
            bytes.append(contentsOf: (isFirst ? "[" : ",[").utf8)
            isFirst = false
            for column in rows.columns.indices {
                if column > 0 { bytes.append(UInt8(ascii: ",")) }
                switch rows.columns[column] {
                // The most of what is sent, without a value made for each.
                case .strings:
                    rows.withPlainText(row: row, column: column) { text in
                        if let text {
                            JSONText.appendQuoted(text, to: &bytes)
                        } else {
                            encoder.append(.null, to: &bytes)
                        }
                    }
                case .integers:
                    rows.withPlainText(row: row, column: column) { text in
                        if let text { bytes.append(contentsOf: text) } else { encoder.append(.null, to: &bytes) }
                    }
                default: encoder.append(rows.value(row: row, column: column), to: &bytes)
                }
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }

    /// `"changes": {"nodesCreated": 1, …}`, where there are any.
    private func addChanges(_ changes: WriteCounters, to reply: inout RPCReply) {
        let counts = [
            ("nodesCreated", changes.nodesCreated), ("nodesDeleted", changes.nodesDeleted),
            ("relationshipsCreated", changes.relationshipsCreated),
            ("relationshipsDeleted", changes.relationshipsDeleted), ("propertiesSet", changes.propertiesSet),
            ("labelsAdded", changes.labelsAdded), ("labelsRemoved", changes.labelsRemoved),
            ("indexesAdded", changes.indexesAdded), ("indexesRemoved", changes.indexesRemoved),
            ("constraintsAdded", changes.constraintsAdded), ("constraintsRemoved", changes.constraintsRemoved),
        ].filter { $0.1 != 0 }
        if counts.isEmpty { return }
        reply.add("changes", json: "{" + counts.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}")
    }
}
