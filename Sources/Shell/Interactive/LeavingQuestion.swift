import Naql

/// Asks what is to become of changes that are not kept, before the shell is left.
struct LeavingQuestion {
    /// What a person answered.
    enum Answer: Equatable {
        case text(String)
        /// Ctrl-C.
        case cancelled
        /// The terminal is gone, or Ctrl-D.
        case end
    }

    let console: Console
    /// Shows a question and waits for a line.
    let ask: (_ question: String) -> Answer

    /// Whether the shell may be left: there is nothing to keep, it is kept, or it is not wanted.
    func mayLeave() -> Bool {
        guard console.session.hasUnsavedChanges, !console.session.settings.isSafe else { return true }
        let target = console.writePath ?? console.session.archivePath
        let place = target.map { " in \($0)" } ?? ""
        while true {
            switch ask("changes are not kept; keep them\(place)? y(es), n(o), c(ancel): ") {
            case .cancelled: return false
            case .end:
                console.say("the changes are not kept")
                return true
            case .text(let text):
                switch text.trimmingSpaces().lowercased() {
                case "y", "yes": if let kept = keep(in: target) { return kept }
                case "n", "no": return true
                case "c", "cancel": return false
                default: continue
                }
            }
        }
    }

    /// Whether they are kept; nil where the question is to be asked again.
    private func keep(in target: String?) -> Bool? {
        var path = target
        if path == nil {
            guard case .text(let text) = ask("a file to write (articles.naql): ") else { return false }
            let name = text.trimmingSpaces()
            if name.isEmpty { return nil }
            path = (try? PathText.path(name)) ?? name
        }
        do {
            try console.write(to: path)
            return true
        } catch {
            console.report(error)
            return false
        }
    }
}
