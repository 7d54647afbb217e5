import PropertyGraph

/// Groups by keys that are encoded in words: ids, strings and booleans take half a word, numbers a whole one.
final class WordGroups {
    private enum Form { case nodes, relationships, strings, booleans, integers, floats }

    private let graph: Graph
    private let meter: ExecutionMeter
    private let forms: [Form]
    /// Where each key stands: its word, and whether in the upper half.
    private let places: [(word: Int, upper: Bool)]
    /// The word with a bit for each number that is null; nil where no key is a number.
    private let nullWord: Int?
    private let stride: Int
    private(set) var count = 0
    /// The words of each group, one after the other.
    private var stored: UnsafeMutablePointer<UInt64>
    private var capacity = 1 << 10
    /// Group plus one; 0 is free.
    private var slots: UnsafeMutablePointer<UInt32>
    private var mask: Int
    private var longStrings = LongStrings()

    /// Nil where a key is boxed.
    init?(_ keys: [Column], in graph: Graph, _ meter: ExecutionMeter) {
        var forms: [Form] = []
        for key in keys {
            guard let form = Self.form(key) else { return nil }
            forms.append(form)
        }
        self.graph = graph
        self.meter = meter
        self.forms = forms
        var places: [(Int, Bool)] = []
        var next = 0
        var open: Int?
        var hasNumbers = false
        for form in forms {
            switch form {
            case .integers, .floats:
                places.append((next, false))
                next += 1
                hasNumbers = true
            default:
                if let half = open {
                    places.append((half, true))
                    open = nil
                } else {
                    places.append((next, false))
                    open = next
                    next += 1
                }
            }
        }
        self.places = places
        nullWord = hasNumbers ? next : nil
        stride = hasNumbers ? next + 1 : next
        mask = 2047
        slots = .allocateCleared(mask + 1)
        stored = .allocateCleared(capacity * stride)
    }

    deinit {
        slots.deallocateCleared()
        stored.deallocateCleared()
    }

    private static func form(_ key: Column) -> Form? {
        switch key {
        case .nodes: .nodes
        case .relationships: .relationships
        case .strings: .strings
        case .booleans: .booleans
        case .integers: .integers
        case .floats: .floats
        case .values, .constant: nil
        }
    }

    func accepts(_ keys: [Column]) -> Bool {
        for (key, form) in zip(keys, forms) where Self.form(key) != form { return false }
        return true
    }

    func assign(_ keys: [Column], rows: Int, _ groups: inout [UInt32], _ fresh: inout [UInt32]) {
        let encoded = encode(keys, rows: rows)
        reserve(count + rows)
        encoded.withUnsafeBufferPointer { encoded in
            groups.withUnsafeMutableBufferPointer { groups in
                guard let words = encoded.baseAddress else { return }
                if stride == 1 {
                    insertSingle(words, rows, groups, &fresh)
                } else {
                    insert(words, rows, groups, &fresh)
                }
            }
        }
    }

    private func insertSingle(
        _ words: UnsafePointer<UInt64>, _ rows: Int, _ groups: UnsafeMutableBufferPointer<UInt32>,
        _ fresh: inout [UInt32]
    ) {
        let (slots, stored, mask) = (slots, stored, mask)
        var next = count
        for row in 0..<rows {
            let word = words[row]
            var index = Int(truncatingIfNeeded: Self.hash(word)) & mask
            while true {
                let group = slots[index]
                if group == 0 {
                    stored[next] = word
                    next &+= 1
                    slots[index] = UInt32(truncatingIfNeeded: next)
                    fresh.append(UInt32(truncatingIfNeeded: row))
                    groups[row] = UInt32(truncatingIfNeeded: next &- 1)
                    break
                }
                if stored[Int(group &- 1)] == word {
                    groups[row] = group &- 1
                    break
                }
                index = (index &+ 1) & mask
            }
        }
        count = next
    }

