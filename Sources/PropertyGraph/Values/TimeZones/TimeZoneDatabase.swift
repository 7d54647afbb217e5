import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's time zones, read from its compiled tzdata files (RFC 8536) as they are asked for.
///
/// The folder is the environment's `TZDIR`, else `/usr/share/zoneinfo`, else another of the usual places.
public final class TimeZoneDatabase: Sendable {
    /// The only one: names of zones are numbered in it for the life of the process.
    public static let shared = TimeZoneDatabase()

    private struct State {
        var names: [String] = []
        var rules: [TimeZoneRules] = []
        var indexes: [String: UInt16] = [:]
    }

    private let state = Mutex(State())

    private init() {}

    /// The zone of a name; nil where the system knows none.
    public func zone(named name: String) -> TimeZoneName? {
        if let known = state.withLock({ $0.indexes[name] }) { return TimeZoneName(index: known) }
        guard TimeZoneDatabase.isPlausible(name), let rules = TimeZoneDatabase.load(name) else { return nil }
        return state.withLock { state in
            if let known = state.indexes[name] { return TimeZoneName(index: known) }
            guard state.names.count < ZonedDateTime.nameCapacity else { return nil }
            let index = UInt16(state.names.count)
            state.names.append(name)
            state.rules.append(rules)
            state.indexes[name] = index
            return TimeZoneName(index: index)
        }
    }

    func name(at index: UInt16) -> String { state.withLock { $0.names[Int(index)] } }

    func rules(of name: TimeZoneName) -> TimeZoneRules { state.withLock { $0.rules[Int(name.index)] } }

    /// The folders to look in, in order.
    private static let folders: [String] = {
        let usual = [
            "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/var/db/timezone/zoneinfo",
        ]
        guard let set = getenv("TZDIR"), set.pointee != 0 else { return usual }
        return [String(cString: set)] + usual
    }()

    /// Whether a name can be one of the database: it must not lead out of the folder.
    private static func isPlausible(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 128, name.utf8.first != UInt8(ascii: "/") else { return false }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                    UInt8(ascii: "+"):
                    true
                default: false
                }
            }
    }

    private static func load(_ name: String) -> TimeZoneRules? {
        let target = TimeZoneLinks.target(of: name)
        for file in target == name ? [name] : [target, name] {
            for folder in folders {
                if let bytes = read(folder + "/" + file), let rules = TimeZoneRules(tzif: bytes) { return rules }
            }
        }
        // These mean UTC even where the system has no database.
        return ["UTC", "GMT", "Etc/UTC", "Etc/GMT"].contains(name) ? TimeZoneRules(fixed: 0) : nil
    }

    /// The contents of a regular file; nil where there is none.
    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        // No zone is near this size; the limit is against a path that is something else.
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0, count > 0, count < bytes.count else { return nil }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
