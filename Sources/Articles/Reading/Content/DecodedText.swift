/// A text in whatever encoding it comes, with what is to be told of how it was found.
struct DecodedText {
    /// The text.
    private(set) var text: String
    /// What is to be told: an encoding that was guessed, bytes that were replaced.
    private(set) var notes: [String] = []

    /// Decodes: what a mark says; else UTF-8 if it is valid, for nothing else ever is; else what the text or its head declares; else
    /// what it looks like, which is said.
    ///
    /// - Parameter declared: the encoding that a head around the text names.
    init(_ bytes: [UInt8], declared: String?) throws(TextDecoding.Failure) {
        if bytes.isEmpty { throw TextDecoding.Failure(reason: .empty) }
        if let form = BinaryForm(of: bytes) { throw TextDecoding.Failure(reason: .content(form.words)) }
        if let wide = WideText(marked: bytes) {
            let found = try wide.mended()
            (text, notes) = (found.text, Self.notes(found.replaced, wide.name))
            return
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let zero = body.firstIndex(of: 0) {
            if let wide = WideText(likely: body) {
                let found = try wide.mended()
                text = found.text
                notes =
                    ["is UTF-16 without a byte order mark, as its bytes look"] + Self.notes(found.replaced, wide.name)
                return
            }
            // A page may have a stray NUL; what has many is no text.
            guard body[zero...].prefix(4096).count(where: { $0 == 0 }) < 4 else {
                throw TextDecoding.Failure(reason: .binary)
            }
        }
        if let valid = String(validating: body, as: UTF8.self) {
            let zeros = valid.utf8.count { $0 == 0 }
            text = zeros == 0 ? valid : valid.filter { $0 != "\0" }
            if zeros > 0 { notes = ["has \(zeros) NUL \(zeros == 1 ? "byte" : "bytes") in it; left out"] }
            return
        }
        (text, notes) = Self.mended(body, (declared ?? Self.declaration(in: body)).flatMap(Encodings.name(declared:)))
    }

    /// A text that is not valid UTF-8: of the encoding that it names, UTF-8 with some bytes that are none, or what it looks like.
    private static func mended(_ body: ArraySlice<UInt8>, _ named: String?) -> (text: String, notes: [String]) {
        if let named, named != "UTF-8", let found = Encodings.text(of: body, as: named) {
            return (found.text, notes(found.replaced, Encodings.words(for: named)))
        }
        let whole = String(decoding: body, as: UTF8.self)
        let bad = whole.unicodeScalars.count { $0.value == 0xFFFD }
        let letters = body.count { $0 >= 0xC2 }
        // Hardly ever do bytes of another encoding make a letter of UTF-8: where as many do as do not, it is UTF-8.
        let good = whole.unicodeScalars.count { $0.value >= 0x80 && $0.value != 0xFFFD }
        // Where every other letter is none of UTF-8, the page only says that it is.
        let isBelieved = named == "UTF-8" && bad * 2 <= letters
        let isDOS = ArabicDOS.isLikely(body)
        if isBelieved || bad * 20 < letters || good >= bad && !isDOS { return (whole, notes(bad, "UTF-8")) }
        let why = doubt(named)
        if isDOS {
            let found = ArabicDOS.text(of: body)
            let told = "\(why); read as Arabic of DOS (CP720), as its bytes look"
            return (found.text, [told] + notes(found.replaced, "CP720"))
        }
        let guess = Encodings.detected(body).flatMap { $0 == "UTF-8" ? nil : $0 } ?? "CP1252"
        let found = Encodings.text(of: body, as: guess) ?? Encodings.text(of: body, as: "CP1252") ?? (whole, bad)
        let name = Encodings.words(for: guess)
        return (found.text, ["\(why); read as \(name), as its bytes look"] + notes(found.replaced, name))
    }

    /// Why what the bytes look like decides.
    private static func doubt(_ named: String?) -> String {
        switch named {
        case nil: "names no encoding"
        case "UTF-8": "is not the UTF-8 that it names"
        case let name?: "names an encoding that is not known (\(name))"
        }
    }

    private static func notes(_ replaced: Int, _ name: String) -> [String] {
        replaced == 0 ? [] : ["\(replaced) \(replaced == 1 ? "place is" : "places are") no \(name) and became U+FFFD"]
    }

    /// The encoding that a page or an XML file declares in itself, as far as its head goes.
    private static func declaration(in body: ArraySlice<UInt8>) -> String? {
        let head = body.prefix(1 << 16)
        for mark in ["charset=", "encoding="] {
            let mark = Array(mark.utf8)
            var at = head.startIndex
            while let first = head[at...].firstIndex(where: { $0 | 0x20 == mark[0] }),
                first + mark.count < head.endIndex
            {
                at = first + 1
                guard zip(head[first...], mark).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
                let value = head[(first + mark.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
                    .prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3E && $0 != 0x2F && $0 != 0x3B }
                if !value.isEmpty, value.count < 40 { return String(decoding: value, as: UTF8.self) }
            }
        }
        return nil
    }
}