    private func insert(
        _ words: UnsafePointer<UInt64>, _ rows: Int, _ groups: UnsafeMutableBufferPointer<UInt32>,
        _ fresh: inout [UInt32]
    ) {
        let (slots, stored, mask, stride) = (slots, stored, mask, stride)
        var next = count
        for row in 0..<rows {
            let key = words + row &* stride
            var index = Int(truncatingIfNeeded: Self.hash(key, stride)) & mask
            while true {
                let group = slots[index]
                if group == 0 {
                    (stored + next &* stride).update(from: key, count: stride)
                    next &+= 1
                    slots[index] = UInt32(truncatingIfNeeded: next)
                    fresh.append(UInt32(truncatingIfNeeded: row))
                    groups[row] = UInt32(truncatingIfNeeded: next &- 1)
                    break
                }
                if matches(Int(group &- 1), key) {
                    groups[row] = group &- 1
                    break
                }
                index = (index &+ 1) & mask
            }
        }
        count = next
    }

    func find(_ keys: [Column], rows: Int) -> [UInt32] {
        let encoded = encode(keys, rows: rows)
        return encoded.withUnsafeBufferPointer { encoded in
            (0..<rows).map { row in
                let words = encoded.baseAddress! + row &* stride
                var index = Int(truncatingIfNeeded: hash(words)) & mask
                while true {
                    let group = slots[index]
                    if group == 0 { return Column.nullID }
                    if matches(Int(group &- 1), words) { return group &- 1 }
                    index = (index &+ 1) & mask
                }
            }
        }
    }

    /// Bytes that are taken to make room for so many rows more.
    func growth(by rows: Int) -> Int {
        var bytes = 0
        if count + rows > capacity { bytes += 8 * stride * count }
        if (count + rows) * 2 > mask { bytes += 8 * (mask + 1) }
        return bytes
    }

    @inline(__always)
    private func matches(_ group: Int, _ words: UnsafePointer<UInt64>) -> Bool {
        let start = group &* stride
        for word in 0..<stride where stored[start &+ word] != words[word] { return false }
        return true
    }

    /// Makes room for so many groups, half of the slots free.
    private func reserve(_ groups: Int) {
        if groups > capacity {
            capacity = max(groups, capacity * 2)
            stored = stored.reallocated(capacity * stride)
        }
        if groups * 2 <= mask { return }
        while groups * 2 > mask { mask = mask &* 2 &+ 1 }
        slots.deallocateCleared()
        slots = .allocateCleared(mask + 1)
        for group in 0..<count {
            // The table is of no use any more where the statement is to stop.
            if group & 0xFFF == 0, meter.shouldStop(afterWork: 16 << 12) { return }
            var index = Int(truncatingIfNeeded: hash(stored + group &* stride)) & mask
            while slots[index] != 0 { index = (index &+ 1) & mask }
            slots[index] = UInt32(truncatingIfNeeded: group &+ 1)
        }
    }

    @inline(__always)
    private func hash(_ words: UnsafePointer<UInt64>) -> UInt64 {
        stride == 1 ? Self.hash(words[0]) : Self.hash(words, stride)
    }

    @inline(__always)
    private static func hash(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }

    @inline(__always)
    private static func hash(_ words: UnsafePointer<UInt64>, _ count: Int) -> UInt64 {
        var hash: UInt64 = 0
        for word in 0..<count { hash = hashMix(hash, words[word]) }
        return hash
    }

    // MARK: Encoding

