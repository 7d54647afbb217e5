import Naql
import Text

/// What stands before a statement: that a transaction is open, and where results go.
enum Prompt {
    /// The prompt of a console.
    static func text(of console: Console) -> String {
        let star = console.session.isInTransaction ? "*" : ""
        guard let mark = (console.once ?? console.redirection?.destination)?.mark else { return "naql\(star)> " }
        let name = DisplayWidth.shortened(VisibleText.escaped(mark), to: 24)
        return "naql\(star) \(console.once == nil ? "→" : "↦") \(name)> "
    }

    /// The prompt while vi's keys are commands: as wide as the other.
    static func commanding(_ prompt: String) -> String {
        prompt.hasSuffix("> ") ? prompt.dropLast(2) + ": " : prompt
    }

    /// What stands before the further lines of a statement, as wide as the prompt: what is open there, then an arrow.
    static func continuation(under prompt: String, open: String) -> String {
        let arrow = (open.isEmpty ? "-" : open) + "> "
        return String(repeating: " ", count: max(0, DisplayWidth.of(prompt) - DisplayWidth.of(arrow))) + arrow
    }
}
