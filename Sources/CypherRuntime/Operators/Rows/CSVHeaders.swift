import PropertyGraph

/// The names of the fields that the first record of a CSV file gives, and records as maps under them.
struct CSVHeaders {
    /// Nil for a field that the header leaves without a name.
    private let names: [String?]

    /// - Throws: an error that names the file where a name is there twice.
    init(_ reader: CSVReader) throws(ExecutionError) {
        guard let (names, line) = try reader.next() else {
            self.names = []
            return
        }
        var seen = (names: names, keys: Set<CodePointKey>())
        try reader.meter.keeping(&seen) { (seen) throws(ExecutionError) in
            for case let name? in names {
                try reader.charge(fields: 2)
                if seen.keys.insert(CodePointKey(name)).inserted { continue }
                throw reader.error("the header has `\(name)` twice; each column needs a name of its own", line: line)
            }
        }
        self.names = names
    }

    /// The fields of a record by their names. Fields that a short record leaves out are null.
    ///
    /// - Throws: an error that names the line where a value stands under no name.
    func map(_ record: [String?], line: Int, of reader: CSVReader) throws(ExecutionError) -> Value {
        var map = MapValue()
        try reader.meter.keeping(&map) { (map) throws(ExecutionError) in
            for case let (index, name?) in names.enumerated() {
                try reader.charge(fields: 1)
                map[name] = index < record.count ? record[index].map(Value.string) ?? .null : .null
            }
        }
        for (index, field) in record.enumerated() where field != nil && (index >= names.count || names[index] == nil) {
            throw reader.error(
                index >= names.count
                    ? "\(record.count) fields, but the header has \(names.count)"
                    : "a value in column \(index + 1), which has no name in the header",
                line: line)
        }
        return .map(map)
    }
}
