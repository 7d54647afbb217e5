import PropertyGraph

/// A row of a table whose quotation marks are not those of CSV, read as its writer must have meant it: so that it has as many fields
/// as the header has names.
struct MendedRow {
    /// What it has; nil where no way of reading it gives the right number of fields.
    private(set) var fields: [String?]?
    /// The bytes and line ends that it takes of the table.
    private(set) var length = 0
    private(set) var lines = 0

    /// How many lines the fields of one row go over at most, where their quotation marks do not tell.
    private static let longest = 256

    /// - Parameters:
    ///   - rest: the table from the row on.
    ///   - count: how many fields a row has.
    init(_ rest: ArraySlice<UInt8>, separator: UInt8, count: Int) {
        let line = Self.line(rest)
        take(line)
        for way in [LooseFields.Way.inner, .backslash, .wrapped, .literal] {
            if let found = LooseFields(line.content, separator, way), found.fields.count == count {
                fields = found.fields
                return
            }
        }
        for way in [LooseFields.Way.inner, .backslash] where takeLines(of: rest, separator, count, way) { return }
        // At the end of the table more of the row may be missing.
        if length < rest.count, let found = LooseFields(line.content, separator, .unclosed), found.fields.count == count
        {
            fields = found.fields
            return
        }
        skip(rest, separator, count)
    }

    /// A line, and its length with its end.
    private static func line(_ rest: ArraySlice<UInt8>) -> (content: ArraySlice<UInt8>, length: Int) {
        guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return (rest, rest.count) }
        let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
        return (rest[..<end], end - rest.startIndex + (isPair ? 2 : 1))
    }

    private mutating func take(_ line: (content: ArraySlice<UInt8>, length: Int)) {
        length += line.length
        lines += 1
    }

    /// A row of several lines, none of which behind the first would be a row by itself.
    private mutating func takeLines(
        of rest: ArraySlice<UInt8>, _ separator: UInt8, _ count: Int, _ way: LooseFields.Way
    ) -> Bool {
        var row = MendedRow()
        while row.lines < Self.longest, row.length < rest.count {
            let line = Self.line(rest.dropFirst(row.length))
            if row.lines > 0, LooseFields.isRow(line.content, separator, count) { return false }
            row.take(line)
            let content = rest[..<line.content.endIndex]
            guard row.lines > 1, let found = LooseFields(content, separator, way) else { continue }
            guard found.fields.count == count else { return false }
            row.fields = found.fields
            self = row
            return true
        }
        return false
    }

    private init() {}

    /// Passes over lines up to one that is a row.
    private mutating func skip(_ rest: ArraySlice<UInt8>, _ separator: UInt8, _ count: Int) {
        while length < rest.count {
            let line = Self.line(rest.dropFirst(length))
            if LooseFields.isRow(line.content, separator, count) { return }
            take(line)
        }
    }
}

/// The fields of some bytes of a table in one of the ways in which programs write quotation marks.
private struct LooseFields {
    enum Way {
        /// A mark that does not end its field is a part of it.
        case inner
        /// A mark behind a backslash is a part of its field.
        case backslash
        /// Each field stands in marks: only a mark, a separator and a mark part two.
        case wrapped
        /// Marks are letters as any, but around a whole field.
        case literal
        /// The last field has no mark at its end.
        case unclosed
    }

    private(set) var fields: [String?] = []

    /// Nil where marks do not pair in that way.
    init?(_ bytes: ArraySlice<UInt8>, _ separator: UInt8, _ way: Way) {
        switch way {
        case .wrapped: guard readWrapped(bytes, separator) else { return nil }
        case .literal: guard readLiteral(bytes, separator) else { return nil }
        case .inner, .backslash, .unclosed: guard read(bytes, separator, way) else { return nil }
        }
    }

    /// Whether a line is a row by the rules, or begins one.
    static func isRow(_ line: ArraySlice<UInt8>, _ separator: UInt8, _ count: Int) -> Bool {
        LooseFields(line, separator, .inner)?.fields.count == count
    }

    private static let mark = UInt8(ascii: "\"")

    private mutating func read(_ bytes: ArraySlice<UInt8>, _ separator: UInt8, _ way: Way) -> Bool {
        var at = bytes.startIndex
        while true {
            let end: Int
            if at < bytes.endIndex, bytes[at] == Self.mark {
                guard let closing = Self.closing(bytes, at + 1, separator, way) else {
                    guard way == .unclosed, !bytes[(at + 1)...].contains(Self.mark) else { return false }
                    add(bytes[(at + 1)...])
                    return true
                }
                add(Self.plain(bytes[(at + 1)..<closing], way))
                end = closing + 1
            } else {
                end = bytes[at...].firstIndex { $0 == separator || $0 == 0x0A } ?? bytes.endIndex
                if at == end { fields.append(nil) } else { add(bytes[at..<end]) }
            }
            guard end < bytes.endIndex else { return true }
            guard bytes[end] == separator else { return false }
            at = end + 1
        }
    }

    /// The mark that ends a field.
    private static func closing(_ bytes: ArraySlice<UInt8>, _ start: Int, _ separator: UInt8, _ way: Way) -> Int? {
        var at = start
        while let place = bytes[at...].firstIndex(where: { $0 == mark || way == .backslash && $0 == 0x5C }) {
            let next = place + 1 < bytes.endIndex ? bytes[place + 1] : nil
            if bytes[place] == 0x5C || next == mark {
                at = min(place + 2, bytes.endIndex)
            } else if next == nil || next == separator || next == 0x0A || next == 0x0D {
                return place
            } else {
                at = place + 1
            }
        }
        return nil
    }

    /// Without what stands before a mark that is none of the table's.
    private static func plain(_ bytes: ArraySlice<UInt8>, _ way: Way) -> [UInt8] {
        var plain: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let isEscape = bytes[at] == mark || way == .backslash && bytes[at] == 0x5C
            if isEscape, at + 1 < bytes.endIndex, bytes[at + 1] == mark { at += 1 }
            plain.append(bytes[at])
            at += 1
        }
        return plain
    }

    private mutating func readWrapped(_ bytes: ArraySlice<UInt8>, _ separator: UInt8) -> Bool {
        guard bytes.count > 1, bytes.first == Self.mark, bytes.last == Self.mark else { return false }
        var start = bytes.startIndex + 1
        for place in bytes.indices.dropFirst().dropLast(2)
        where place > start && bytes[place] == separator && bytes[place - 1] == Self.mark
            && bytes[place + 1] == Self.mark
        {
            add(Self.plain(bytes[start..<(place - 1)], .wrapped))
            start = place + 2
        }
        add(Self.plain(bytes[start..<(bytes.endIndex - 1)], .wrapped))
        return true
    }

    private mutating func readLiteral(_ bytes: ArraySlice<UInt8>, _ separator: UInt8) -> Bool {
        for field in bytes.split(separator: separator, omittingEmptySubsequences: false) {
            // One mark too many begins a field that goes on in the next line.
            if field.first == Self.mark, !field.count(where: { $0 == Self.mark }).isMultiple(of: 2) { return false }
            let isWhole = field.count > 1 && field.first == Self.mark && field.last == Self.mark
            let inner = isWhole ? field.dropFirst().dropLast() : field
            if field.isEmpty {
                fields.append(nil)
            } else if isWhole, !inner.contains(Self.mark) {
                add(inner)
            } else {
                add(field)
            }
        }
        return true
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        fields.append(String(decoding: Array(bytes), as: UTF8.self))
    }
}
