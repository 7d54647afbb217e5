import CypherPlanner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a CSV file record by record, as RFC 4180 has it; lines may also end with LF or CR alone.
final class CSVReader {
    private let file: UnsafeMutablePointer<FILE>
    private let name: String
    private let separator: UInt8
    private let place: SourceRange
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var cursor = 0
    private var filled = 0
    private var line = 1

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
        self.separator = separator
        self.place = place
        // A byte order mark is no part of the first field.
        if peek() == 0xEF {
            fill()
            if filled >= 3, buffer[1] == 0xBB, buffer[2] == 0xBF { cursor = 3 }
        }
    }

    deinit { fclose(file) }

    /// The fields of the next record; nil at the end.
    func next() throws(ExecutionError) -> [String]? {
        guard peek() != nil else { return nil }
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard let byte = take() else { return fields }
            if byte == separator { continue }
            if byte == UInt8(ascii: "\r"), peek() == UInt8(ascii: "\n") { _ = take() }
            line += 1
            return fields
        }
    }

    /// A field; the byte behind it, a separator or the end of a line, is left.
    private func field() throws(ExecutionError) -> String {
        var bytes: [UInt8] = []
        if peek() == UInt8(ascii: "\"") {
            _ = take()
            let start = line
            while true {
                guard let byte = take() else {
                    throw .inputOutput(
                        message: "`\(name)`: the quoted field that begins in line \(start) does not end", range: place)
                }
                if byte == UInt8(ascii: "\"") {
                    guard peek() == UInt8(ascii: "\"") else { break }
                    _ = take()
                }
                if byte == UInt8(ascii: "\n") { line += 1 }
                bytes.append(byte)
            }
        }
        while let byte = peek(), byte != separator, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
            bytes.append(byte)
            cursor += 1
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .inputOutput(message: "`\(name)`: line \(line) is not UTF-8", range: place)
        }
        return text
    }

    private func peek() -> UInt8? {
        if cursor == filled {
            fill()
            if cursor == filled { return nil }
        }
        return buffer[cursor]
    }

    private func take() -> UInt8? {
        let byte = peek()
        if byte != nil { cursor += 1 }
        return byte
    }

    private func fill() {
        guard cursor == filled else { return }
        cursor = 0
        filled = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
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
