extension String {
    /// Without white space at both ends.
    func trimmingSpaces() -> String { String(drop(while: \.isWhitespace)).trimmingTrailingSpaces() }

    /// Without white space at the end.
    func trimmingTrailingSpaces() -> String {
        var view = self[...]
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
