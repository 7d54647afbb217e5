import Containers

/// A file that gzip packed.
struct GzipReader: FormatReader {
    var endings: [String] { ["gz", "tgz"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/gzip", "application/x-gzip"] }

    func recognises(_ head: FileHead) -> Recognition { head.starts([0x1F, 0x8B]) ? .certain : .no }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        let inner = context.unpacked
        // What a browser has unpacked on the way keeps its name.
        guard FileHead(try input.head(2)).starts([0x1F, 0x8B]) else { return try Readers.read(input, inner, sink) }
        let stream = GzipStream(BufferedStream(InputBytes(input)))
        // What is packed tells what it is: a list of records may be as long as it likes.
        try Readers.read(ReaderInput(stream, in: inner, limit: inner.most), inner, sink)
    }
}

/// A file that bzip2, xz or zstd packed.
struct PackedReader: FormatReader {
    var endings: [String] { ["bz2", "tbz", "tbz2", "xz", "txz", "zst", "tzst"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }

    func recognises(_ head: FileHead) -> Recognition {
        let isBzip = head.starts(Array("BZh".utf8)) && head.bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26])
        let isOther = head.starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) || head.starts([0x28, 0xB5, 0x2F, 0xFD])
        return isBzip || isOther ? .certain : .no
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        let inner = context.unpacked
        guard recognises(FileHead(try input.head(16))) == .certain else {
            return try Readers.read(input, inner, sink)
        }
        do throws(ContainerError) {
            let archive = try ArchiveReader(InputBytes(input), .packed)
            guard let entry = try archive.next() else { throw ContainerError("has nothing in it") }
            try withExtendedLifetime(archive) { () throws(ContainerError) in
                do throws(LoadIssue) {
                    try Readers.read(ReaderInput(entry.content, in: inner, limit: inner.most), inner, sink)
                } catch { sink.tell(error) }
            }
        } catch { throw LoadIssue(context.place, .container(error.message)) }
    }
}
