/// Reads the records of a WARC file, 0.17 to 1.1, whatever faults its lengths have.
public final class WARCReader {
    /// A record with a text of the web in it.
    public struct Record: Sendable {
        /// Its number in the file, from 1.
        public let number: Int
        /// `response`, `resource`, `conversion`.
        public let type: String
        /// The address that it was got from.
        public let uri: String?
        /// The media type of the body, in small letters.
        public let mediaType: String?
        /// The charset that the head names.
        public let charset: String?
        /// The status of an answer of HTTP.
        public let status: Int?
        /// What was answered.
        public let body: [UInt8]
        /// What is wrong with it.
        public let fault: String?
    }

    /// What a step found.
    public enum Step {
        case record(Record)
        /// A record that could not be read, and why. The next one can be.
        case broken(number: Int, why: String)
        /// A record that holds no article by its kind.
        case other
        case end
    }

    private let stream: BufferedStream
    private let limit: Int
    private var number = 0
    /// A version line that was read in search of the next record.
    private var found: [UInt8]?

    /// - Parameter limit: the most bytes of a record.
    public init(_ stream: BufferedStream, limit: Int) {
        self.stream = stream
        self.limit = limit
    }

    /// Whether bytes begin a WARC file, blank lines before it counted in.
    public static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.drop { $0 == 0x0A || $0 == 0x0D }.starts(with: "WARC/".utf8)
    }

    /// The next record.
    ///
    /// - Throws: ``ContainerError`` where the stream cannot be read on.
    public func next() throws(ContainerError) -> Step {
        var skipped = false
        while true {
            guard let line = try nextLine() else {
                return skipped ? .broken(number: number, why: "text that is no record stands behind it") : .end
            }
            if line.starts(with: "WARC/".utf8) { break }
            if !line.isEmpty { skipped = true }
        }
        number += 1
        var head = HeaderFields()
        while let line = try stream.line(), !line.isEmpty { head.add(line: line) }
        guard let length = head["content-length"].flatMap({ Int($0) }), length >= 0 else {
            try seek()
            return .broken(number: number, why: "it has no length")
        }
        let (block, fault) = try block(length)
        let type = head["warc-type"]?.lowercased() ?? ""
        guard ["response", "resource", "conversion"].contains(type) else { return .other }
        guard let block else { return .broken(number: number, why: fault ?? "it is too long") }
        return step(type, head, block, fault)
    }

    private func nextLine() throws(ContainerError) -> [UInt8]? {
        if let line = found {
            found = nil
            return line
        }
        return try stream.line()
    }

    /// The block of a record; where the length is wrong what there is of it, up to the next record.
    private func block(_ length: Int) throws(ContainerError) -> (bytes: [UInt8]?, fault: String?) {
        guard length <= limit else { return try longBlock(length) }
        var block = try stream.readAll(length)
        if block.count < length {
            return cut(&block)
                ? (block, "its length is too long") : (block, "it is cut short: \(block.count) of \(length) bytes")
        }
        let end = (try? stream.peek(5)) ?? []
        // Two line ends close a record; some writers leave out one or both.
        if end.isEmpty || end.first == 0x0D || end.first == 0x0A || end.starts(with: "WARC/".utf8) {
            // A length that is too long reaches into the next record.
            return cut(&block) ? (block, "its length is too long") : (block, nil)
        }
        if cut(&block) { return (block, "its length is too long") }
        // Where the stream fails meanwhile, the next record says so.
        while let line = try? stream.line() {
            if line.starts(with: "WARC/".utf8) {
                found = line
                break
            }
            if block.count < limit { block += line + [0x0A] }
        }
        return (block, "its length is too short")
    }

    /// A block that says to be longer than any may be: it is passed over, or its length is wrong and another record begins in it.
    private func longBlock(_ length: Int) throws(ContainerError) -> (bytes: [UInt8]?, fault: String?) {
        var window = try stream.readAll(limit)
        if cut(&window) { return (window, "its length is too long") }
        var left = length - window.count
        if window.count < limit { return (window, "it is cut short: \(window.count) of \(length) bytes") }
        while left > 0 {
            let part = try stream.read(min(left, 1 << 16))
            if part.isEmpty { return (nil, "it is cut short") }
            left -= part.count
            // A record's first lines may lie in two parts.
            window = window.suffix(512) + part
            if cut(&window) { return (nil, "its length is too long") }
        }
        try seek()
        return (nil, "it has \(length) bytes, more than \(limit) (--max-article)")
    }

    /// Puts back what of a block is another record; false where none is in it.
    private func cut(_ block: inout [UInt8]) -> Bool {
        guard let next = nextRecord(in: block) else { return false }
        stream.unread(block[next...])
        block.removeSubrange(next...)
        while block.last == 0x0A || block.last == 0x0D { block.removeLast() }
        return true
    }

    /// Where another record begins in a block.
    private func nextRecord(in block: [UInt8]) -> Int? {
        let mark = Array("\nWARC/1.".utf8)
        var from = 0
        while let line = block[from...].firstIndex(of: 0x0A) {
            if block[line...].starts(with: mark), block[line...].prefix(64).dropFirst(9).contains(0x0A),
                block[(line + 1)...].prefix(200).firstIndex(of: 0x3A) != nil, hasType(block[line...])
            {
                return line + 1
            }
            from = line + 1
        }
        return nil
    }

    /// Whether a field of WARC stands in one of the first lines.
    private func hasType(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.prefix(400).split(separator: 0x0A).contains { line in
            line.count > 5 && line.prefix(5).map { $0 | 0x20 }.elementsEqual("warc-".utf8.map { $0 | 0x20 })
        }
    }

    /// Goes on to the next version line.
    private func seek() throws(ContainerError) {
        while let line = try stream.line() {
            if line.starts(with: "WARC/".utf8) {
                found = line
                return
            }
        }
    }

    private func step(_ type: String, _ head: HeaderFields, _ block: [UInt8], _ fault: String?) -> Step {
        var body = block
        var fields = head
        var status: Int?
        var fault = fault
        let isHTTP = head["content-type"]?.lowercased().hasPrefix("application/http") ?? body.starts(with: "HTTP/".utf8)
        if isHTTP, body.starts(with: "HTTP/".utf8) {
            let answer = HTTPAnswer(block, limit: limit)
            (fields, body, status) = (answer.fields, answer.body, answer.status)
            if let note = answer.note { return .broken(number: number, why: note) }
        }
        if body.count > limit {
            body = Array(body.prefix(limit))
            fault = fault ?? "it is longer than \(limit) bytes (--max-article) and is cut"
        }
        var uri = head["warc-target-uri"]
        if let address = uri, address.hasPrefix("<"), address.hasSuffix(">") {
            uri = String(address.dropFirst().dropLast())
        }
        let media = fields["content-type"]?.prefix { $0 != ";" }.lowercased()
        return .record(
            Record(
                number: number, type: type, uri: uri, mediaType: media?.filter { $0 != " " },
                charset: fields.parameter("charset", of: "content-type"), status: status, body: body, fault: fault))
    }
}

/// An answer of HTTP as it came over the wire.
struct HTTPAnswer {
    private(set) var status: Int?
    private(set) var fields = HeaderFields()
    private(set) var body: [UInt8] = []
    /// Why the body cannot be read.
    private(set) var note: String?

    init(_ block: [UInt8], limit: Int) {
        var rest = block[...]
        func takeLine() -> [UInt8]? {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            var line = rest[..<end]
            if line.last == 0x0D { line.removeLast() }
            rest = rest[(end + 1)...]
            return Array(line)
        }
        let first = takeLine() ?? []
        status = String(decoding: first, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        while let line = takeLine(), !line.isEmpty { fields.add(line: line) }
        (body, note) = ContentCoding.unwrapped(
            Array(rest), transfer: fields["transfer-encoding"], coding: fields["content-encoding"], limit: limit)
    }
}
