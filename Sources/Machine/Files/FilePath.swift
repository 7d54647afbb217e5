#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The path of a file as the system has it: bytes, which need not be UTF-8. Names in Windows-1256 come out of many
/// Arabic archives.
///
/// In a `String` such bytes are written with code points that Unicode keeps for a program's own use, two for each: the
/// argument of a command, a name out of a folder and a line of a script are strings, and find their file all the same.
public struct FilePath: Hashable, Sendable {
    /// Without the zero at the end.
    public let bytes: [UInt8]

    /// A path of bytes.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// The path that a string stands for.
    public init(_ text: String) { bytes = UndecodableBytes.bytes(of: text) }

    /// The string that stands for it: ``init(_:)`` makes the same path again.
    public var text: String { UndecodableBytes.text(of: bytes) }

    /// Standard input.
    public static let standardInput = FilePath("-")

    private static let slash = UInt8(ascii: "/")

    /// The path of something in this folder.
    public func appending(_ name: [UInt8]) -> FilePath {
        FilePath(bytes: bytes + (bytes.last == Self.slash ? [] : [Self.slash]) + name)
    }

    /// The path of something in this folder.
    public func appending(_ name: String) -> FilePath { appending(FilePath(name).bytes) }

    /// The path from the root: one that says no folder is in the present one of the process.
    public var whole: FilePath {
        if bytes.first == Self.slash { return self }
        guard let folder = getcwd(nil, 0) else { return self }
        defer { free(folder) }
        return FilePath(bytes: Array(UnsafeRawBufferPointer(start: folder, count: strlen(folder)))).appending(bytes)
    }

    /// What stands behind the last slash, slashes at the end left out.
    public var name: [UInt8] {
        let end = bytes.lastIndex { $0 != Self.slash }.map { $0 + 1 } ?? 0
        let start = bytes[..<end].lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        return Array(bytes[start..<end])
    }

    /// What stands behind the last point of the name, in small letters; empty where there is none, or it begins the name.
    public var ending: String {
        let name = name
        guard let point = name.lastIndex(of: UInt8(ascii: ".")), point > 0 else { return "" }
        return String(decoding: name[(point + 1)...], as: UTF8.self).lowercased()
    }
}

extension FilePath: CustomStringConvertible {
    /// For people: with U+FFFD for what is no UTF-8.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension FilePath: Comparable {
    /// By bytes, which is the order of code points.
    public static func < (a: FilePath, b: FilePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

extension FilePath: ExpressibleByStringLiteral {
    /// The path that a string stands for.
    public init(stringLiteral text: String) { self.init(text) }
}
