#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a source is, by its name and what stands at the path.
enum SourceKind: Hashable {
    /// A `.naql` file.
    case archive
    /// A folder with `graph.json` or with `nodes/`.
    case graphCSV
    /// Article files, folders of them, or standard input.
    case articles

    init(of path: String) throws(SessionLoadError) {
        if path == "-" {
            self = .articles
            return
        }
        let kind: Files.Kind
        do throws(FileError) {
            kind = try Files.kind(of: path)
        } catch {
            throw SessionLoadError(path: path, reason: String(cString: strerror(error.code)).lowercasedFirst)
        }
        switch kind {
        case .file: self = path.hasSuffix(".naql") ? .archive : .articles
        case .folder:
            self = Files.exists(path + "/graph.json") || Files.exists(path + "/nodes") ? .graphCSV : .articles
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
