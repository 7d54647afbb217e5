/// Reads the text of documents of rich text, as it would be shown: without what is hidden or was taken out, without notes on the
/// margin, heads and feet of pages, marks of lists and pictures.
struct RichTextParser {
    /// A document.
    struct Document {
        var text = DocumentText()
        var author: String?
    }

    private let bytes: [UInt8]
    private var scanner: RichTextScanner
    /// Whether bytes that stand as they are, are UTF-8: programs of today write so, whatever the form asks for.
    private let isUTF8: Bool
    /// What is to be told.
    private(set) var notes: [String] = []
    /// Whether it ends within a group.
    private(set) var isCut = false

    private var document = Document()
    private var fonts = RichTextFonts()
    private var pages: [Int: CodePage] = [:]
    private var groups: [RichTextGroup] = []
    private var group = RichTextGroup()
    private var defaultFont: Int?
    private var line = ""
    /// Text of a destination that is none of the body.
    private var aside = ""
    private var footnotes: [String] = []
    /// Bytes of one code page that no letter was made of yet.
    private var waiting: [UInt8] = []
    private var half: UInt16?
    /// How many of the next bytes stand in for a letter that was read.
    private var substitutes = 0
    private var isStarred = false
    private var style = 0
    private var outline: Int?
    private var isHeadingStyle = false
    private var symbols = 0
    private var isTooDeep = false

