extension StatementMaker {
    /// Notes why a source of a sentence, or else the one who spoke last, is not named.
    func noteReason(_ reported: [Reported], _ bounds: Range<Int>) {
        guard let reason = AnonymityReason(document: document, layers: layers).reason(in: bounds) else { return }
        for statement in reported {
            if case .unnamed(let source) = speaker(of: statement) { return note(reason, source) }
        }
        if let last = discourse.entries.last, case .unnamed(let source) = last.speaker { note(reason, source) }
    }

    private func note(_ reason: String, _ source: Int) {
        if document.unnamed[source].reason == nil { document.unnamed[source].reason = reason }
    }
}
