import Synchronization

/// All strings of a graph: UTF-8 bytes in one stretch of memory, each string known by a dense id.
///
/// Strings of up to ``internLimit`` bytes are stored once, so that equal ones have equal ids. Longer ones are stored as
/// they come: a column of texts is contiguous in the order of its rows.
///
/// Unchecked: as ``Graph``: threads read as long as none writes.
public final class StringArena: @unchecked Sendable {
    /// The id that stands for no string.
    public static let none = UInt32.max
    /// The longest string, in bytes, that is stored once.
    public static let internLimit = 96

    /// Bytes that came with an archive: never grow, so that opening and then writing does not copy them.
    let loaded: Buffer<UInt8>
    /// All other bytes; they count on from the end of the loaded ones.
    let bytes: Buffer<UInt8>
    /// Where string i begins; one more than there are strings.
    let offsets: Buffer<UInt64>
    /// Open addressing: the id in the low half of an entry, the high half of its hash above; `UInt64.max` is free.
    ///
    /// A fork writes to the same table, an entry at a time: entries of ids that this arena does not have are free to it. They
    /// never stand in the way to one that it has, for that was there before.
    private var table: Buffer<UInt64>
    /// Whether new strings may be entered into the table as it is, rather than into a copy.
    private var ownsTable: Bool
    private(set) var interned: Int
    /// How many strings came with an archive.
    let loadedCount: Int
    /// Of an archive, whose strings are checked before they are first read.
    let seal: StringSeal?
    /// Strings that begin before `frontEnd` are at `front` and need no look: all of them where there is no archive; the
    /// loaded ones once they are all checked, and none before.
    private var front: UnsafePointer<UInt8>
    private let frontEnd: Atomic<Int>

    init() {
        loaded = Buffer()
        bytes = Buffer()
        offsets = Buffer(repeating: 0, count: 1)
        table = Buffer(repeating: UInt64.max, count: 64)
        ownsTable = true
        interned = 0
        loadedCount = 0
        seal = nil
        front = UnsafePointer(bytes.base)
        frontEnd = Atomic(Int.max)
    }

    init(loaded: Buffer<UInt8>, offsets: Buffer<UInt64>, table: Buffer<UInt64>, interned: Int, seal: StringSeal) {
        self.loaded = loaded
        bytes = Buffer()
        self.offsets = offsets
        self.table = table
        ownsTable = false
        self.interned = interned
        loadedCount = offsets.count - 1
        self.seal = seal
        front = UnsafePointer(loaded.sealedBase)
        // An offset that was not checked may be negative.
        frontEnd = Atomic(Int.min)
    }

    private init(forking other: StringArena) {
        loaded = other.loaded
        bytes = other.bytes.fork()
        offsets = other.offsets.fork()
        table = other.table
        ownsTable = other.ownsTable
        other.ownsTable = false
        interned = other.interned
        loadedCount = other.loadedCount
        seal = other.seal
        front = other.front
        frontEnd = Atomic(other.frontEnd.load(ordering: .acquiring))
    }

    /// An arena that begins as this one, and takes over the right to add to what both share: see ``Buffer/fork()``.
    func fork() -> StringArena { StringArena(forking: self) }

    /// The table as it is for this arena, for an archive.
    var tableOfOwn: Buffer<UInt64> {
        seal != nil && count == loadedCount ? table : copyOfTable()
    }

    private func copyOfTable() -> Buffer<UInt64> {
        let copy = Buffer<UInt64>(capacity: table.count)
        for slot in 0..<table.count { copy.append(entry(slot)) }
        return copy
    }

