/// What the control groups that the process is in allow it, as Linux tells under `/proc` and `/sys/fs/cgroup`.
///
/// A group's limit holds for all below it, so the least on the way to the root counts. Both versions of the interface
/// are read: in version 2 one tree has every limit, in version 1 each controller has a tree of its own.
struct ControlGroups {
    /// The text of a file, or nil where it cannot be read.
    let read: (String) -> String?

    /// Processors' worth of time that the process may use; nil where nothing limits it.
    var processors: Double? {
        folders(controller: "cpu").compactMap(quota).min()
    }

    /// Bytes of memory that the process may use; nil where nothing limits it.
    var memory: Int? {
        folders(controller: "memory").compactMap { folder in
            let text = read(folder + "/memory.max") ?? read(folder + "/memory.limit_in_bytes")
            // Version 1 says "no limit" with a number near the greatest.
            return text.flatMap { Int($0.line) }.flatMap { $0 < 1 << 60 ? $0 : nil }
        }.min()
    }

    private func quota(_ folder: String) -> Double? {
        if let both = read(folder + "/cpu.max")?.line.split(separator: " "), both.count == 2 {
            return share(Double(both[0]), Double(both[1]))
        }
        return share(
            read(folder + "/cpu.cfs_quota_us").flatMap { Double($0.line) },
            read(folder + "/cpu.cfs_period_us").flatMap { Double($0.line) })
    }

    private func share(_ quota: Double?, _ period: Double?) -> Double? {
        guard let quota, let period, quota > 0, period > 0 else { return nil }
        return quota / period
    }

    // MARK: Where the groups are

    /// The folders of the groups from the process's own up to the mounted root.
    private func folders(controller: String) -> [String] {
        guard let groups = read("/proc/self/cgroup"), let mounts = read("/proc/self/mountinfo") else { return [] }
        var result: [String] = []
        for line in groups.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let isUnified = parts[0] == "0" && parts[1].isEmpty
            guard isUnified || parts[1].split(separator: ",").contains(controller[...]) else { continue }
            guard let mount = Self.mount(of: isUnified ? nil : controller, in: mounts) else { continue }
            result += Self.ancestors(of: String(parts[2]), under: mount)
        }
        return result
    }

    /// A mounted tree: which part of it, and where.
    private typealias Mount = (root: Substring, point: Substring)

    /// Where the tree of a controller is mounted; the tree of version 2 for nil. The form is that of `proc(5)`.
    private static func mount(of controller: String?, in text: String) -> Mount? {
        // Bytes, not characters: this is read at every start.
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "))
            // Six fields, then any number of others up to a dash.
            guard let dash = fields.dropFirst(6).firstIndex(where: { $0.elementsEqual("-".utf8) }),
                dash + 3 < fields.count
            else { continue }
            let kind = fields[dash + 1]
            let isWanted =
                if let controller {
                    kind.elementsEqual("cgroup".utf8)
                        && fields[dash + 3].split(separator: UInt8(ascii: ",")).contains {
                            $0.elementsEqual(controller.utf8)
                        }
                } else {
                    kind.elementsEqual("cgroup2".utf8)
                }
            if isWanted { return (Substring(fields[3]), Substring(fields[4])) }
        }
        return nil
    }

    private static func ancestors(of group: String, under mount: Mount) -> [String] {
        var path = group[...]
        // In a container the mount may show only the part of the tree that is the container's.
        if mount.root != "/", path.hasPrefix(mount.root) { path = path.dropFirst(mount.root.count) }
        var parts = path.split(separator: "/")
        if parts.contains("..") { parts = [] }
        return (0...parts.count).map { ([mount.point] + parts.dropLast($0)).joined(separator: "/") }
    }
}

extension String {
    /// Its first line.
    fileprivate var line: Substring { prefix { $0 != "\n" } }
}
