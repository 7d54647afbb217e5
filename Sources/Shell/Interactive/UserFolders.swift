#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The user's folders for this program, after the XDG Base Directory Specification: variables that hold no whole path are
/// passed over.
enum UserFolders {
    /// Settings: the init script, saved questions; nil where there is no home.
    static var settings: String? { folder("XDG_CONFIG_HOME", atHome: ".config") }
    /// What is kept from one session to the next: the history; nil where there is no home.
    static var state: String? { folder("XDG_STATE_HOME", atHome: ".local/state") }

    private static func folder(_ variable: String, atHome place: String) -> String? {
        let base = wholePath(variable) ?? wholePath("HOME").map { $0 + "/" + place }
        return base.map { $0 + "/naql" }
    }

    private static func wholePath(_ variable: String) -> String? {
        TerminalFacts.variable(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    /// Makes a folder and those above it; one that cannot be made shows when a file in it is opened.
    static func make(_ path: String) {
        var folder = ""
        for part in path.split(separator: "/") {
            folder += "/" + part
            _ = mkdir(folder, 0o700)
        }
    }
}
