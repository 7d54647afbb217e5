import CypherSyntax
import PropertyGraph

/// Reads a CSV file record by record.
final class CSVReader {
    private let file: FileStream
    let meter: ExecutionMeter
    /// As errors show it.
    let name: String
    private let place: SourceRange
    private var records: CSVRecords
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// Opens a file by its path or `file:` URL.
    init(
        _ name: String, separator: UInt8, at place: SourceRange, _ meter: ExecutionMeter
    ) throws(ExecutionError) {
        var path = name
        if path.hasPrefix("file://") {
            path = Self.decoded(String(path.dropFirst(7)))
        } else if path.hasPrefix("http://") || path.hasPrefix("https://") || path.hasPrefix("ftp://") {
            throw .unsupported(what: "LOAD CSV over the network", range: place)
        }
        do throws(FileStream.SystemError) {
            file = try FileStream(path, meter)
        } catch { throw .inputOutput(message: "cannot read `\(path)`: \(error.message)", range: place) }
        self.name = path
        self.place = place
        self.meter = meter
        records = CSVRecords(separator: separator)
    }

    /// The fields of the next record and its line; nil at the end.
    func next() throws(ExecutionError) -> (fields: [String?], line: Int)? {
        while true {
            let step: CSVRecords.Step
            do throws(CSVRecords.Fault) { step = try records.next() } catch { throw described(error) }
            switch step {
            case .record(var fields, let line):
                try meter.keeping(&fields) { (fields) throws(ExecutionError) in
                    try charge(fields: fields.count % CSVRecords.fieldsInStep)
                }
                return (fields, line)
            case .end: return nil
            case .underway:
                try charge(fields: CSVRecords.fieldsInStep)
                try meter.charge(bytes: records.fieldGrowth)
            case .wantsMore: try fill()
            }
        }
    }

    /// Takes into account that so many fields are kept, short ones.
    func charge(fields count: Int) throws(ExecutionError) {
        try meter.charge(bytes: count * 2 * MemoryLayout<Value>.stride)
        try meter.charge(work: count * 64)
    }

    /// An error about the file.
    func error(_ message: String, line: Int) -> ExecutionError {
        .inputOutput(message: "`\(name)`, line \(line): \(message)", range: place)
    }

    private func described(_ fault: CSVRecords.Fault) -> ExecutionError {
        switch fault {
        case .openQuote(let line): error("the quoted field that begins here does not end", line: line)
        case .textAfterQuote(let line):
            error("text after the closing quote of a field; a quote inside one is written twice", line: line)
        case .notUTF8(let line): error("is not UTF-8", line: line)
        case .longField(let line):
            error(
                "a field has more than \(CSVRecords.longestField >> 20) MB; is this a CSV file, and does every quote end?",
                line: line)
        }
    }

    /// Reads on: at least as much as waits for its end, so that a long field is not looked at too often.
    private func fill() throws(ExecutionError) {
        let wanted = records.pending > buffer.count ? records.pending : 1
        // What waits is moved to where there is room for as much again.
        try meter.charge(bytes: records.pending + wanted)
        records.reserve(wanted + buffer.count)
        var count = 0
        while count < wanted {
            let file = file
            var outcome: Result<Result<Int, FileStream.SystemError>, ExecutionError>?
            buffer.withUnsafeMutableBytes { bytes in
                outcome = Result { () throws(ExecutionError) in try file.read(into: bytes) }
            }
            let size: Int
            switch try outcome?.get() {
            case .success(let read): size = read
            case .failure(let error):
                throw .inputOutput(message: "cannot read `\(name)`: \(error.message)", range: place)
            case nil: size = 0
            }
            if size == 0 {
                records.finish()
                return
            }
            try meter.charge(work: size)
            buffer.withUnsafeBytes { records.append(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
            count += size
        }
        // A long field is copied once more where it ends.
        try meter.charge(bytes: count)
    }

    private static func decoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
