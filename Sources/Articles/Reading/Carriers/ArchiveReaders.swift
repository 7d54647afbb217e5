import Containers

/// A zip archive of files, but none of an Office program.
struct ZipReader: FormatReader {
    var endings: [String] { ["zip"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/zip"] }

    func recognises(_ head: FileHead) -> Recognition {
        guard head.starts([0x50, 0x4B, 3, 4]) || head.starts([0x50, 0x4B, 5, 6]) else { return .no }
        return ZipForm.isDocument(head.bytes) ? .no : .certain
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        try ArchiveEntries(context: context, sink: sink).read(InputBytes(input), .zip)
    }
}

/// A tar archive.
struct TarReader: FormatReader {
    var endings: [String] { ["tar"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/x-tar"] }

    func recognises(_ head: FileHead) -> Recognition {
        head.bytes.dropFirst(257).starts(with: "ustar".utf8) ? .certain : .no
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        try ArchiveEntries(context: context, sink: sink).read(InputBytes(input), .tar)
    }
}

/// Goes through the files of an archive.
struct ArchiveEntries {
    let context: ReadingContext
    let sink: RecordSink

    func read(_ stream: InputBytes, _ form: ArchiveReader.Form) throws(LoadIssue) {
        var other: [String: Int] = [:]
        defer { sink.tell(others: other, in: context) }
        do throws(ContainerError) {
            let archive = try ArchiveReader(stream, form)
            while let entry = try archive.next() {
                let name = EntryName(entry.name)
                if name.isHidden { continue }
                guard !name.leaves else {
                    sink.tell(
                        LoadIssue(
                            "\(context.place)/\(name.text)",
                            .container("has a name that leaves the archive's folder; passed over")))
                    continue
                }
                guard !name.isOfOtherKind else {
                    other[".\(name.ending)", default: 0] += 1
                    continue
                }
                read(entry, context.entry("/\(name.text)", ending: name.ending))
            }
        } catch { throw stream.issue ?? LoadIssue(context.place, .container(error.message)) }
    }

    /// A file that cannot be read loses no other.
    private func read(_ entry: ArchiveReader.Entry, _ inner: ReadingContext) {
        sink.begin(inner.place)
        do throws(LoadIssue) {
            try Readers.read(ReaderInput(entry.content, in: inner, limit: inner.most), inner, sink)
        } catch { sink.tell(error) }
    }
}

/// The name of an entry of an archive.
struct EntryName {
    let text: String
    private let parts: [Substring]

    init(_ bytes: [UInt8]) {
        text = Self.decoded(bytes).replacing("\\", with: "/")
        parts = text.split(separator: "/")
    }

    /// Old programs write names in the code page of their machine and do not say which: Arabic of Windows or of DOS where most
    /// letters are Arabic in it, else Western Europe's of DOS.
    private static func decoded(_ bytes: [UInt8]) -> String {
        if let name = String(validating: bytes, as: UTF8.self) { return name }
        let candidates = ["CP1256", "CP720"].compactMap { Encodings.text(of: bytes[...], as: $0) }
        let high = bytes.count { $0 >= 0x80 }
        let arabic = candidates.map { name in (name.text, name.text.unicodeScalars.count(where: Self.isArabicLetter)) }
        if let best = arabic.max(by: { $0.1 < $1.1 }), best.1 * 2 > high { return best.0 }
        return Encodings.text(of: bytes[...], as: "CP850")?.text ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func isArabicLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x0621...0x064A).contains(scalar.value) && scalar.value != 0x0640
    }

    /// Whether it leads out of the folder into which one would unpack it.
    var leaves: Bool { text.hasPrefix("/") || parts.contains("..") || parts.first?.hasSuffix(":") ?? false }

    /// What folders pass over, too: names that begin with a point, what one system adds to archives.
    var isHidden: Bool {
        parts.isEmpty || parts.first == "__MACOSX"
            || parts.contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
    }

    /// The ending in small letters without the point.
    var ending: String {
        guard let last = parts.last, let point = last.lastIndex(of: "."), point != last.startIndex else { return "" }
        return last[last.index(after: point)...].lowercased()
    }

    /// Pictures, films, styles, tables and programs are no articles.
    var isOfOtherKind: Bool { Self.others.contains(ending) }

    private static let others: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "tif", "tiff", "bmp", "avif", "css", "js", "mjs", "map",
        "woff",
        "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "avi", "mov", "wav", "ogg", "webm", "exe", "dll", "so",
        "class",
        "jar", "pyc", "db", "sqlite", "xls", "xlsx", "ppt", "pptx",
    ]
}
