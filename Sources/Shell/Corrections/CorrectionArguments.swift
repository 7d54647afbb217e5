/// `ROW REST`: a row of the last result, and what is to be said of it.
struct CorrectionArguments {
    let row: String
    let rest: String

    /// - Throws: ``CommandError`` with an example where one of both is not there.
    init(_ text: String, _ command: String, _ example: String) throws {
        row = String(text.prefix { !$0.isWhitespace })
        rest = ArgumentWords.unquoted(String(text.dropFirst(row.count)).trimmingSpaces())
        guard RowReference(row) != nil, !rest.isEmpty else {
            throw CommandError("give a row of the last result, then what is right: `:\(command) \(example)`")
        }
    }
}

/// `3` or `3.who`: a row of the last result, or a column of it.
struct RowReference {
    let number: Int
    let column: String?

    init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let number = RowNumber.of(first), number > 0, !text.hasSuffix(".") else {
            return nil
        }
        self.number = number
        column = parts.count > 1 ? parts[1] : nil
    }
}
