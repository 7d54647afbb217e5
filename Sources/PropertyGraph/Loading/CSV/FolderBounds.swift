#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bounds of a graph folder: what its list of files names must lie within, since the list may be a stranger's.
struct FolderBounds {
    private let folder: String
    /// Without links; nil where the system cannot tell.
    private let root: String?

    init(_ folder: String) {
        self.folder = folder
        root = Self.resolved(folder)
    }

    /// Throws where a name leads out of the folder; `place` says where it stands.
    func check(_ name: String, _ place: String) throws(GraphCSVError) {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if name.utf8.first == UInt8(ascii: "/") || parts.contains(where: { $0.elementsEqual("..".utf8) }) {
            throw GraphCSVError(place, "'\(name)' leads out of the folder; name a file in it")
        }
        if name.isEmpty || name.utf8.contains(0) { throw GraphCSVError(place, "'\(name)' is no name of a file") }
        // One that is not there is told when it is opened.
        guard let root, let path = Self.resolved("\(folder)/\(name)") else { return }
        guard path.hasPrefix(root == "/" ? root : root + "/") else {
            throw GraphCSVError(place, "'\(name)' is a link that leads out of the folder, to \(path)")
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
