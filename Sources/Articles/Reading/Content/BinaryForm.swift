/// What files that are no text are, by their first bytes.
struct BinaryForm {
    /// What it is, and what would make a text of it.
    let words: String

    init?(of bytes: [UInt8]) {
        guard let form = Self.all.first(where: { bytes.starts(with: $0.start) }) else { return nil }
        words = form.words
    }

    private static let all: [(start: [UInt8], words: String)] = [
        (Array("%PDF-".utf8), "a PDF; pdftotext makes a text of it"),
        ([0x50, 0x4B, 3, 4], "a zip archive, as .docx and .odt are too; unpack it, or save it as text"),
        ([0x50, 0x4B, 5, 6], "an empty zip archive"),
        ([0x1F, 0x8B], "compressed by gzip; gunzip unpacks it"),
        (Array("BZh".utf8), "compressed by bzip2; bunzip2 unpacks it"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "compressed by xz; unxz unpacks it"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd; unzstd unpacks it"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive; unpack it first"),
        (Array("Rar!\u{1A}\u{7}".utf8), "a rar archive; unpack it first"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a document of an old Office program; save it as text"),
        (Array("SQLite format 3\0".utf8), "an SQLite database"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF87a".utf8), "a GIF picture"),
        (Array("GIF89a".utf8), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]
}
