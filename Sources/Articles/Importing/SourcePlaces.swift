import Machine

/// Where files stand among the sources of a load: an archive's own files are put where they would have been reached.
struct SourcePlaces {
    /// A file's place: by its source, then folder by folder.
    struct Place: Comparable {
        private let source: Int
        private let parts: [[UInt8]]

        init(_ source: Int, _ path: FilePath) { (self.source, parts) = (source, SourcePlaces.parts(path)) }

        static func < (a: Place, b: Place) -> Bool {
            guard a.source == b.source else { return a.source < b.source }
            return a.parts.lexicographicallyPrecedes(b.parts) { $0.lexicographicallyPrecedes($1) }
        }
    }

    /// The first source of each path.
    private var first: [[[UInt8]]: Int] = [:]
    private let count: Int

    init(_ sources: [ArticleArchive.Source]) {
        count = sources.count
        for (index, source) in sources.enumerated() {
            guard case .path(let path) = source else { continue }
            let parts = Self.parts(path)
            if !parts.isEmpty, first[parts] == nil { first[parts] = index }
        }
    }

    /// The first source that a file stands in; behind all of them where none has it.
    func source(of path: FilePath) -> Int {
        var folder: [[UInt8]] = []
        var found = count
        for part in Self.parts(path) {
            folder.append(part)
            if let source = first[folder] { found = min(found, source) }
        }
        return found
    }

    private static func parts(_ path: FilePath) -> [[UInt8]] {
        path.bytes.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }.map(Array.init)
    }
}
