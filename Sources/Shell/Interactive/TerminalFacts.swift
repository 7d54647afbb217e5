public import Renderers
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the environment tells of the terminal.
public enum TerminalFacts {
    /// Whether a descriptor is a terminal.
    public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

    /// The columns of the terminal on a descriptor; 80 where it does not say.
    public static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
    }

    /// The rows of the terminal on a descriptor; 24 where it does not say.
    public static func height(of descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
        return 24
    }

    /// Whether what was written on a descriptor can be painted over: it is a terminal that says what it is, and more than
    /// `dumb`.
    static func isPainted(_ descriptor: Int32) -> Bool {
        isTerminal(descriptor) && !["", "dumb"].contains(variable("TERM") ?? "")
    }

    /// Whether colours are wanted on a descriptor: no-color.org, CLICOLOR_FORCE, then whether it is a terminal
    /// that can be painted on.
    public static func wantsColor(_ descriptor: Int32) -> Bool {
        if let value = variable("NO_COLOR"), !value.isEmpty { return false }
        if let value = variable("CLICOLOR_FORCE"), value != "0", !value.isEmpty { return true }
        return variable("CLICOLOR") != "0" && isPainted(descriptor)
    }

    /// `auto` made definite: isolates only where the terminal is known to reorder text and to honour them. That is VTE
    /// from 0.58 on; inside tmux the outer terminal's word does not count, for tmux passes text on in logical order.
    public static func resolve(_ mode: RenderOptions.BidiMode) -> RenderOptions.BidiMode {
        guard mode == .auto else { return mode }
        let version = variable("VTE_VERSION").flatMap { Int($0) } ?? 0
        return version >= 5800 && variable("TMUX") == nil ? .isolate : .off
    }

    /// A variable of the environment.
    public static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
