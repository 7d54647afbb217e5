#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Keys as they are pressed, without Enter, and lines where words are asked for. The terminal is as it was when it
/// goes.
final class SingleKeys {
    private let keys = KeyReader(descriptor: 0)
    private var before = termios()

    /// Nil where nobody sits at a terminal.
    init?() {
        guard TerminalFacts.isTerminal(0), tcgetattr(0, &before) == 0 else { return nil }
        set(isRaw: true)
    }

    deinit { tcsetattr(0, TCSADRAIN, &before) }

    /// The next character; nil at the end, and for Ctrl-C and Ctrl-D.
    func next() -> Character? {
        while true {
            switch keys.next() {
            case .character("\u{03}"), .character("\u{04}"), .endOfInput, .interrupted: return nil
            case .character(let scalar): return Character(scalar)
            default: continue
            }
        }
    }

    /// A line that is typed; nil at the end, and for Ctrl-C.
    func line() -> String? {
        set(isRaw: false)
        defer { set(isRaw: true) }
        var text = ""
        while true {
            switch keys.next() {
            case .endOfInput, .interrupted, .character("\u{03}"), .character("\u{04}"): return nil
            case .character("\n"), .character("\r"): return text.trimmingSpaces()
            case .character(let scalar): text.unicodeScalars.append(scalar)
            case .paste(let pasted): text += pasted
            default: continue
            }
        }
    }

    private func set(isRaw: Bool) {
        var modes = before
        modes.c_lflag &= ~tcflag_t(ISIG)
        if isRaw { modes.c_lflag &= ~tcflag_t(ICANON | ECHO) } else { modes.c_lflag |= tcflag_t(ICANON | ECHO) }
        modes.c_iflag |= tcflag_t(ICRNL)
        tcsetattr(0, TCSADRAIN, &modes)
    }
}
