import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Elements of a trivial type in memory that is owned, or that belongs to a mapped file until the first write, or that is
/// shared with another buffer until one of the two writes.
///
/// The raw memory of the graph is all behind this type. Indexes are not checked outside debug builds.
///
/// Unchecked: as ``Graph``: threads read as long as none writes.
final class Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
    private var memory: UnsafeMutablePointer<Element>
    private(set) var count: Int
    private var capacity: Int
    /// Keeps mapped or shared memory alive; nil where the memory is owned.
    private var owner: AnyObject?
    /// Elements below this are not this buffer's alone: whoever changes one copies them all first.
    private var sharedCount = 0
    /// Whether the elements come from an archive and were not checked yet. Whoever gives them out opens them first (see
    /// ``SectionSeal``); debug builds stop where that was forgotten.
    private let sealed = Atomic(false)
    private var isSealed: Bool { sealed.load(ordering: .relaxed) }

    /// Where the elements are.
    var base: UnsafeMutablePointer<Element> {
        @inline(__always) get {
            assert(!isSealed, "elements of an archive are read before they were checked")
            return memory
        }
    }

    /// Where the elements are, for one who checks them, or who reads only what was checked.
    var sealedBase: UnsafeMutablePointer<Element> { memory }

    /// What an archive holds has been checked.
    func markOpen() { sealed.store(false, ordering: .relaxed) }

    /// Never read: an empty buffer needs an address that is not null.
    private static var nowhere: UnsafeMutablePointer<Element> { UnsafeMutablePointer(bitPattern: 64).unsafelyUnwrapped }

    /// An empty buffer.
    init(capacity: Int = 0) {
        memory = Self.nowhere
        count = 0
        self.capacity = 0
        reserve(capacity)
    }

    /// `count` copies of an element.
    convenience init(repeating element: Element, count: Int) {
        self.init(capacity: count)
        append(repeating: element, count: count)
    }

    /// `count` elements still to be written.
    convenience init(uninitialized count: Int) {
        self.init(capacity: count)
        self.count = count
    }

    /// A copy of elements.
    convenience init(_ elements: some Collection<Element>) {
        self.init(capacity: elements.count)
        for element in elements { append(element) }
    }

    /// Elements of a mapped file, still to be checked.
    init(sealed base: UnsafeRawPointer, count: Int, owner: AnyObject) {
        memory = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: Element.self))
        self.count = count
        capacity = 0
        self.owner = owner
        sharedCount = count
        sealed.store(true, ordering: .relaxed)
    }

    private init(sharing other: Buffer) {
        memory = other.memory
        count = other.count
        capacity = other.capacity
        owner = other.owner
        sharedCount = other.count
        sealed.store(other.isSealed, ordering: .relaxed)
    }

    deinit { if ownsMemory, capacity > 0 { free(memory) } }

    private var ownsMemory: Bool { owner == nil }

    /// A buffer that begins as this one, in the same memory: what is written to it is not seen here. It also takes over the
    /// room behind the elements, so that appending to it copies nothing. This one is not to be written to any more.
    func fork() -> Buffer {
        if ownsMemory, capacity > 0 { owner = SharedMemory(memory) }
        let fork = Buffer(sharing: self)
        capacity = 0
        sharedCount = count
        return fork
    }

    var view: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
    var mutableView: UnsafeMutableBufferPointer<Element> {
        makeWritable()
        return UnsafeMutableBufferPointer(start: base, count: count)
    }
    var byteCount: Int { count &* MemoryLayout<Element>.stride }
    /// Elements that fit without moving.
    var room: Int { capacity }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            if index < sharedCount { resize(to: count) }
            base[index] = newValue
        }
    }

    func append(_ element: Element) {
        // Mapped memory has no capacity of its own.
        if count >= capacity { reserve(Swift.max(16, count &+ count >> 1 &+ 1)) }
        base[count] = element
        count &+= 1
    }

    func append(repeating element: Element, count more: Int) {
        guard more > 0 else { return }
        grow(toFit: more)
        (base + count).update(repeating: element, count: more)
        count &+= more
    }

    func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let start = elements.baseAddress, elements.count > 0 else { return }
        grow(toFit: elements.count)
        (base + count).update(from: start, count: elements.count)
        count &+= elements.count
    }

    /// Gives back memory that is not used.
    func trim() { if capacity > count &+ count >> 4 { resize(to: count) } }

    func reserve(_ wanted: Int) { if wanted > capacity { resize(to: Swift.max(wanted, count)) } }

    private func grow(toFit more: Int) {
        if count &+ more > capacity { reserve(Swift.max(count &+ more, count &+ count >> 1)) }
    }

    private func makeWritable() { if !ownsMemory { resize(to: count) } }

    private func resize(to wanted: Int) {
        let bytes = Swift.max(wanted, 1) &* MemoryLayout<Element>.stride
        let old = ownsMemory && capacity > 0 ? UnsafeMutableRawPointer(memory) : nil
        if wanted == 0 && old == nil && ownsMemory { return }
        guard let room = realloc(old, bytes) else { fatalError("out of memory: \(bytes) bytes") }
        adviseHugePages(room, bytes)
        let moved = room.assumingMemoryBound(to: Element.self)
        if owner != nil {
            moved.update(from: base, count: count)
            owner = nil
            sharedCount = 0
        }
        memory = moved
        capacity = Swift.max(wanted, 1)
    }
}

/// Memory that several buffers read.
private final class SharedMemory {
    private let memory: UnsafeMutableRawPointer

    init(_ memory: UnsafeMutableRawPointer) { self.memory = memory }

    deinit { free(memory) }
}

/// Asks for large pages where there is much memory: fewer faults while it is filled, fewer misses when it is read at
/// random. Only advice, so that failure does not matter. The first page counts as well: memory of which a part has other
/// advice cannot be moved without copying it when it grows.
private func adviseHugePages(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
    #if os(Linux)
        guard bytes >= 8 << 20 else { return }
        let page = 4096
        let start = Int(bitPattern: memory) / page * page
        let length = Int(bitPattern: memory) + bytes - start
        madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
    #endif
}