    private static let deepest = 4096
    private static let noStyle = -1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        scanner = RichTextScanner(bytes)
        let high = bytes.contains { $0 >= 0x80 }
        isUTF8 = high && String(validating: bytes, as: UTF8.self) != nil
    }

    /// The next document of the file; nil where there is none.
    mutating func next() -> Document? {
        guard begin() else { return nil }
        var isWhole = false
        while let token = scanner.next() {
            read(token)
            if groups.isEmpty {
                isWhole = true
                break
            }
        }
        isCut = !isWhole
        flush()
        end(isParagraph: false)
        for footnote in footnotes { document.text.add(footnote) }
        tellLosses()
        return document
    }

    /// Goes to where a document begins: what stands before is none of it.
    private mutating func begin() -> Bool {
        let mark = Array("{\\rtf".utf8)
        var start = scanner.at
        while start + mark.count <= bytes.count {
            if bytes[start] == mark[0], bytes[start...].starts(with: mark) { break }
            start += 1
        }
        guard start + mark.count <= bytes.count else { return false }
        scanner = RichTextScanner(bytes, from: start + 1)
        (document, fonts, group, groups) = (Document(), RichTextFonts(), RichTextGroup(), [RichTextGroup()])
        (line, aside, footnotes, waiting, half, substitutes, isStarred) = ("", "", [], [], nil, 0, false)
        (style, outline, isHeadingStyle, defaultFont) = (0, nil, false, nil)
        return true
    }

    private mutating func tellLosses() {
        let replaced = pages.values.reduce(0) { $0 + $1.replaced }
        if replaced > 0 {
            notes.append("bytes that stand for nothing in their code page became U+FFFD: \(replaced)")
        }
        if symbols > 0 { notes.append("left out are \(symbols) signs of fonts of symbols, which are no letters") }
        if isTooDeep { notes.append("groups are nested more than \(Self.deepest) deep; the innermost are left out") }
        (pages, symbols, isTooDeep) = ([:], 0, false)
    }

    // MARK: Tokens

    private mutating func read(_ token: RichTextScanner.Token) {
        switch token {
        case .open:
            flush()
            substitutes = 0
            groups.append(group)
            group.interrupted = nil
            if groups.count > Self.deepest { (group.destination, isTooDeep) = (.nowhere, true) }
        case .close: close()
        case .byte(let byte):
            if substitutes > 0 { substitutes -= 1 } else { take([byte]) }
        case .text(let range):
            let left = range.dropFirst(substitutes)
            substitutes = max(0, substitutes - range.count)
            guard !left.isEmpty else { return }
            if isUTF8, bytes[range].contains(where: { $0 >= 0x80 }) {
                put(String(decoding: bytes[left], as: UTF8.self))
            } else {
                take(bytes[left])
            }
        case .symbol(let byte): read(symbol: byte)
        case .word(let name, let number): read(word: name, number)
        }
    }

    private mutating func close() {
        flush()
        substitutes = 0
        isStarred = false
        switch group.destination {
        case .author where !aside.isEmpty:
            document.author = aside.trimmed
            aside = ""
        case .styles where !aside.isEmpty:
            endStyle()
            aside = ""
        default: break
        }
        if let outer = group.interrupted {
            if group.isNote {
                footnotes.append(line)
                line = ""
            } else {
                end(isParagraph: false)
            }
            line = outer
        }
        group = groups.popLast() ?? group
    }

    private mutating func endStyle() {
        let name = aside.trimmed.lowercased()
        if style >= 0, isHeadingStyle || name.hasPrefix("heading") || name == "title;" {
            fonts.addHeading(style: style)
        }
        (style, isHeadingStyle) = (Self.noStyle, false)
    }

    private mutating func read(symbol byte: UInt8) {
        switch byte {
        case UInt8(ascii: "*"): isStarred = true
        case UInt8(ascii: "~"): putCharacter("\u{A0}")
        case UInt8(ascii: "_"): putCharacter("\u{2011}")
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            if substitutes > 0 { substitutes -= 1 } else { take([byte]) }
        // A line end behind a stroke is that of a paragraph.
        case 0x0A, 0x0D: end(isParagraph: true)
        case 0x09: putCharacter("\t")
        default: break
        }
    }

    // MARK: Words

    private mutating func read(word name: String, _ number: Int?) {
        if isStarred {
            isStarred = false
            if !RichTextGroup.known.contains(name) { group.destination = .nowhere }
        }
        if let letters = Self.letters[name] { return putCharacter(letters) }
        if RichTextGroup.silent.contains(name) {
            flush()
            group.destination = .nowhere
            return
        }
        if name == "u" { return putNumbered(number ?? 0) }
        flush()
        if !readLayout(name, number), !readDestination(name) { readState(name, number) }
    }

    private static let letters: [String: String] = [
        "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
        "rdblquote": "”", "emspace": "\u{2003}", "enspace": "\u{2002}", "qmspace": "\u{2005}", "zwj": "\u{200D}",
        "zwnj": "\u{200C}", "ltrmark": "\u{200E}", "rtlmark": "\u{200F}", "line": "\n", "lbr": "\n", "softline": "\n",
    ]

    private mutating func readLayout(_ name: String, _ number: Int?) -> Bool {
        switch name {
        case "par", "cell", "row", "nestcell", "nestrow", "sect": end(isParagraph: true)
        case "pard": (style, outline) = (0, nil)
        case "s": style = number ?? 0
        case "outlinelevel":
            outline = number
            if group.destination == .styles, (number ?? 0) < 9 { isHeadingStyle = true }
        default: return false
        }
        return true
    }

    private mutating func readDestination(_ name: String) -> Bool {
        guard group.destination != .nowhere else { return false }
        switch name {
        case "fonttbl": group.destination = .fontTable
        case "stylesheet": (group.destination, style) = (.styles, Self.noStyle)
        case "info": group.destination = .facts
        case "author": if group.destination == .facts { group.destination = .author }
        case "upr": (group.outer, group.destination) = (group.destination, .twice)
        case "ud": group.destination = group.outer
        case "footnote":
            (group.interrupted, group.isNote) = (line, true)
            line = ""
        case "shptxt", "dptxbxtext":
            (group.interrupted, group.isNote) = (line, false)
            line = ""
        default: return false
        }
        return true
    }

    private mutating func readState(_ name: String, _ number: Int?) {
        switch name {
        case "ansicpg": fonts.documentPage = number ?? 1252
        case "mac": fonts.documentPage = 10000
        case "pc": fonts.documentPage = 437
        case "pca": fonts.documentPage = 850
        case "deff": (defaultFont, group.font) = (number, number)
        case "f": group.font = number
        case "af": group.otherFont = number
        case "fcharset": if group.destination == .fontTable { fonts.set(charset: number ?? 0, of: group.font ?? 0) }
        case "cpg":
            if group.destination == .fontTable, let number { fonts.set(page: number, of: group.font ?? 0) }
        case "rtlch": group.isRightToLeft = true
        case "ltrch": group.isRightToLeft = false
        case "uc": group.substitutes = min(max(number ?? 1, 0), 16)
        case "v": group.isHidden = number != 0
        case "deleted": group.isDeleted = number != 0
        case "htmlrtf": group.isEncapsulation = number != 0
        case "plain": (group.isHidden, group.isDeleted, group.font) = (false, false, defaultFont)
        default: break
        }
    }

    // MARK: Text

    /// Letters that a word or a sign names.
    private mutating func putCharacter(_ text: String) {
        guard substitutes == 0 else {
            substitutes -= 1
            return
        }
        put(text)
    }

    /// A letter by its number, of 16 bits and with a sign; those beyond come in two halves.
    private mutating func putNumbered(_ number: Int) {
        let unit = UInt16(truncatingIfNeeded: number)
        substitutes = group.substitutes
        flush()
        if let high = half {
            half = nil
            if UTF16.isTrailSurrogate(unit) {
                return put(String(decoding: [high, unit], as: UTF16.self))
            }
            put("\u{FFFD}")
        }
        if UTF16.isLeadSurrogate(unit) {
            half = unit
        } else if (0xF000...0xF0FF).contains(unit) {
            take(symbol: UInt8(unit & 0xFF))
        } else {
            put(String(decoding: [unit], as: UTF16.self))
        }
    }

    private mutating func take(_ more: some Sequence<UInt8>) { waiting += more }

    private mutating func take(symbol byte: UInt8) {
        guard group.isRead, byte > 0x20 else { return }
        // The bullet of lists.
        if byte == 0xB7 { put("•") } else { symbols += 1 }
    }

    private mutating func put(_ text: String) {
        flush()
        if group.isRead {
            line += text
        } else if group.destination == .author || group.destination == .styles {
            aside += text
        }
    }

    /// Makes letters of the bytes that wait.
    private mutating func flush() {
        guard !waiting.isEmpty else { return }
        let bytes = waiting
        waiting = []
        guard group.isRead || group.destination == .author || group.destination == .styles else { return }
        let number = group.isRead ? page : fonts.documentPage
        if number == RichTextFonts.symbols { return bytes.forEach { take(symbol: $0) } }
        var text = ""
        if pages[number] == nil { pages[number] = CodePage(number) ?? unknown(number) }
        pages[number]?.decode(bytes, to: &text)
        put(text)
    }

    /// The code page of the bytes here: that of the font, where it has one, else that of the font for the other direction.
    private var page: Int {
        if let own = group.font.flatMap(fonts.page) { return own }
        if group.isRightToLeft, let other = group.otherFont.flatMap(fonts.page) { return other }
        return fonts.documentPage
    }

    private mutating func unknown(_ number: Int) -> CodePage? {
        notes.append("code page \(number) is not known; its bytes are read as windows-1252")
        return CodePage(1252)
    }

    private mutating func end(isParagraph: Bool) {
        flush()
        substitutes = 0
        guard group.destination == .body else { return }
        let isHeading = isParagraph && (fonts.isHeading(style: style) || (outline ?? 9) < 9)
        // A note or a box keeps its paragraphs together.
        if group.isNote {
            line += "\n"
            return
        }
        document.text.add(line, isHeading: isHeading)
        line = ""
    }
}
