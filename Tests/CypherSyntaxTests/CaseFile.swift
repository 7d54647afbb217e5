#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files beside the tests and in `Grammar/`, found from this file's own place.
enum CaseFile {
    /// The root of the package.
    static var root: String {
        var path = #filePath
        for _ in 0..<3 { path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
        return path
    }

    /// A query and what is expected of it.
    struct Case: Sendable, CustomStringConvertible {
        var query: String
        var expected: String
        var description: String { query }
    }

    /// The cases of `Cases/<name>.txt`: query, a line `=>`, what is expected; a line `----` between cases.
    static func cases(_ name: String) -> [Case] {
        var cases: [Case] = []
        for block in lineBlocks(text("Tests/CypherSyntaxTests/Cases/\(name).txt"), separator: "----") {
            let parts = lineBlocks(block, separator: "=>")
            if parts.count == 2 { cases.append(Case(query: parts[0], expected: parts[1])) }
        }
        return cases
    }

    /// The parts of a text between lines that are equal to the separator.
    static func lineBlocks(_ text: String, separator: String) -> [String] {
        var blocks: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == separator { blocks.append([]) } else { blocks[blocks.count - 1].append(line) }
        }
        return blocks.map { lines in
            var lines = lines[...]
            while lines.last?.isEmpty == true { lines.removeLast() }
            return lines.joined(separator: "\n")
        }
    }

    /// The text of a file, by its path from the root; empty where there is none.
    static func text(_ path: String) -> String {
        guard let file = fopen(root + "/" + path, "rb") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Names of the files in a folder, in order.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(root + "/" + folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Paths of all Swift files below a folder.
    static func swiftFiles(below folder: String) -> [String] {
        names(in: folder).flatMap { name in
            name.hasSuffix(".swift")
                ? ["\(folder)/\(name)"] : name.contains(".") ? [] : swiftFiles(below: "\(folder)/\(name)")
        }
    }
}
