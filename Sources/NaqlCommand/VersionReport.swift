import Naql
import Shell
import Text
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a report of a fault should tell of the program and where it runs: `--version --verbose`.
enum VersionReport {
    static var text: String {
        var lines = ["naql \(NaqlVersion.current)"]
        var names = utsname()
        if uname(&names) == 0 {
            lines.append("system: \(string(&names.sysname)) \(string(&names.release)) \(string(&names.machine))")
        }
        lines.append("built: \(build)")
        lines.append("threads: \(Settings().workers)")
        for name in ["TERM", "COLORTERM", "VTE_VERSION", "TMUX", "LANG", "LC_ALL", "LC_CTYPE", "PAGER", "NO_COLOR"] {
            if let value = TerminalFacts.variable(name) { lines.append("\(name): \(VisibleText.escaped(value))") }
        }
        let terminals = (0...2).map { TerminalFacts.isTerminal(Int32($0)) ? "yes" : "no" }
        lines.append("terminal: input \(terminals[0]), output \(terminals[1]), messages \(terminals[2])")
        if TerminalFacts.isTerminal(1) {
            lines.append("size: \(TerminalFacts.width(of: 1)) × \(TerminalFacts.height(of: 1))")
        }
        return lines.joined(separator: "\n")
    }

    private static var build: String {
        #if DEBUG
            let kind = "debug"
        #else
            let kind = "release"
        #endif
        #if arch(x86_64)
            let machine = "x86_64"
        #elseif arch(arm64)
            let machine = "arm64"
        #else
            let machine = "another machine"
        #endif
        #if compiler(>=6.3)
            return "\(kind), \(machine), Swift 6.3 or later"
        #else
            return "\(kind), \(machine), Swift before 6.3"
        #endif
    }

    /// A name of the system, which stands in a fixed room.
    private static func string<Room>(_ room: inout Room) -> String {
        withUnsafeBytes(of: &room) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
