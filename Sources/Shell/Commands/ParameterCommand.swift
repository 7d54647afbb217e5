import Naql
import PropertyGraph

/// `:param name value`, `:param name => value`, `:param {name: value}`, `:param clear`; values as after `-p`.
enum ParameterCommand {
    /// What a command asks for.
    private enum Request {
        case list
        case clear
        case set(String, ParameterText)
        case setAll(MapValue)

        init(_ text: String) throws {
            if text.isEmpty {
                self = .list
            } else if text == "clear" {
                self = .clear
            } else if text.hasPrefix("{"), case .map(let map) = try ParameterCommand.value(text, of: nil).value {
                self = .setAll(map)
            } else {
                let (name, value) = try ParameterCommand.split(text)
                self = .set(name, try ParameterCommand.value(value, of: name))
            }
        }
    }

    static func run(_ text: String, console: Console) throws {
        switch try Request(text) {
        case .list: try list(console)
        case .clear: console.session.parameters = [:]
        case .set(let name, let parameter):
            if let note = console.session.setParameter(name, to: parameter) { console.note(note) }
        case .setAll(let map):
            for (name, value) in zip(map.keys, map.values) { console.session.parameters[name] = value }
        }
    }

    /// Refuses what ``run(_:console:)`` would.
    static func check(_ text: String) throws { _ = try Request(text) }

    private static func split(_ text: String) throws -> (name: String, value: String) {
        let name = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
        var rest = text.dropFirst(name.count).drop { $0.isWhitespace }
        for arrow in ["=>", "=", ":"] where rest.hasPrefix(arrow) {
            rest = rest.dropFirst(arrow.count).drop { $0.isWhitespace }
            break
        }
        let bare = name.hasPrefix("$") ? name.dropFirst() : name
        guard !bare.isEmpty, !rest.isEmpty else {
            throw CommandError("give a name and a value: `:param since date('2024-01-01')`")
        }
        try checkName(bare)
        return (String(bare), String(rest))
    }

    /// - Throws: ``CommandError`` where no statement could ask for a name as `$name`.
    static func checkName(_ name: some StringProtocol) throws {
        let isNumber = name.allSatisfy { $0.isASCII && $0.isNumber }
        let isWord =
            name.first.map { $0.isLetter || $0 == "_" } ?? false
            && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "\u{200C}" }
        guard isNumber || isWord else {
            throw CommandError(
                "`\(name)` cannot be the name of a parameter: letters, digits and `_`, no digit at its beginning")
        }
    }

    private static func value(_ text: String, of name: String?) throws -> ParameterText {
        do { return try ParameterText(text, of: name) } catch { throw CommandError(error.message) }
    }

    private static func list(_ console: Console) throws {
        if console.session.parameters.isEmpty { console.say("no parameters are set") }
        for (name, value) in console.session.parameters.sorted(by: { $0.key < $1.key }) {
            try console.show("$\(name) = \(value.literal(in: console.session.graph))")
        }
    }
}
