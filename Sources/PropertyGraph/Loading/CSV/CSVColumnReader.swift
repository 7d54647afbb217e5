/// Appends the fields of one column of a file to a staged column.
final class CSVColumnReader {
    private let name: String
    private let field: CSVHeader.Field
    private let column: StagedColumn
    /// `field`, for the two common ones.
    private let isInteger: Bool
    private let isString: Bool

    init(name: String, field: CSVHeader.Field, column: StagedColumn) {
        self.name = name
        self.field = field
        self.column = column
        isInteger = field == .integer
        isString = field == .string
    }

    /// Reads the next field of the scanner as row `row`.
    @inline(__always)
    func read(_ scanner: inout CSVScanner, row: Int, _ builder: GraphBuilder) throws(GraphCSVError) {
        if isInteger, column.kind == .integer, let integer = scanner.fastInteger() {
            if column.count < row { column.pad(to: row) }
            column.appendWord(integer)
            return
        }
        let text = try scanner.field()
        // An empty field that is not quoted is absent.
        guard text.count > 0 || text.isQuoted else { return }
        if column.count < row { column.pad(to: row) }
        if isString, column.kind == .string {
            try appendText(text, scanner, builder)
        } else {
            column.append(try value(text, as: field, scanner), builder.chunksForValues)
        }
    }

    @inline(__always)
    private func appendText(_ text: CSVScanner.Field, _ scanner: CSVScanner, _ builder: GraphBuilder)
        throws(GraphCSVError)
    {
        guard isValidUTF8(text.start, text.count) else { throw scanner.error("'\(name)' is not valid UTF-8") }
        guard text.needsUnescaping else {
            column.appendText(text.start, text.count)
            return
        }
        let copy = builder.allocateText(text.count)
        column.appendText(copy, CSVScanner.unescape(text, to: copy))
    }

    private func value(_ text: CSVScanner.Field, as field: CSVHeader.Field, _ scanner: CSVScanner)
        throws(GraphCSVError) -> Value
    {
        let string = CSVScanner.string(text)
        if case .list(let element) = field {
            var values: [Value] = []
            for part in string.split(separator: ";", omittingEmptySubsequences: false) {
                guard let value = Self.scalar(String(part), element) else { throw mismatch(String(part), scanner) }
                values.append(value)
            }
            return .list(string.isEmpty ? [] : values)
        }
        guard let value = Self.scalar(string, field) else { throw mismatch(string, scanner) }
        return value
    }

    private func mismatch(_ text: String, _ scanner: CSVScanner) -> GraphCSVError {
        let wanted =
            switch field {
            case .integer, .list(.integer): "an integer of 64 bits"
            case .float, .list(.float): "a number"
            case .boolean, .list(.boolean): "true or false"
            case .date, .list(.date): "a date as 2024-05-31"
            case .dateTime, .list(.dateTime): "a date and time with a zone as 2024-05-31T08:30+03:00"
            case .localDateTime, .list(.localDateTime): "a date and time as 2024-05-31T08:30"
            case .time, .list(.time): "a time with an offset as 08:30+03:00"
            case .localTime, .list(.localTime): "a time as 08:30"
            case .duration, .list(.duration): "a duration as P1DT2H"
            default: "a string"
            }
        return scanner.error("'\(name)' is \(wanted) by the header, but here it is '\(text)'")
    }

    private static func scalar(_ text: String, _ field: CSVHeader.Field) -> Value? {
        switch field {
        case .string: return .string(text)
        case .integer: return Int64(text).map(Value.integer)
        case .float: return Double(text).map(Value.float)
        case .boolean:
            switch text.lowercased() {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            default: return nil
            }
        case .date: return (try? CalendarDate(parsing: text)).map(Value.date)
        case .dateTime: return (try? ZonedDateTime(parsing: text)).map(Value.dateTime)
        case .localDateTime: return (try? LocalDateTime(parsing: text)).map(Value.localDateTime)
        case .time: return (try? ZonedTime(parsing: text)).map(Value.time)
        case .localTime: return (try? LocalTime(parsing: text)).map(Value.localTime)
        case .duration: return (try? CalendarDuration(parsing: text)).map(Value.duration)
        case .list: return nil
        }
    }
}
