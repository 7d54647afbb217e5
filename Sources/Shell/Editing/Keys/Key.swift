/// What a person did at the keyboard, decoded from the bytes of the terminal.
enum Key: Hashable {
    /// A character or a control such as Ctrl-A (1).
    case character(Unicode.Scalar)
    case up, down, left, right, home, end, delete
    case wordLeft, wordRight
    /// Shift-Tab.
    case backTab
    /// Text between the marks of a bracketed paste, lines ended by a line feed.
    case paste(String)
    /// A paste that was larger than may be; its size in bytes.
    case refusedPaste(Int)
    /// The terminal has another size.
    case resized
    /// The program goes on after it was stopped.
    case resumed
    /// SIGINT from outside; from the keyboard it is the character 3.
    case interrupted
    /// vi's `dd`.
    case lineCut
    /// A key, or an event of the terminal, that does nothing here: PageUp, F5, the focus.
    case unknown
    /// Nothing more will come.
    case endOfInput
}
