import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The script that runs before the first prompt.
public enum InitFile {
    /// The one in the user's folder of settings, where there is one and nobody else can have written it; a warning says
    /// where that is not so. Never one from the current folder, which may be another's.
    public static func standard(warn: (String) -> Void) -> String? {
        guard let folder = UserFolders.settings else { return nil }
        let path = folder + "/init.naql"
        guard Files.exists(path) else { return nil }
        for place in [path, folder] {
            guard let doubt = doubt(about: place) else { continue }
            warn("warning: the init script \(path) is not run: \(place) \(doubt)")
            return nil
        }
        return path
    }

    /// Why others can have written there.
    static func doubt(about path: String) -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return "cannot be looked at" }
        let user = geteuid()
        guard facts.st_uid == user || facts.st_uid == 0 else { return "belongs to another user" }
        // A group with the user's own number is the user alone.
        let isOthers = facts.st_mode & 0o002 != 0 || facts.st_mode & 0o020 != 0 && facts.st_gid != user
        return isOthers ? "can be written by others; `chmod go-w \(path)` keeps it yours" : nil
    }
}
