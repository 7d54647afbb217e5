import Naql

/// `:param name value`, `:param name => value`, `:param {name: value}`, `:param clear`; values as after `-p`.
enum ParameterCommand {
    static func run(_ text: String, console: Console) throws {
        if text.isEmpty {
            list(console)
        } else if text == "clear" {
            console.session.parameters = [:]
        } else if text.hasPrefix("{") {
            try setAll(text, console)
        } else {
            try setOne(text, console)
        }
    }

    private static func setAll(_ text: String, _ console: Console) throws {
        do {
            guard case .map(let map) = try ParameterText(text).value else { return }
            for (name, value) in zip(map.keys, map.values) { console.session.parameters[name] = value }
        } catch { throw CommandError(error.message) }
    }

    private static func setOne(_ text: String, _ console: Console) throws {
        let name = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
        var rest = text.dropFirst(name.count).drop { $0.isWhitespace }
        for arrow in ["=>", "=", ":"] where rest.hasPrefix(arrow) {
            rest = rest.dropFirst(arrow.count).drop { $0.isWhitespace }
            break
        }
        guard !name.isEmpty, !rest.isEmpty else {
            throw CommandError("give a name and a value: `:param since date('2024-01-01')`")
        }
        try set(String(name), to: String(rest), in: console.session) { console.note($0) }
    }

    /// Gives a parameter the value of a text; `note` hears what is to be told of it.
    private static func set(_ name: String, to text: String, in session: Session, note: (String) -> Void) throws {
        do {
            let bare = name.hasPrefix("$") ? String(name.dropFirst()) : name
            if let word = try session.setParameter(bare, to: text) { note(word) }
        } catch { throw CommandError(error.message) }
    }

    private static func list(_ console: Console) {
        if console.session.parameters.isEmpty { console.say("no parameters are set") }
        for (name, value) in console.session.parameters.sorted(by: { $0.key < $1.key }) {
            console.show("$\(name) = \(value.literal(in: console.session.graph))")
        }
    }
}
