#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine
import Text

/// What an import has done so far, on disk beside the archive that it is to make, so that one that was stopped can be taken up
/// again. It is written to as the work goes on, and removed when the archive is there.
final class ImportJournal {
    enum Entry {
        case file(KeptFile)
        case findings(ArticleKey, [UInt8])
    }

    private static let magic = Array("naql import 1\n".utf8)
    /// What waits to be written; more is not lost when the program is killed.
    private static let most = 1 << 20

    private let path: FilePath
    private var descriptor: Int32 = -1
    private var waiting: [UInt8] = []
    /// What an earlier import left.
    private(set) var entries: [Entry] = []

    /// The journal of the archive at a path.
    init(ofArchive archive: String) {
        path = FilePath(bytes: FilePath(archive).bytes + Array(".partial".utf8))
        read()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func note(_ file: KeptFile) { append(1, Packer.bytes(of: file)) }

    func note(_ key: ArticleKey, _ findings: [UInt8]) { append(2, Packer.bytes(of: key) + findings) }

    /// Writes what waits.
    func flush() {
        guard !waiting.isEmpty, openToWrite() else { return }
        var done = 0
        while done < waiting.count {
            let count = waiting.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, $0.count - done) }
            if count < 0, errno == EINTR { continue }
            // A disk that is full costs no more than the work to be done again.
            guard count > 0 else { break }
            done += count
        }
        waiting = []
    }

    /// Removes it, for the archive has all of it.
    func remove() {
        waiting = []
        entries = []
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        _ = withPath { unlink($0) }
    }

    private func append(_ kind: UInt8, _ payload: [UInt8]) {
        waiting.append(kind)
        for value in [UInt64(payload.count), Self.checksum(payload[...])] {
            withUnsafeBytes(of: value.littleEndian) { waiting.append(contentsOf: $0) }
        }
        waiting += payload
        if waiting.count >= Self.most { flush() }
    }

    private func openToWrite() -> Bool {
        if descriptor >= 0 { return true }
        descriptor = withPath { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { return false }
        // What an earlier import left goes on with this one's.
        let old = entries
        let new = waiting
        waiting = Self.magic
        for entry in old {
            switch entry {
            case .file(let file): note(file)
            case .findings(let key, let bytes): note(key, bytes)
            }
        }
        waiting += new
        return true
    }

    private func withPath(_ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    // MARK: Reading

    /// Reads entries up to the first that is not whole: the program may have been ended while it wrote.
    private func read() {
        guard let bytes = try? FileSystem.bytes(of: path), bytes.starts(with: Self.magic) else { return }
        var rest = bytes[Self.magic.count...]
        while rest.count > 17, let kind = rest.first {
            let count = Self.number(rest.dropFirst())
            guard count <= UInt64(rest.count - 17) else { return }
            let payload = rest.dropFirst(17).prefix(Int(count))
            guard Self.checksum(payload) == Self.number(rest.dropFirst(9)), take(kind, Array(payload)) else { return }
            rest = rest.dropFirst(17 + Int(count))
        }
    }

    private func take(_ kind: UInt8, _ payload: [UInt8]) -> Bool {
        if kind == 1 {
            guard let file: KeptFile = Packer.value(of: payload) else { return false }
            entries.append(.file(file))
            return true
        }
        guard kind == 2, let key: ArticleKey = Packer.value(of: Array(payload.prefix(16))) else { return false }
        entries.append(.findings(key, Array(payload.dropFirst(16))))
        return true
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 { FNV1a(bytes).value }
}
