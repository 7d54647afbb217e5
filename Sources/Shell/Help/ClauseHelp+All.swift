extension ClauseHelp {
    /// Every page, in the order of the list.
    static let all: [ClauseHelp] = reading + shaping + writing + composing + managing

    /// The page of a word, in any case and with any blanks between its words.
    static func named(_ text: String) -> ClauseHelp? {
        let wanted = text.split { $0.isWhitespace }.joined(separator: " ").uppercased()
        return all.first { $0.name == wanted } ?? all.first { $0.others.contains(wanted) }
    }

    /// Every word that has a page.
    static var names: [String] { all.map(\.name) }
}
