import CUnpack

/// Tar, zip, and what bzip2, xz and zstd packed, by libarchive, which is loaded when it is needed first.
public final class ArchiveReader {
    /// What is opened.
    public enum Form: Int32, Sendable {
        /// One packed file.
        case packed = 0
        case tar = 1
        case zip = 2
    }

    /// A file in an archive.
    public struct Entry {
        /// Its name in the bytes that the archive has.
        public let name: [UInt8]
        /// What it holds.
        public let content: any ByteStream
    }

    private let source: Source
    private let archive: OpaquePointer
    private var growth = Growth()

    /// Opens an archive.
    ///
    /// - Throws: ``ContainerError`` where libarchive is not there.
    public init(_ stream: any ByteStream, _ form: Form) throws(ContainerError) {
        source = Source(stream)
        let context = Unmanaged.passUnretained(source).toOpaque()
        guard
            let archive = naql_archive_open(
                form.rawValue,
                { context, bytes in Unmanaged<Source>.fromOpaque(context!).takeUnretainedValue().next(bytes!) }, context
            )
        else {
            throw ContainerError("needs libarchive, which is not installed (Debian: apt-get install libarchive13)")
        }
        self.archive = archive
    }

    deinit { naql_archive_close(archive) }

    /// The next file; nil at the end. Folders, links and devices are passed over.
    ///
    /// - Throws: ``ContainerError`` where the rest cannot be read.
    public func next() throws(ContainerError) -> Entry? {
        while true {
            switch naql_archive_next(archive) {
            case 1:
                guard naql_archive_is_file(archive) else { continue }
                if naql_archive_is_encrypted(archive) {
                    throw ContainerError("is encrypted; unpack it with its password first")
                }
                return Entry(name: name, content: Content(self))
            case 0: return nil
            default: throw source.error ?? ContainerError("is damaged: \(words)")
            }
        }
    }

    private var name: [UInt8] {
        guard let start = naql_archive_name(archive) else { return [] }
        var name: [UInt8] = []
        while start[name.count] != 0 { name.append(UInt8(bitPattern: start[name.count])) }
        return name
    }

    private var words: String { String(cString: naql_archive_error(archive)) }

    private func data(_ most: Int) throws(ContainerError) -> [UInt8] {
        var count: Int64 = 0
        let before = naql_archive_taken(archive)
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, length in
            count = naql_archive_data(archive, buffer.baseAddress, most)
            length = max(Int(count), 0)
        }
        if count < 0 { throw source.error ?? ContainerError("is damaged: \(words)") }
        try growth.add(packed: Int(naql_archive_taken(archive) - before), unpacked: bytes.count)
        return bytes
    }

    /// What an entry holds, as long as it is the last that was asked for.
    private final class Content: ByteStream {
        private let archive: ArchiveReader
        init(_ archive: ArchiveReader) { self.archive = archive }
        func read(_ most: Int) throws(ContainerError) -> [UInt8] { try archive.data(most) }
    }

    /// Gives libarchive what it reads.
    private final class Source {
        private let stream: any ByteStream
        private var piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        private(set) var error: ContainerError?

        init(_ stream: any ByteStream) { self.stream = stream }
        deinit { piece.deallocate() }

        func next(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int64 {
            do throws(ContainerError) {
                let more = try stream.read(piece.count)
                _ = piece.update(fromContentsOf: more)
                bytes.pointee = UnsafeRawPointer(piece.baseAddress)
                return Int64(more.count)
            } catch {
                self.error = error
                return -1
            }
        }
    }
}
