/// One property of the nodes or relationships to be, in the order added; strings are kept as references to bytes that
/// live until the graph is built, so that each column's texts can then be laid down together.
final class StagedColumn {
    struct Text: BitwiseCopyable {
        /// Nil is absent.
        var start: UnsafePointer<UInt8>?
        var count: Int
    }

    private(set) var kind: PropertyColumn.Kind
    private(set) var count = 0
    private(set) var words = Buffer<Int64>()
    private(set) var bytes = Buffer<UInt8>()
    private(set) var texts = Buffer<Text>()
    private(set) var boxed: [Value] = []
    /// For words: rows without a value; empty while there are none.
    private var absent: [Int] = []

    init(kind: PropertyColumn.Kind) { self.kind = kind }

    /// Adds absent rows up to `length`.
    func pad(to length: Int) {
        guard length > count else { return }
        switch kind {
        case .integer, .float, .date:
            absent.append(contentsOf: count..<length)
            words.append(repeating: 0, count: length - count)
        case .boolean: bytes.append(repeating: 2, count: length - count)
        case .string: texts.append(repeating: Text(start: nil, count: 0), count: length - count)
        case .mixed: boxed.append(contentsOf: repeatElement(.null, count: length - count))
        }
        count = length
    }

    func appendWord(_ word: Int64) {
        words.append(word)
        count &+= 1
    }

    func appendText(_ start: UnsafePointer<UInt8>, _ length: Int) {
        texts.append(Text(start: start, count: length))
        count &+= 1
    }

    func append(_ value: Value, _ chunks: TextChunks) {
        if case .null = value {
            pad(to: count + 1)
            return
        }
        if kind != .mixed, kind != PropertyColumn.kind(of: value) { mix() }
        switch (kind, value) {
        case (.integer, .integer(let integer)): appendWord(integer)
        case (.float, .float(let float)): appendWord(Int64(bitPattern: float.bitPattern))
        case (.date, .date(let date)): appendWord(date.daysSinceEpoch)
        case (.boolean, .boolean(let flag)):
            bytes.append(flag ? 1 : 0)
            count += 1
        case (.string, .string(let string)):
            let (start, length) = chunks.copy(string)
            appendText(start, length)
        default:
            boxed.append(value)
            count += 1
        }
    }

    /// Overwrites a row that exists or comes next after absent ones.
    func set(_ row: Int, _ value: Value, _ chunks: TextChunks) {
        if row >= count {
            pad(to: row)
            append(value, chunks)
            return
        }
        if case .null = value, kind != .mixed { mix() }
        if kind != .mixed, kind != PropertyColumn.kind(of: value) { mix() }
        switch (kind, value) {
        case (.integer, .integer(let integer)): setWord(row, integer)
        case (.float, .float(let float)): setWord(row, Int64(bitPattern: float.bitPattern))
        case (.date, .date(let date)): setWord(row, date.daysSinceEpoch)
        case (.boolean, .boolean(let flag)): bytes[row] = flag ? 1 : 0
        case (.string, .string(let string)):
            let (start, length) = chunks.copy(string)
            texts[row] = Text(start: start, count: length)
        default: boxed[row] = value
        }
    }

    private func setWord(_ row: Int, _ word: Int64) {
        words[row] = word
        let (position, found) = absent.binarySearch(row)
        if found { absent.remove(at: position) }
    }

    func value(_ row: Int) -> Value {
        guard row < count else { return .null }
        switch kind {
        case .integer: return absent.binarySearch(row).found ? .null : .integer(words[row])
        case .float:
            return absent.binarySearch(row).found
                ? .null : .float(Double(bitPattern: UInt64(bitPattern: words[row])))
        case .date:
            return absent.binarySearch(row).found
                ? .null : CalendarDate(daysSinceEpoch: words[row]).map(Value.date) ?? .null
        case .boolean: return bytes[row] == 2 ? .null : .boolean(bytes[row] == 1)
        case .string:
            guard let start = texts[row].start else { return .null }
            return .string(
                String(decoding: UnsafeBufferPointer(start: start, count: texts[row].count), as: UTF8.self))
        case .mixed: return boxed[row]
        }
    }

