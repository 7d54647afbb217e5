/// The statements that were entered, the latest last, kept in a file as far as one can be had.
final class History {
    private(set) var entries: [String] = []
    private let file: HistoryFile?

    /// The history of a file; of this session alone without one.
    init(file: HistoryFile?) {
        self.file = file
        entries = Array((file?.load() ?? []).suffix(HistoryFile.limit))
    }

    /// Keeps an entry, unless it repeats the last one, begins with a blank or looks like a secret.
    func add(_ entry: String) {
        guard Self.isKept(entry), entry != entries.last else { return }
        entries.append(entry)
        if entries.count > HistoryFile.limit { entries.removeFirst(entries.count - HistoryFile.limit) }
        file?.append(entry)
    }

    static func isKept(_ entry: String) -> Bool {
        guard let first = entry.first, !first.isWhitespace else { return false }
        let lower = entry.lowercased()
        guard lower.hasPrefix(":param") else { return true }
        return !["password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "credential"]
            .contains { lower.contains($0) }
    }
}
