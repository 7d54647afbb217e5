import CypherPlanner
import PropertyGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a CSV file record by record.
final class CSVReader {
    private let file: UnsafeMutablePointer<FILE>
    /// As errors show it.
    let name: String
    private let place: SourceRange
    private var records: CSVRecords
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// Opens a file by its path or `file:` URL.
    init(_ name: String, separator: UInt8, at place: SourceRange) throws(ExecutionError) {
        var path = name
        if path.hasPrefix("file://") {
            path = Self.decoded(String(path.dropFirst(7)))
        } else if path.hasPrefix("http://") || path.hasPrefix("https://") || path.hasPrefix("ftp://") {
            throw .unsupported(what: "LOAD CSV over the network", range: place)
        }
        guard let file = fopen(path, "rb") else {
            throw .inputOutput(message: "cannot read `\(path)`: \(String(cString: strerror(errno)))", range: place)
        }
        self.file = file
        self.name = path
        self.place = place
        records = CSVRecords(separator: separator)
    }

    deinit { fclose(file) }

    /// The fields of the next record and its line; nil at the end.
    func next() throws(ExecutionError) -> (fields: [String?], line: Int)? {
        while true {
            do throws(CSVRecords.Fault) {
                switch try records.next() {
                case .record(let fields, let line): return (fields, line)
                case .end: return nil
                case .wantsMore: break
                }
            } catch { throw described(error) }
            try fill()
        }
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
        }
    }

    /// Reads on: at least as much as waits for its end, so that a long record is not looked at too often.
    private func fill() throws(ExecutionError) {
        let wanted = max(1, records.pending > buffer.count ? records.pending : 1)
        var count = 0
        while count < wanted {
            let size = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
            guard size > 0 else {
                guard ferror(file) == 0 else {
                    throw .inputOutput(
                        message: "cannot read `\(name)`: \(String(cString: strerror(errno)))", range: place)
                }
                records.finish()
                return
            }
            buffer.withUnsafeBytes { records.append(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
            count += size
        }
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
