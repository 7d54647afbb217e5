/// A file of graph CSV while it is read: its fields one after another, and errors with their lines.
struct GraphCSVFile {
    let path: String
    let mapped: MappedFile
    var scanner: CSVScanner
    /// Where the current row begins.
    private var rowStart: UnsafePointer<UInt8>

    init(_ path: String) throws(GraphCSVError) {
        self.path = path
        do {
            mapped = try MappedFile(path, isSequential: true)
        } catch {
            throw GraphCSVError(path, "cannot \(error.operation) the file: \(error.reason)")
        }
        scanner = CSVScanner(mapped.bytes.bindMemory(to: UInt8.self))
        scanner.skipMark()
        rowStart = scanner.position
    }

    /// The fields of the first line.
    mutating func header() throws(GraphCSVError) -> [String] {
        guard !scanner.isAtEnd else {
            throw GraphCSVError(path, line: 1, "the file is empty; a header line is expected")
        }
        var fields: [String] = []
        repeat {
            let field = try field()
            guard let text = field.string else { throw error("the header is not valid UTF-8", at: field.start) }
            fields.append(text)
        } while !scanner.isAtRowEnd
        return fields
    }

    /// Goes to the next row that has something in it; false at the end of the file.
    @inline(__always)
    mutating func nextRow() -> Bool {
        scanner.skipEmptyLines()
        rowStart = scanner.position
        return !scanner.isAtEnd
    }

    @inline(__always)
    mutating func field() throws(GraphCSVError) -> CSVScanner.Field {
        do throws(CSVScanner.Fault) { return try scanner.field() } catch { throw described(error) }
    }

    /// The next field as a text.
    mutating func text(of name: String) throws(GraphCSVError) -> String {
        let field = try field()
        guard let text = field.string else { throw error("'\(name)' is not valid UTF-8", at: field.start) }
        return text
    }

    // MARK: Errors

    private func described(_ fault: CSVScanner.Fault) -> GraphCSVError {
        switch fault {
        case .openQuote(let offset): error("a quoted field does not end", at: scanner.start + offset)
        case .textAfterQuote(let offset):
            error("text after the closing quote of a field", at: scanner.start + offset)
        // A mapped file is there as a whole.
        case .cut: error("the file ends too early", at: scanner.position)
        }
    }

    func error(_ message: String, at place: UnsafePointer<UInt8>) -> GraphCSVError {
        GraphCSVError(path, line: 1 + scanner.lineEnds(before: place), message)
    }

    /// An error about the current row as a whole.
    func rowError(_ message: String) -> GraphCSVError { error(message, at: rowStart) }

    func tooFewFields(_ count: Int, of expected: Int) -> GraphCSVError {
        rowError("\(count) field\(count == 1 ? "" : "s"), but the header has \(expected)")
    }

    func tooManyFields(for expected: Int) -> GraphCSVError {
        rowError("more fields than the \(expected) of the header")
    }

    /// The line in which a row begins, the first after the header being row 0. Rows may take several lines, so the file
    /// is gone through again: only errors ask.
    func line(ofRow row: Int) -> Int {
        var again = CSVScanner(mapped.bytes.bindMemory(to: UInt8.self))
        var left = row + 1
        while left > 0, (try? again.field()) != nil {
            if again.isAtRowEnd {
                left -= 1
                again.skipEmptyLines()
            }
        }
        return 1 + again.lineEnds(before: again.position)
    }
}
