import Synchronization

/// A value as a column held it.
enum StoredValue {
    /// The id of a text in the arena, or ``StringArena/none``.
    case text(UInt32)
    case value(Value)

    func value(_ strings: StringArena) -> Value {
        switch self {
        case .text(StringArena.none): .null
        case .text(let id): .string(strings.string(id))
        case .value(let value): value
        }
    }
}

/// One property of a contiguous range of nodes or relationships, in the narrowest form that holds its values.
///
/// Rows beyond `count` are absent. A column of an archive is checked when it is first asked for (see ``opened``).
///
/// Unchecked: as ``Graph``; what a reader opens of an archive, it opens under a lock.
final class PropertyColumn: @unchecked Sendable {
    enum Kind: UInt8 {
        /// `words` are integers.
        case integer
        /// `words` are bit patterns of doubles.
        case float
        /// `words` are days since 1970-01-01.
        case date
        /// `bytes` are 0, 1, or 2 for absent.
        case boolean
        /// `ids` are strings of the arena.
        case string
        /// `boxed`: values of different kinds, or of a kind without a form of its own.
        case mixed
    }

    private(set) var kind: Kind
    private(set) var count = 0
    private(set) var words = Buffer<Int64>()
    private(set) var ids = Buffer<UInt32>()
    private(set) var bytes = Buffer<UInt8>()
    private(set) var boxed: [Value] = []
    /// For `words`: a set bit is a value. Nil where every row below `count` has one.
    private(set) var present: Buffer<UInt64>?
    /// For strings: the arena ids that were added together with this column; most of its texts are there in order.
    var stretch: Range<UInt32> = 0..<0
    private let seal: ColumnSeal?
    private let isSealed: Atomic<Bool>

    init(kind: Kind) {
        self.kind = kind
        seal = nil
        isSealed = Atomic(false)
    }

    init(words: Buffer<Int64>, kind: Kind, present: Buffer<UInt64>?, seal: ColumnSeal? = nil) {
        self.kind = kind
        self.words = words
        self.present = present
        count = words.count
        self.seal = seal
        isSealed = Atomic(seal != nil)
    }

    init(ids: Buffer<UInt32>, stretch: Range<UInt32>, seal: ColumnSeal? = nil) {
        kind = .string
        self.ids = ids
        self.stretch = stretch
        count = ids.count
        self.seal = seal
        isSealed = Atomic(seal != nil)
    }

    init(bytes: Buffer<UInt8>, seal: ColumnSeal? = nil) {
        kind = .boolean
        self.bytes = bytes
        count = bytes.count
        self.seal = seal
        isSealed = Atomic(seal != nil)
    }

    init(boxed: [Value]) {
        kind = .mixed
        self.boxed = boxed
        count = boxed.count
        seal = nil
        isSealed = Atomic(false)
    }

    /// Values that are read when first asked for.
    init(mixed count: Int, seal: ColumnSeal) {
        kind = .mixed
        self.count = count
        self.seal = seal
        isSealed = Atomic(true)
    }

    /// A column that begins as this one, which has been opened: see ``Buffer/fork()``.
    func fork() -> PropertyColumn { PropertyColumn(forking: self) }

    private init(forking other: PropertyColumn) {
        kind = other.kind
        count = other.count
        words = other.words.fork()
        ids = other.ids.fork()
        bytes = other.bytes.fork()
        boxed = other.boxed
        present = other.present?.fork()
        stretch = other.stretch
        seal = nil
        isSealed = Atomic(false)
    }

    /// The column itself, fit to be read: what comes from an archive has been checked. Where it is damaged, which the
    /// archive notes, all rows are absent.
    @inline(__always)
    var opened: PropertyColumn {
        if isSealed.load(ordering: .acquiring) { open() }
        return self
    }

    @inline(never)
    private func open() {
        guard let seal else { return }
        seal.lock.withLock { _ in
            guard isSealed.load(ordering: .acquiring) else { return }
            let values = seal.open() ? kind == .mixed ? seal.boxed(count) : [] : nil
            if let values { boxed = values } else { clear() }
            words.markOpen()
            ids.markOpen()
            bytes.markOpen()
            present?.markOpen()
            isSealed.store(false, ordering: .releasing)
        }
    }

    private func clear() {
        count = 0
        words = Buffer()
        ids = Buffer()
        bytes = Buffer()
        present = nil
        boxed = []
        stretch = 0..<0
    }