    private func mix() {
        boxed = (0..<count).map(value)
        kind = .mixed
        words = Buffer()
        bytes = Buffer()
        texts = Buffer()
        absent = []
    }

    /// The column of the graph, with its rows in the given order (nil: as they are). The staged one is used up.
    func build(order: Buffer<UInt32>?, _ strings: StringArena) -> PropertyColumn {
        switch kind {
        case .integer, .float, .date:
            var present: Buffer<UInt64>?
            if !absent.isEmpty {
                let bits = Buffer<UInt64>(repeating: UInt64.max, count: (count + 63) / 64)
                if count & 63 != 0 { bits[bits.count - 1] = (1 << UInt64(count & 63)) - 1 }
                for row in absent { bits[row >> 6] &= ~(1 << UInt64(row & 63)) }
                present = bits
            }
            guard let order else { return PropertyColumn(words: words, kind: kind, present: present) }
            return PropertyColumn(
                words: permuted(words, order), kind: kind, present: present.map { permutedBits($0, order) })
        case .boolean: return PropertyColumn(bytes: order.map { permuted(bytes, $0) } ?? bytes)
        case .mixed: return PropertyColumn(boxed: order.map { $0.view.map { boxed[Int($0)] } } ?? boxed)
        case .string:
            let first = UInt32(strings.count)
            let ids = Buffer<UInt32>(uninitialized: count)
            for position in 0..<count {
                let text = texts.base[order.map { Int($0.base[position]) } ?? position]
                if let start = text.start {
                    ids.base[position] = strings.add(UnsafeBufferPointer(start: start, count: text.count))
                } else {
                    ids.base[position] = StringArena.none
                }
            }
            texts = Buffer()
            return PropertyColumn(ids: ids, stretch: first..<UInt32(strings.count))
        }
    }

    private func permuted<Element>(_ source: Buffer<Element>, _ order: Buffer<UInt32>) -> Buffer<Element> {
        let result = Buffer<Element>(uninitialized: count)
        for position in 0..<count { result.base[position] = source.base[Int(order.base[position])] }
        return result
    }

    private func permutedBits(_ source: Buffer<UInt64>, _ order: Buffer<UInt32>) -> Buffer<UInt64> {
        let result = Buffer<UInt64>(repeating: 0, count: source.count)
        for position in 0..<count {
            let row = Int(order.base[position])
            if source.base[row >> 6] & (1 << UInt64(row & 63)) != 0 {
                result.base[position >> 6] |= 1 << UInt64(position & 63)
            }
        }
        return result
    }
}

extension StagedColumn {
    /// Adds the rows of another column, the first of them at row `start`.
    func append(contentsOf other: StagedColumn, from start: Int) {
        pad(to: start)
        guard kind == other.kind, kind != .mixed else {
            if kind != .mixed { mix() }
            for row in 0..<other.count { boxed.append(other.value(row)) }
            count += other.count
            return
        }
        words.append(other.words.view)
        bytes.append(other.bytes.view)
        texts.append(other.texts.view)
        for row in other.absent { absent.append(start + row) }
        count += other.count
    }
}

extension StagedColumn {
    /// An id as it stands in the file.
    func text(_ row: Int) -> String {
        switch value(row) {
        case .integer(let integer): String(integer)
        case .string(let string): string
        default: ""
        }
    }

    /// From its values, which are all there, to their rows.
    func idMap(_ duplicate: inout NodeIDMap.Duplicate?) -> NodeIDMap {
        kind == .integer
            ? NodeIDMap(words.view, duplicate: &duplicate) : NodeIDMap(texts.view, duplicate: &duplicate)
    }
}
