/// The records of a CSV text that comes piece by piece, by the grammar of the files of a graph: a field that is empty and
/// not quoted is no value, lines with nothing in them are passed over.
public struct CSVRecords {
    /// What is wrong with the text, with the line, from 1.
    public enum Fault: Error, Hashable {
        /// A quoted field that begins in this line does not end.
        case openQuote(line: Int)
        /// Text stands behind a closing quote.
        case textAfterQuote(line: Int)
        /// A field is not UTF-8.
        case notUTF8(line: Int)
        /// A field is longer than ``longestField``.
        case longField(line: Int)
    }

    /// The most bytes of a field. What is longer is no table, or a quote in it does not end.
    public static let longestField = 32 << 20

    /// What ``next()`` found.
    public enum Step {
        /// A record, and the line that it begins in.
        case record([String?], line: Int)
        /// More of the text is needed to tell where the record ends.
        case wantsMore
        /// A record has many fields, and the next ones can be read at once: a moment to see what was done so far.
        case underway
        /// The text is at its end.
        case end
    }

    /// How many fields are read in one step at most.
    public static let fieldsInStep = 1 << 12

    private let separator: UInt8
    private let forgives: Bool
    private var text: [UInt8] = []
    /// What of `text` was read.
    private var cursor = 0
    /// The line that is read next, from 1.
    public private(set) var line = 1
    private var isWhole = false
    private var isAtStart = true
    /// The fields so far of a record that is not at its end, and where it began.
    private var fields: [String?] = []
    private var recordLine = 1
    private var isInRecord = false

    /// - Parameters:
    ///   - separator: a byte of ASCII that is no quote and no line end.
    ///   - forgives: whether a quote within a quoted field may stand undoubled.
    public init(separator: UInt8, forgives: Bool = false) {
        self.separator = separator
        self.forgives = forgives
    }

    /// How many bytes wait for the rest of their field. Each time more of it comes all of them are looked at again, so
    /// give about as many at once.
    public var pending: Int { text.count - cursor }

    /// Bytes that are copied where the fields of a long record need more room in the next step; 0 where they do not.
    public var fieldGrowth: Int {
        let count = fields.count + Self.fieldsInStep
        return count > fields.capacity ? count * MemoryLayout<String?>.stride : 0
    }

    /// Makes room for so many bytes more.
    public mutating func reserve(_ count: Int) {
        text.removeSubrange(..<cursor)
        cursor = 0
        text.reserveCapacity(text.count + count)
    }

    /// The place in what is held that is read next.
    public var place: Int { cursor }

    /// What is held from a place on.
    public func held(from place: Int) -> ArraySlice<UInt8> { text[place...] }

    /// Goes on with a new record at a place of what is held, in a line.
    public mutating func resume(at place: Int, line: Int) {
        (cursor, self.line, fields, isInRecord) = (place, line, [], false)
    }

    /// Adds what comes next.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) { text.append(contentsOf: bytes) }

    /// Says that nothing more comes.
    public mutating func finish() { isWhole = true }

    /// The next record of what is there.
    public mutating func next() throws(Fault) -> Step {
        // A byte order mark may be half there.
        if isAtStart && text.count < 3 && !isWhole { return .wantsMore }
        // Taken out while it is read, so that nothing is copied.
        let bytes = text
        let step = bytes.withUnsafeBufferPointer { bytes in
            Result<Step, Fault> { () throws(Fault) in try read(UnsafeBufferPointer(rebasing: bytes[cursor...])) }
        }
        return try step.get()
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> Step {
        var scanner = CSVScanner(bytes, separator: separator, isWhole: isWhole, forgives: forgives)
        defer { pass(scanner) }
        if isAtStart { scanner.skipMark() }
        isAtStart = false
        if !isInRecord {
            guard scanner.skipEmptyLines() else { return .wantsMore }
            if scanner.isAtEnd { return .end }
            recordLine = line + scanner.lineEnds(before: scanner.position)
            isInRecord = true
        }
        for _ in 0..<Self.fieldsInStep {
            let field: CSVScanner.Field
            do throws(CSVScanner.Fault) { field = try scanner.field() } catch {
                if let fault = described(error, scanner) { throw fault }
                if bytes.count - (scanner.position - scanner.start) <= Self.longestField { return .wantsMore }
                throw .longField(line: line + scanner.lineEnds(before: scanner.position))
            }
            if field.count > Self.longestField {
                throw .longField(line: line + scanner.lineEnds(before: field.start))
            }
            guard let text = field.string else { throw .notUTF8(line: line + scanner.lineEnds(before: field.start)) }
            fields.append(field.isAbsent ? nil : text)
            if scanner.isAtRowEnd {
                isInRecord = false
                defer { fields = [] }
                return .record(fields, line: recordLine)
            }
        }
        return .underway
    }

    /// Goes to where a scanner has come.
    private mutating func pass(_ scanner: CSVScanner) {
        line += scanner.lineEnds(before: scanner.position)
        cursor += scanner.position - scanner.start
    }

    /// The fault with its line; nil where nothing is wrong but that the text goes on.
    private func described(_ fault: CSVScanner.Fault, _ scanner: CSVScanner) -> Fault? {
        switch fault {
        case .openQuote(let offset): .openQuote(line: line + scanner.lineEnds(before: scanner.start + offset))
        case .textAfterQuote(let offset):
            .textAfterQuote(line: line + scanner.lineEnds(before: scanner.start + offset))
        case .cut: nil
        }
    }
}
