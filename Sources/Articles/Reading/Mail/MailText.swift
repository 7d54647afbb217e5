/// The text of a mail's bytes: UTF-8 if they are, whatever the head says, else as it says, else what they look like.
enum MailText {
    /// - Parameter notes: gets what is to be told.
    static func decoded(_ bytes: [UInt8], charset: String?, notes: inout [String]) -> String {
        // What names no more than ASCII has more in it.
        let named = charset.flatMap {
            ["us-ascii", "ascii", "unknown-8bit", "utf-8", "utf8"].contains($0.lowercased()) ? nil : $0
        }
        guard let found = try? DecodedText(bytes, declared: named) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        notes += found.notes
        return found.text
    }

    /// The same of a word of a head.
    static func decoded(_ bytes: [UInt8], charset: String?) -> String {
        var notes: [String] = []
        return decoded(bytes, charset: charset, notes: &notes)
    }
}
