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
    }

    /// What ``next()`` found.
    public enum Step {
        /// A record, and the line that it begins in.
        case record([String?], line: Int)
        /// More of the text is needed to tell where the record ends.
        case wantsMore
        /// The text is at its end.
        case end
    }

    private let separator: UInt8
    private var text: [UInt8] = []
    /// What of `text` was read.
    private var cursor = 0
    /// Where the byte at `cursor` stands.
    private var line = 1
    private var isWhole = false
    private var isAtStart = true

    /// - Parameter separator: a byte of ASCII that is no quote and no line end.
    public init(separator: UInt8) { self.separator = separator }

    /// How many bytes wait for the rest of their record. Each time more of it comes all of them are looked at again, so
    /// give about as many at once.
    public var pending: Int { text.count - cursor }

    /// Adds what comes next.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if cursor > 0 {
            text.removeSubrange(..<cursor)
            cursor = 0
        }
        text.append(contentsOf: bytes)
    }

    /// Says that nothing more comes.
    public mutating func finish() { isWhole = true }

    /// The next record of what is there.
    public mutating func next() throws(Fault) -> Step {
        // A byte order mark may be half there.
        if isAtStart && text.count < 3 && !isWhole { return .wantsMore }
        let found = text.withUnsafeBufferPointer { bytes in
            Result<Found, Fault> { () throws(Fault) in try find(in: UnsafeBufferPointer(rebasing: bytes[cursor...])) }
        }
        let record = try found.get()
        guard let fields = record.fields else { return isWhole ? .end : .wantsMore }
        cursor += record.length
        line = record.nextLine
        isAtStart = false
        return .record(fields, line: record.line)
    }

    private struct Found {
        var fields: [String?]?
        var line = 0
        var length = 0
        var nextLine = 0
    }

    private func find(in bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> Found {
        var scanner = CSVScanner(bytes, separator: separator, isWhole: isWhole)
        if isAtStart { scanner.skipMark() }
        scanner.skipEmptyLines()
        guard !scanner.isAtEnd else { return Found() }
        var found = Found(fields: [], line: line + scanner.lineEnds(before: scanner.position))
        repeat {
            let field: CSVScanner.Field
            do throws(CSVScanner.Fault) { field = try scanner.field() } catch {
                guard let fault = described(error, scanner) else { return Found() }
                throw fault
            }
            guard let text = field.string else { throw .notUTF8(line: line + scanner.lineEnds(before: field.start)) }
            found.fields?.append(field.isAbsent ? nil : text)
        } while !scanner.isAtRowEnd
        found.length = scanner.position - scanner.start
        found.nextLine = line + scanner.lineEnds(before: scanner.position)
        return found
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
