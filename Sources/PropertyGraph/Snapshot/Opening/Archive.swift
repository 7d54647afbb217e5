import Synchronization

/// An open archive: the mapped file, its sections, and what of it was found damaged.
///
/// What is damaged is found when it is first read, deep inside a query. It is noted here, the reader gets an empty
/// stand-in, and whoever gives answers away asks ``damage`` first.
final class Archive: Sendable {
    let path: String
    let version: Int
    let sections: [ArchiveSection]
    /// Of version 1, whose description is no section.
    let oldDescription: Range<Int>?
    private let file: MappedFile

    private struct Found {
        var first: SnapshotError?
        var others = 0
    }
    private let found = Mutex(Found())
    private let hasDamage = Atomic(false)

    /// Maps the file and reads its table of contents.
    init(_ path: String) throws(SnapshotError) {
        self.path = path
        do {
            file = try MappedFile(path, isWatched: true)
        } catch {
            throw .system(path: path, operation: error.operation, reason: error.reason)
        }
        let header = try ArchiveHeader(file.bytes, path: path)
        version = header.version
        do {
            let table = try ArchiveTable(file.bytes, header)
            sections = table.sections
            oldDescription = table.oldDescription
        } catch {
            throw .damaged(
                path: path,
                ArchiveDamage(
                    section: "table of contents", bytes: header.table, problem: "does not have the form of one"),
                others: 0)
        }
    }

    var byteCount: Int { file.bytes.count }

    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }

    /// What was found wrong so far.
    var damage: SnapshotError? {
        guard hasDamage.load(ordering: .acquiring) else { return nil }
        return found.withLock { found in
            if case .damaged(let path, let damage, _)? = found.first {
                return .damaged(path: path, damage, others: found.others)
            }
            return found.first
        }
    }

    func note(_ damage: ArchiveDamage) { note(.damaged(path: path, damage, others: 0)) }

    private func note(_ error: SnapshotError) {
        found.withLock { found in
            if found.first == nil { found.first = error } else { found.others += 1 }
        }
        hasDamage.store(true, ordering: .releasing)
    }

    /// Notes it where another program has written into the file since it was opened. A new time alone, such as `touch`
    /// gives it, is none: then all checksums still hold.
    func look() {
        guard file.hasChanged, damage == nil else { return }
        if file.isWhole, holdsChecksums, file.acceptChange() { return }
        note(.changed(path: path))
    }

    private var holdsChecksums: Bool {
        sections.allSatisfy { section in
            let all = bytes(section.bytes)
            return (0..<section.blockCount).allSatisfy { block in
                let part = UnsafeRawBufferPointer(rebasing: all[section.range(ofBlock: block)])
                return checksum(part) == section.checksum(ofBlock: block)
            }
        }
    }
}
