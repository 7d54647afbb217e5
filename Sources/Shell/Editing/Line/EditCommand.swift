/// What keys are bound to, beside libedit's own commands: an entry has the name that `~/.editrc` can bind, a line of help,
/// and its keys in libedit's notation.
enum EditCommand: Int32, CaseIterable {
    /// A key that is no character: arrows, pastes, letters beyond ASCII. The reader keeps which.
    case special
    case enter, insertLine, interrupt, endOrDelete, suspend, clearScreen, complete
    case left, right, wordLeft, wordRight, lineStart, lineEnd, up, down, historyBack, historyForward
    case search, deleteBackward, deleteForward
    case cutBlankWord, cutWordBackward, cutWordForward, cutToLineStart, cutToLineEnd, yank, yankPrevious
    case undo, redo, editOutside, transpose, showLast, cutLine, openBelow, openAbove
    /// Keys that nobody presses: the one that is run tells which of vi's maps is in force.
    case viInserts, viCommands

    /// The name for `bind`.
    var name: String { "naql-" + help.name }
    /// One line for `bind -l`.
    var summary: String { help.summary }
    /// Keys in emacs' map, and in that of vi's insert mode as far as they do not begin with Escape.
    var keys: [String] { help.keys }
    /// Keys in vi's command mode.
    var viKeys: [String] { help.viKeys }

    private var help: (name: String, summary: String, keys: [String], viKeys: [String]) {
        switch self {
        case .special: ("special", "a key that is no ASCII character", ["\\200"], ["\\200"])
        case .enter:
            ("enter", "run the statement if it is complete, else begin a new line", ["^M", "^J"], ["^M", "^J"])
        case .insertLine: ("new-line", "begin a new line", ["\\e^M", "\\e^J"], [])
        case .interrupt: ("interrupt", "clear the statement", ["^C"], ["^C"])
        case .endOrDelete: ("end", "leave if nothing is typed, else delete the next character", ["^D"], ["^D"])
        case .suspend: ("suspend", "stop the program", ["^Z"], ["^Z"])
        case .clearScreen: ("clear-screen", "clear the screen", ["^L"], ["^L"])
        case .complete: ("complete", "complete the word", ["^I"], [])
        case .left: ("left", "one character back", ["^B"], ["h"])
        case .right: ("right", "one character on", ["^F"], ["l", " "])
        case .wordLeft: ("word-left", "one word back", ["\\eb"], [])
        case .wordRight: ("word-right", "one word on", ["\\ef"], [])
        case .lineStart: ("line-start", "to the beginning of the line", ["^A"], ["^A"])
        case .lineEnd: ("line-end", "to the end of the line", ["^E"], ["^E", "$"])
        case .up: ("up", "a line up, or the statement before", [], ["k", "-"])
        case .down: ("down", "a line down, or the statement after", [], ["j", "+"])
        case .historyBack: ("previous", "the statement before", ["^P"], ["^P"])
        case .historyForward: ("next", "the statement after", ["^N"], ["^N"])
        case .search: ("search", "search history", ["^R"], ["^R", "/"])
        case .deleteBackward: ("delete-back", "delete the character before", ["^H", "^?"], [])
        case .deleteForward: ("delete", "delete the character after", [], [])
        case .cutBlankWord: ("cut-blank-word", "cut back to a blank", ["^W"], [])
        case .cutWordBackward: ("cut-word-back", "cut the word before", ["\\e^H", "\\e^?"], [])
        case .cutWordForward: ("cut-word", "cut the word after", ["\\ed"], [])
        case .cutToLineStart: ("cut-line-start", "cut to the beginning of the line", ["^U"], [])
        case .cutToLineEnd: ("cut-line-end", "cut to the end of the line", ["^K"], [])
        case .yank: ("yank", "put back what was cut", ["^Y"], [])
        case .yankPrevious: ("yank-previous", "put back what was cut before that", ["\\ey"], [])
        case .undo: ("undo", "undo", ["^_"], ["u"])
        case .redo: ("redo", "redo what was undone", ["\\e_", "\\er"], [])
        case .editOutside: ("edit", "edit the statement in $EDITOR", ["^X^E"], ["v"])
        case .showLast: ("show-last", "show the last result whole, in the pager", ["^O"], ["^O"])
        case .cutLine: ("cut-line", "cut the line", [], [])
        case .openBelow: ("open-below", "begin a line below", [], ["o"])
        case .openAbove: ("open-above", "begin a line above", [], ["O"])
        case .viInserts: ("vi-inserts", "tells that vi's keys insert", ["\\201"], [])
        case .viCommands: ("vi-commands", "tells that vi's keys are commands", [], ["\\201"])
        case .transpose: ("transpose", "swap two characters", ["^T"], [])
        }
    }
}
