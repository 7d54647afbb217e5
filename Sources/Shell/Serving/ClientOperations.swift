public import Naql
import Renderers

/// What a notebook or another program asks for beside queries: what the shell has for a person.
///
/// `complete` (`text` before the cursor → `typed`, `candidates`), `page` (`query`, `params` → `page`, HTML), `command` (`line` →
/// `output`, `messages`), `format` (`query`, `params`, `format` → `output`) and `export` (`path`, `format` → `messages`).
public enum ClientOperations {
    /// Lets `server` do them at a console whose messages are kept.
    public static func add(to server: RPCServer, at console: Console, messages: KeptMessages) {
        let desk = ClientDesk(console: console, messages: messages)
        server.operations["complete"] = desk.complete
        server.operations["page"] = desk.page
        server.operations["command"] = desk.command
        server.operations["format"] = desk.format
        server.operations["export"] = desk.export
    }
}

/// A console that a program asks.
private struct ClientDesk {
    let console: Console
    let messages: KeptMessages

    func complete(_ request: RPCRequest, _ reply: inout RPCReply) throws {
        let before = try request.text("text")
        let completion = Completer(
            session: console.session, commands: console.commands, library: console.library
        ).complete(before)
        reply.add("typed", text: completion.typed)
        reply.add("candidates", list: completion.candidates) { candidate, bytes in
            bytes.append(contentsOf: "{\"text\":".utf8)
            JSONText.appendQuoted(candidate.text, to: &bytes)
            bytes.append(contentsOf: ",\"ending\":".utf8)
            JSONText.appendQuoted(candidate.ending, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
    }

    func page(_ request: RPCRequest, _ reply: inout RPCReply) throws {
        let source = QuerySource(name: "<command>", text: try request.text("query"))
        let parameters = try request.values("params")
        let page = try captured { try console.view(source, parameters: parameters, to: nil) }
        reply.add("page", text: page)
    }

    func command(_ request: RPCRequest, _ reply: inout RPCReply) throws {
        let line = try request.text("line")
        guard line.hasPrefix(":") else {
            throw RPCRequest.Malformed("a command begins with a colon: `:help` lists them")
        }
        let output = try captured { try console.run(command: line) }
        reply.add("output", text: output)
        reply.add("messages", texts: messages.take())
    }

    func format(_ request: RPCRequest, _ reply: inout RPCReply) throws {
        let name = try request.text("format")
        guard let format = OutputFormat.named(name) else {
            throw RPCRequest.Malformed(Suggestion.unknown("format", name, among: OutputFormat.all.map(\.name)))
        }
        let source = QuerySource(name: "<command>", text: try request.text("query"))
        let parameters = try request.values("params")
        let output = try captured {
            let before = console.format
            defer { console.format = before }
            console.format = format
            try console.run(source, parameters: parameters)
            try console.endOutput()
        }
        reply.add("output", text: output)
    }

    func export(_ request: RPCRequest, _ reply: inout RPCReply) throws {
        let path = try request.text("path")
        let name = try request.optionalText("format")
        let found = if let name { GraphExport.named(name) } else { GraphExport.named(byEndingOf: path) }
        guard let export = found else {
            let known = GraphExport.all.map(\.name).joined(separator: ", ")
            throw RPCRequest.Malformed("there is no export format `\(name ?? path)`; name one as `format`: \(known)")
        }
        let notes = try told {
            try console.mayTouchFiles("export")
            return try export.write(console.session.graph, to: path)
        }
        reply.add("messages", texts: notes)
    }

    /// What `body` writes to the console's output.
    private func captured(_ body: () throws -> Void) throws -> String {
        let before = console.output
        defer { console.output = before }
        let sink = MemorySink()
        console.output = sink
        _ = messages.take()
        try told(body)
        return sink.text
    }

    /// Lets errors say what they mean, whichever they are.
    private func told<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as NaqlError { throw error } catch let error as RPCRequest.Malformed {
            throw error
        } catch { throw RPCServer.Failure(type: "CommandError", message: ErrorText.sentence(error)) }
    }
}
