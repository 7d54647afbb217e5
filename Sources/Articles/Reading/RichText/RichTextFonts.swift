/// The fonts and styles that a document of rich text names: what they say of bytes and of headings.
struct RichTextFonts {
    /// The code page of bytes whose font names none.
    var documentPage = 1252
    private var pages: [Int: Int] = [:]
    private var headings: Set<Int> = []

    /// Says which character set a font is of.
    mutating func set(charset: Int, of font: Int) {
        if let page = Self.page(ofCharset: charset) { pages[font] = page }
    }

    /// Says of which code page a font is.
    mutating func set(page: Int, of font: Int) { pages[font] = page }

    /// The code page that a font asks for; nil where it leaves that to the document.
    func page(of font: Int) -> Int? { pages[font] }

    /// Takes a style that headings have.
    mutating func addHeading(style: Int) { headings.insert(style) }

    /// Whether paragraphs of a style are headings.
    func isHeading(style: Int) -> Bool { headings.contains(style) }

    /// The code page of the bytes of fonts of symbols, which are no letters.
    static let symbols = 42

    private static func page(ofCharset charset: Int) -> Int? {
        switch charset {
        case 2: symbols
        case 77: 10000
        case 128: 932
        case 129: 949
        case 130: 1361
        case 134: 936
        case 136: 950
        case 161: 1253
        case 162: 1254
        case 163: 1258
        case 177, 181: 1255
        case 178, 179, 180: 1256
        case 186: 1257
        case 204: 1251
        case 222: 874
        case 238: 1250
        case 254: 437
        case 255: 850
        default: nil
        }
    }
}

/// The letters of a code page's bytes.
struct CodePage {
    private let name: String
    /// For pages of single bytes the letter of each.
    private let letters: [Unicode.Scalar?]
    private let isSingle: Bool
    /// Bytes that stood for nothing.
    private(set) var replaced = 0

    /// Nil where the system has no such page.
    init?(_ number: Int) {
        name = Self.name(number)
        isSingle = ![932, 936, 949, 950, 1361, 65001].contains(number)
        guard isSingle else {
            letters = []
            guard Encodings.text(of: [0x41], as: name) != nil else { return nil }
            return
        }
        var letters: [Unicode.Scalar?] = []
        for byte in UInt8.min...UInt8.max {
            guard let (text, replaced) = Encodings.text(of: [byte], as: name) else { return nil }
            letters.append(replaced == 0 ? text.unicodeScalars.first : nil)
        }
        self.letters = letters
    }

    private static func name(_ number: Int) -> String {
        switch number {
        case 708: "ISO-8859-6"
        case 1361: "JOHAB"
        case 10000: "MACINTOSH"
        case 65001: "UTF-8"
        default: "CP\(number)"
        }
    }

    /// Adds the letters of bytes to a text.
    mutating func decode(_ bytes: [UInt8], to text: inout String) {
        guard isSingle else {
            guard let found = Encodings.text(of: bytes[...], as: name) else { return }
            replaced += found.replaced
            text += found.text
            return
        }
        for byte in bytes {
            if let letter = letters[Int(byte)] {
                text.unicodeScalars.append(letter)
            } else {
                // What windows-1252 leaves open is nothing that anybody wrote.
                if byte >= 0x80, name != "CP1252" {
                    text.unicodeScalars.append("\u{FFFD}")
                    replaced += 1
                }
            }
        }
    }
}
