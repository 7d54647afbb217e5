/// What a zip file is by the name of its first entry.
enum ZipForm {
    private static let documents = [
        "[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "mimetype", "META-INF/",
    ]

    /// Whether it is one document, or a program, and no folder of files.
    static func isDocument(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 30 else { return false }
        return documents.contains { bytes[30...].starts(with: $0.utf8) }
    }

    /// Whether it is a document of Word.
    static func isWord(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x50, 0x4B, 3, 4]), isDocument(bytes) else { return false }
        let mark = Array("word/".utf8)
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }
}
