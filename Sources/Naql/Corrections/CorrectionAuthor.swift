import Machine
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Who corrects, and when.
public enum CorrectionAuthor {
    /// `$NAQL_USER`, else the name of the account.
    public static var name: String {
        for variable in ["NAQL_USER", "USER", "LOGNAME"] {
            if let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty { return value }
        }
        return getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
    }

    /// Seconds since 1970.
    public static var now: Int64 { Clock.now() / 1_000_000_000 }
}