    /// A date that was stored; every stored day is one of the calendar.
    static func date(_ days: Int64) -> Value { CalendarDate(daysSinceEpoch: days).map(Value.date) ?? .null }

    /// The form for a value alone.
    static func kind(of value: Value) -> Kind {
        switch value {
        case .integer: .integer
        case .float: .float
        case .date: .date
        case .boolean: .boolean
        case .string: .string
        default: .mixed
        }
    }

    @inline(__always)
    func has(_ row: Int) -> Bool {
        guard row < count else { return false }
        guard let present else { return true }
        return present.base[row &>> 6] & (1 << UInt64(row & 63)) != 0
    }

    func value(_ row: Int, _ strings: StringArena) -> Value {
        guard row < count else { return .null }
        switch kind {
        case .integer: return has(row) ? .integer(words[row]) : .null
        case .float: return has(row) ? .float(double(row)) : .null
        case .date: return has(row) ? Self.date(words[row]) : .null
        case .boolean: return bytes[row] == 2 ? .null : .boolean(bytes[row] == 1)
        case .string: return ids[row] == StringArena.none ? .null : .string(strings.string(ids[row]))
        case .mixed: return boxed[row]
        }
    }

    /// What a row holds, for ``restore(_:_:_:)``: of a text only where it is, for texts may be long and stay in the arena.
    func stored(_ row: Int, _ strings: StringArena) -> StoredValue {
        kind == .string && row < count ? .text(ids[row]) : .value(value(row, strings))
    }

    /// Puts back what a row held.
    func restore(_ row: Int, _ stored: StoredValue, _ strings: StringArena) {
        switch stored {
        case .text(let id) where kind == .string && row < count: ids[row] = id
        case .text(let id): set(row, id == StringArena.none ? .null : .string(strings.string(id)), strings)
        case .value(let value): set(row, value, strings)
        }
    }

    @inline(__always)
    func double(_ row: Int) -> Double { Double(bitPattern: UInt64(bitPattern: words[row])) }

    func set(_ row: Int, _ value: Value, _ strings: StringArena) {
        if case .null = value {
            if row < count { remove(row) }
            return
        }
        if kind != .mixed, kind != Self.kind(of: value) { mix(strings) }
        extend(to: row + 1)
        switch (kind, value) {
        case (.integer, .integer(let integer)): setWord(row, integer)
        case (.float, .float(let float)): setWord(row, Int64(bitPattern: float.bitPattern))
        case (.date, .date(let date)): setWord(row, date.daysSinceEpoch)
        case (.boolean, .boolean(let flag)): bytes[row] = flag ? 1 : 0
        case (.string, .string(let string)): ids[row] = strings.add(string)
        default: boxed[row] = value
        }
    }

    private func setWord(_ row: Int, _ word: Int64) {
        words[row] = word
        if let present { present[row >> 6] |= 1 << UInt64(row & 63) }
    }

    private func remove(_ row: Int) {
        switch kind {
        case .integer, .float, .date:
            let present = makePresent()
            present[row >> 6] &= ~(1 << UInt64(row & 63))
            words[row] = 0
        case .boolean: bytes[row] = 2
        case .string: ids[row] = StringArena.none
        case .mixed: boxed[row] = .null
        }
    }

    /// Adds absent rows up to `length`, of which the last is about to be set.
    private func extend(to length: Int) {
        guard length > count else { return }
        let more = length - count
        switch kind {
        case .integer, .float, .date:
            if more > 1 { _ = makePresent() }
            words.append(repeating: 0, count: more)
            if let present {
                let needed = (length + 63) / 64
                if needed > present.count { present.append(repeating: 0, count: needed - present.count) }
            }
        case .boolean: bytes.append(repeating: 2, count: more)
        case .string: ids.append(repeating: StringArena.none, count: more)
        case .mixed: boxed.append(contentsOf: repeatElement(.null, count: more))
        }
        count = length
    }

    private func makePresent() -> Buffer<UInt64> {
        if let present { return present }
        let bits = Buffer<UInt64>(repeating: UInt64.max, count: (count + 63) / 64)
        if count & 63 != 0 { bits[bits.count - 1] = (1 << UInt64(count & 63)) - 1 }
        present = bits
        return bits
    }

    /// Turns to the boxed form.
    private func mix(_ strings: StringArena) {
        let values = (0..<count).map { value($0, strings) }
        clear()
        boxed = values
        count = values.count
        kind = .mixed
    }
}
