/// The keys of the prompt, from what they are bound to.
struct KeyHelp {
    let usesVi: Bool

    /// Commands with the keys that a person presses for them.
    var entries: [(keys: [String], summary: String)] {
        EditCommand.allCases.compactMap { command in
            var keys = Self.arrows[command] ?? []
            keys += command.keys.filter { !(usesVi && $0.hasPrefix("\\e")) }.compactMap(Self.readable)
            if usesVi, command == .cutLine { keys.append("Esc d d") }
            if usesVi { keys += command.viKeys.compactMap(Self.readable).map { Self.isLetter($0) ? "Esc " + $0 : $0 } }
            var seen: Set<String> = []
            let own = keys.filter { seen.insert($0).inserted }
            return own.isEmpty ? nil : (own, command.summary)
        }
    }

    /// The map in force as a page, in lines of so many cells.
    func page(width: Int) -> String {
        let rows = entries.map { (Self.joined($0.keys), $0.summary) }
        let map =
            usesVi
            ? "vi's keys; Esc leads to the command map, whose other keys are vi's own"
            : "emacs' keys; NAQL_EDITING=vi in the environment, or `bind -v` in ~/.editrc, gives vi's"
        return HelpText.table(rows, widest: 34, width: width) + "\n\n"
            + HelpText.wrap(map, width: max(20, width)).joined(separator: "\n")
    }

    /// What a key does, by its name in any spelling: `Ctrl-R`, `^R`, `C-r`.
    func page(of key: String) -> String? {
        let wanted = Self.normal(key)
        guard let entry = entries.first(where: { $0.keys.contains { Self.normal($0) == wanted } }) else { return nil }
        return Self.joined(entry.keys) + "\n  " + entry.summary
    }

    private static func joined(_ keys: [String]) -> String { keys.joined(separator: ", ") }

    private static func isLetter(_ key: String) -> Bool { key.count == 1 }

    private static func normal(_ key: String) -> String {
        var name = key.lowercased().replacing("control", with: "ctrl").replacing("meta", with: "alt").replacing(
            "+", with: "-")
        if name.hasPrefix("^") { name = "ctrl-" + name.dropFirst() }
        if name.hasPrefix("c-") { name = "ctrl-" + name.dropFirst(2) }
        if name.hasPrefix("m-") { name = "alt-" + name.dropFirst(2) }
        return name
    }

    /// A key in libedit's notation as people call it.
    private static func readable(_ key: String) -> String? {
        switch key {
        case "\\200", "\\201": return nil
        case "^M": return "Enter"
        case "^J": return nil
        case "^I": return "Tab"
        case "^H", "^?": return "Backspace"
        case "\\e^M": return "Alt-Enter"
        case "\\e^J", "\\e^H": return nil
        case "\\e^?": return "Alt-Backspace"
        case "^X^E": return "Ctrl-X Ctrl-E"
        case " ": return nil
        default: break
        }
        if key.hasPrefix("\\e") { return "Alt-" + key.dropFirst(2).uppercased() }
        if key.hasPrefix("^") { return "Ctrl-" + key.dropFirst() }
        return key
    }

    /// Keys that have no letter.
    private static let arrows: [EditCommand: [String]] = [
        .up: ["Up"], .down: ["Down"], .left: ["Left"], .right: ["Right"], .lineStart: ["Home"], .lineEnd: ["End"],
        .deleteForward: ["Delete"], .wordLeft: ["Ctrl-Left"], .wordRight: ["Ctrl-Right"], .complete: ["Shift-Tab"],
    ]
}
