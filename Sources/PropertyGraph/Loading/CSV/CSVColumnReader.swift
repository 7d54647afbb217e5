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

    /// Reads the next field of the file as row `row`.
    @inline(__always)
    func read(_ file: inout GraphCSVFile, row: Int, _ builder: GraphBuilder) throws(GraphCSVError) {
        if isInteger, column.kind == .integer, let integer = file.scanner.fastInteger() {
            if column.count < row { column.pad(to: row) }
            column.appendWord(integer)
            return
        }
        let text = try file.field()
        guard !text.isAbsent else { return }
        if column.count < row { column.pad(to: row) }
        if isString, column.kind == .string {
            try appendText(text, file, builder)
        } else {
            column.append(try value(text, file), builder.chunksForValues)
        }
    }

    @inline(__always)
    private func appendText(_ text: CSVScanner.Field, _ file: GraphCSVFile, _ builder: GraphBuilder)
        throws(GraphCSVError)
    {
        guard isValidUTF8(text.start, text.count) else { throw notUTF8(text, file) }
        guard text.needsUnescaping else {
            column.appendText(text.start, text.count)
            return
        }
        let copy = builder.allocateText(text.count)
        column.appendText(copy, text.unescape(to: copy))
    }

    private func value(_ text: CSVScanner.Field, _ file: GraphCSVFile) throws(GraphCSVError) -> Value {
        guard let string = text.string else { throw notUTF8(text, file) }
        if case .list(let element) = field {
            // "" is the empty list, of whatever it might hold.
            if string.isEmpty { return .list([]) }
            var values: [Value] = []
            for part in string.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
                let part = String(Substring(part))
                guard let value = Self.scalar(part, element) else { throw mismatch(part, text, file) }
                values.append(value)
            }
            return .list(values)
        }
        guard let value = Self.scalar(string, field) else { throw mismatch(string, text, file) }
        return value
    }

    private func notUTF8(_ text: CSVScanner.Field, _ file: GraphCSVFile) -> GraphCSVError {
        file.error("'\(name)' is not valid UTF-8", at: text.start)
    }

    private func mismatch(_ string: String, _ text: CSVScanner.Field, _ file: GraphCSVFile) -> GraphCSVError {
        let wanted =
            switch field {
            case .integer, .list(.integer): "an integer of 64 bits"
            case .float, .list(.float): "a number that a float of 64 bits can hold"
            case .boolean, .list(.boolean): "true or false"
            case .date, .list(.date): "a date as 2024-05-31"
            case .dateTime, .list(.dateTime): "a date and time with a zone as 2024-05-31T08:30+03:00"
            case .localDateTime, .list(.localDateTime): "a date and time as 2024-05-31T08:30"
            case .time, .list(.time): "a time with an offset as 08:30+03:00"
            case .localTime, .list(.localTime): "a time as 08:30"
            case .duration, .list(.duration): "a duration as P1DT2H"
            case .point, .list(.point): "a point as {longitude: 35.5, latitude: 33.9} or {x: 1, y: 2}"
            case .any: "a literal as 7, 'a', date('2024-05-31') or [1, 2]"
            case .string, .list: "a string"
            }
        let shown = string.count > 60 ? string.prefix(60) + "…" : string[...]
        return file.error("'\(name)' is \(wanted) by the header, but here it is '\(shown)'", at: text.start)
    }

    private static func scalar(_ text: String, _ field: CSVHeader.Field) -> Value? {
        switch field {
        case .string: return .string(text)
        case .integer: return Int64(text).map(Value.integer)
        case .float: return CSVNumber.float(text).map(Value.float)
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
        case .point: return PointValue(parsing: text).map(Value.point)
        case .any: return ValueLiteral.value(text)
        case .list: return nil
        }
    }
}