    private func encode(_ keys: [Column], rows: Int) -> [UInt64] {
        var encoded = [UInt64](repeating: 0, count: rows * stride)
        encoded.withUnsafeMutableBufferPointer { encoded in
            for (index, key) in keys.enumerated() {
                let place = places[index]
                switch key {
                case .nodes(let ids), .relationships(let ids):
                    for row in 0..<rows { encoded[row &* stride &+ place.word] |= half(ids[row], place.upper) }
                case .strings(let ids):
                    for row in 0..<rows {
                        let id = longStrings.canonical(ids[row], in: graph.strings)
                        encoded[row &* stride &+ place.word] |= half(id, place.upper)
                    }
                case .booleans(let flags):
                    for row in 0..<rows {
                        encoded[row &* stride &+ place.word] |= half(UInt32(flags[row]), place.upper)
                    }
                case .integers(let values, let nulls):
                    for row in 0..<rows { encoded[row &* stride &+ place.word] = UInt64(bitPattern: values[row]) }
                    mark(nulls, index, rows, encoded)
                case .floats(let values, let nulls):
                    for row in 0..<rows { encoded[row &* stride &+ place.word] = Self.bits(values[row]) }
                    mark(nulls, index, rows, encoded)
                case .values, .constant: break
                }
            }
        }
        return encoded
    }

    @inline(__always)
    private func half(_ id: UInt32, _ upper: Bool) -> UInt64 { upper ? UInt64(id) << 32 : UInt64(id) }

    private func mark(_ nulls: Bitmap?, _ key: Int, _ rows: Int, _ encoded: UnsafeMutableBufferPointer<UInt64>) {
        guard let nulls, let nullWord else { return }
        for row in 0..<rows where nulls[row] {
            encoded[row &* stride &+ places[key].word] = 0
            encoded[row &* stride &+ nullWord] |= 1 << UInt64(key)
        }
    }

    /// Bits that are equal for equivalent floats.
    @inline(__always)
    private static func bits(_ value: Double) -> UInt64 {
        if value == 0 { return 0 }
        return value.isNaN ? Double.nan.bitPattern : value.bitPattern
    }

    /// The keys of all groups, decoded.
    func keys() -> [Column] {
        var columns: [Column] = []
        for (index, form) in forms.enumerated() {
            let place = places[index]
            func word(_ group: Int) -> UInt64 { stored[group &* stride &+ place.word] }
            func ids() -> [UInt32] {
                (0..<count).map { UInt32(truncatingIfNeeded: place.upper ? word($0) >> 32 : word($0)) }
            }
            var nulls: Bitmap?
            if let nullWord, form == .integers || form == .floats {
                for group in 0..<count where stored[group &* stride &+ nullWord] & (1 << UInt64(index)) != 0 {
                    if nulls == nil { nulls = Bitmap(capacity: count) }
                    nulls?[group] = true
                }
            }
            switch form {
            case .nodes: columns.append(.nodes(ids()))
            case .relationships: columns.append(.relationships(ids()))
            case .strings: columns.append(.strings(ids()))
            case .booleans: columns.append(.booleans(ids().map { UInt8($0) }))
            case .integers: columns.append(.integers((0..<count).map { Int64(bitPattern: word($0)) }, nulls: nulls))
            case .floats: columns.append(.floats((0..<count).map { Double(bitPattern: word($0)) }, nulls: nulls))
            }
        }
        return columns
    }
}

/// Gives equal long strings one id: the arena does so only for short ones.
struct LongStrings {
    private var byHash: [UInt64: [UInt32]] = [:]
    private var canonicalOf: [UInt32: UInt32] = [:]

    @inline(__always)
    mutating func canonical(_ id: UInt32, in strings: StringArena) -> UInt32 {
        if id == Column.nullID { return id }
        let bytes = strings.utf8(id)
        return bytes.count <= StringArena.internLimit ? id : long(id, bytes, in: strings)
    }

    @inline(never)
    private mutating func long(_ id: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, in strings: StringArena) -> UInt32 {
        if let known = canonicalOf[id] { return known }
        let hash = hashBytes(bytes)
        for candidate in byHash[hash] ?? [] where strings.equal(candidate, id) {
            canonicalOf[id] = candidate
            return candidate
        }
        byHash[hash, default: []].append(id)
        canonicalOf[id] = id
        return id
    }
}