    /// An entry of the table; free where it is of a fork.
    @inline(__always)
    private func entry(_ slot: Int) -> UInt64 {
        let entry = UnsafeRawPointer(table.base + slot).assumingMemoryBound(to: Atomic<UInt64>.self).pointee
            .load(ordering: .acquiring)
        return entry != UInt64.max && Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) >= count ? UInt64.max : entry
    }

    private func setEntry(_ slot: Int, _ entry: UInt64) {
        if !ownsTable {
            table = copyOfTable()
            ownsTable = true
        }
        UnsafeRawPointer(table.base + slot).assumingMemoryBound(to: Atomic<UInt64>.self).pointee
            .store(entry, ordering: .releasing)
    }

    /// How many ids there are.
    public var count: Int { offsets.count &- 1 }

    /// The bytes of all strings.
    public var byteCount: Int { loaded.count &+ bytes.count }

    /// The bytes of a string; valid until the next write.
    public func utf8(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
        let start = Int(truncatingIfNeeded: offsets.sealedBase[Int(id)])
        let end = Int(truncatingIfNeeded: offsets.sealedBase[Int(id) &+ 1])
        guard start < frontEnd.load(ordering: .relaxed) else { return distantUTF8(id) }
        return UnsafeBufferPointer(start: front + start, count: end &- start)
    }

    /// The bytes of a string of an archive that was not checked whole, or of one that was added later.
    @inline(never)
    private func distantUTF8(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
        if let seal, Int(id) < loadedCount {
            // What is damaged is noted, and seems to be empty.
            guard let part = seal.open(string: Int(id), offsets.sealedBase) else {
                return UnsafeBufferPointer(start: front, count: 0)
            }
            if seal.isOpen { markOpen() }
            return UnsafeBufferPointer(start: front + part.lowerBound, count: part.count)
        }
        let start = Int(truncatingIfNeeded: offsets.sealedBase[Int(id)])
        let end = Int(truncatingIfNeeded: offsets.sealedBase[Int(id) &+ 1])
        return UnsafeBufferPointer(start: bytes.base + (start &- loaded.count), count: end &- start)
    }

    /// Checks all strings of an archive; false where some are damaged.
    func openAll() -> Bool {
        guard let seal else { return true }
        guard openTable(), seal.openTexts(offsets.sealedBase) else { return false }
        markOpen()
        return true
    }

    private func markOpen() {
        loaded.markOpen()
        offsets.markOpen()
        frontEnd.store(loaded.count, ordering: .relaxed)
    }

    /// Checks an archive's table of short strings; false where it is damaged.
    private func openTable() -> Bool {
        guard let seal else { return true }
        guard seal.openTable(interned) else { return false }
        table.markOpen()
        return true
    }

    /// Where the byte at an offset is; no string lies on both sides of the border. Only of strings that are open.
    @inline(__always)
    func address(_ offset: Int) -> UnsafePointer<UInt8> {
        offset < loaded.count
            ? UnsafePointer(loaded.sealedBase + offset) : UnsafePointer(bytes.base + (offset &- loaded.count))
    }

    /// The string.
    public func string(_ id: UInt32) -> String { String(decoding: utf8(id), as: UTF8.self) }

    /// The id of a string of at most ``internLimit`` bytes, if the arena has it.
    public func find(_ string: String) -> UInt32? {
        var string = string
        return string.withUTF8 { find($0) }
    }

    /// The id of a string of at most ``internLimit`` bytes, if the arena has it.
    public func find(_ string: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard string.count <= Self.internLimit, openTable() else { return nil }
        let start = string.baseAddress ?? UnsafePointer(bytes.base)
        let slot = slot(of: start, string.count, hash: hashBytes(start, string.count))
        let entry = entry(slot)
        return entry == UInt64.max ? nil : UInt32(truncatingIfNeeded: entry)
    }

    /// Whether two ids stand for equal strings.
    public func equal(_ a: UInt32, _ b: UInt32) -> Bool {
        if a == b { return true }
        let left = utf8(a)
        guard left.count > Self.internLimit else { return false }
        return equals(b, left)
    }

    /// Whether the id stands for a string of these bytes.
    public func equals(_ id: UInt32, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let string = utf8(id)
        guard string.count == other.count else { return false }
        guard let left = string.baseAddress, let right = other.baseAddress, string.count > 0 else { return true }
        return equalBytes(left, right, string.count)
    }

    /// A hash of the string's bytes: equal strings have equal hashes, whatever their ids.
    public func hash(_ id: UInt32) -> UInt64 {
        let string = utf8(id)
        return hashBytes(string.baseAddress.unsafelyUnwrapped, string.count)
    }

    /// Negative, zero or positive, in the order of code points.
    public func compare(_ a: UInt32, _ b: UInt32) -> Int { a == b ? 0 : compareBytes(utf8(a), utf8(b)) }

    /// Makes room for bytes to be added.
    func reserve(_ count: Int) {
        bytes.reserve(count)
        if seal == nil { front = UnsafePointer(bytes.base) }
    }

    /// Gives back room that was not used.
    func trim() {
        bytes.trim()
        if seal == nil { front = UnsafePointer(bytes.base) }
    }

    /// All bytes in one buffer: a copy only where there are loaded and other ones.
    var allBytes: Buffer<UInt8> {
        if loaded.count == 0 { return bytes }
        if bytes.count == 0 { return loaded }
        let all = Buffer<UInt8>(capacity: byteCount)
        all.append(loaded.view)
        all.append(bytes.view)
        return all
    }

    // MARK: Adding

    func add(_ string: String) -> UInt32 {
        var string = string
        return string.withUTF8 { add($0) }
    }

    func add(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if let seal, !openForWriting(seal) { return Self.none }
        let start = string.baseAddress ?? UnsafePointer(bytes.base)
        guard string.count <= Self.internLimit else { return append(start, string.count) }
        let hash = hashBytes(start, string.count)
        let slot = slot(of: start, string.count, hash: hash)
        let entry = entry(slot)
        if entry != UInt64.max { return UInt32(truncatingIfNeeded: entry) }
        let id = append(start, string.count)
        setEntry(slot, hash & 0xFFFF_FFFF_0000_0000 | UInt64(id))
        interned &+= 1
        if interned &* 8 > table.count &* 5 { enlarge() }
        return id
    }

    private func append(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
        precondition(count < Int(Self.none), "a graph holds at most 4,294,967,294 strings")
        let id = UInt32(truncatingIfNeeded: count)
        bytes.append(UnsafeBufferPointer(start: start, count: length))
        offsets.append(UInt64(byteCount))
        if seal == nil { front = UnsafePointer(bytes.base) }
        return id
    }

    /// Whether the first string may be added: offsets and table are copied then, so they must be sound.
    private func openForWriting(_ seal: StringSeal) -> Bool {
        guard openTable(), seal.openOffsets() else { return false }
        offsets.markOpen()
        return true
    }

    /// Where the string is in the table, or where it would be.
    @inline(__always)
    private func slot(of start: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        let mask = table.count &- 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let entry = entry(slot)
            if entry == UInt64.max { return slot }
            if entry >> 32 == hash >> 32 {
                let string = utf8(UInt32(truncatingIfNeeded: entry))
                if string.count == length, equalBytes(string.baseAddress.unsafelyUnwrapped, start, length) {
                    return slot
                }
            }
            slot = (slot &+ 1) & mask
        }
    }

    private func enlarge() {
        let larger = Buffer(repeating: UInt64.max, count: table.count &* 2)
        let mask = larger.count &- 1
        for old in 0..<table.count {
            let entry = entry(old)
            if entry == UInt64.max { continue }
            var slot = Int(truncatingIfNeeded: entry >> 32) & mask
            while larger.base[slot] != UInt64.max { slot = (slot &+ 1) & mask }
            larger.base[slot] = entry
        }
        table = larger
        ownsTable = true
    }
}
