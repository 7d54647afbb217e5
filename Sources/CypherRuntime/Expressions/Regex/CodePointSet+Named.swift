extension CodePointSet {
    static let digit = CodePointSet([0x30...0x39])
    static let word = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = CodePointSet([0x09...0x0D, 0x20...0x20])
    static let horizontalSpace = CodePointSet([
        0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000,
    ])
    static let verticalSpace = CodePointSet([0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])
    static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029])

    /// `\w`, `\d`, `\s` under `(?U)`.
    static let unicodeWord = matching {
        $0.properties.isAlphabetic || $0.properties.generalCategory == .decimalNumber
            || $0.properties.generalCategory == .connectorPunctuation
            || [.nonspacingMark, .enclosingMark, .spacingMark].contains($0.properties.generalCategory)
            || $0.properties.isJoinControl
    }
    static let unicodeDigit = matching { $0.properties.generalCategory == .decimalNumber }
    static let unicodeSpace = matching { $0.properties.isWhitespace }

    /// The set that `\p{name}` means; nil where the name is unknown. General categories (`L`, `Lu`), the POSIX names
    /// of Java (`Alpha`), binary properties (`IsAlphabetic`) and the commonest scripts (`IsArabic`).
    static func named(_ name: String) -> CodePointSet? {
        if let ascii = posix[name] { return CodePointSet(ascii) }
        var plain = name
        for prefix in ["Is", "In", "script=", "sc=", "block=", "blk=", "general_category=", "gc="] {
            if plain.hasPrefix(prefix), plain.count > prefix.count {
                plain.removeFirst(prefix.count)
                break
            }
        }
        if let script = scripts[plain.lowercased()] { return CodePointSet(script) }
        switch plain.lowercased() {
        case "alphabetic": return matching { $0.properties.isAlphabetic }
        case "letter": return matching { $0.properties.generalCategory.code.hasPrefix("L") }
        case "ideographic": return matching { $0.properties.isIdeographic }
        case "lowercase": return matching { $0.properties.isLowercase }
        case "uppercase": return matching { $0.properties.isUppercase }
        case "white_space", "whitespace": return unicodeSpace
        case "punctuation": return matching { $0.properties.generalCategory.code.hasPrefix("P") }
        case "digit": return unicodeDigit
        case "control": return matching { $0.properties.generalCategory == .control }
        case "emoji": return matching { $0.properties.isEmoji }
        case "assigned": return matching { $0.properties.generalCategory != .unassigned }
        default: break
        }
        guard categories.contains(plain) else { return nil }
        return matching { $0.properties.generalCategory.code.hasPrefix(plain) }
    }

    private static func matching(_ test: (Unicode.Scalar) -> Bool) -> CodePointSet {
        var ranges: [ClosedRange<UInt32>] = []
        var start: UInt32?
        for value in UInt32(0)...0x10FFFF {
            let holds = Unicode.Scalar(value).map(test) ?? false
            if holds, start == nil { start = value }
            if !holds, let first = start {
                ranges.append(first...(value - 1))
                start = nil
            }
        }
        if let start { ranges.append(start...0x10FFFF) }
        return CodePointSet(ranges)
    }

    private static let posix: [String: [ClosedRange<UInt32>]] = [
        "Lower": [0x61...0x7A], "Upper": [0x41...0x5A], "ASCII": [0...0x7F], "Alpha": [0x41...0x5A, 0x61...0x7A],
        "Digit": [0x30...0x39], "Alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
        "Punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "Graph": [0x21...0x7E],
        "Print": [0x20...0x7E], "Blank": [0x09...0x09, 0x20...0x20], "Cntrl": [0...0x1F, 0x7F...0x7F],
        "XDigit": [0x30...0x39, 0x41...0x46, 0x61...0x66], "Space": [0x09...0x0D, 0x20...0x20],
    ]

    /// By block rather than by Unicode's script property, which the standard library does not have.
    private static let scripts: [String: [ClosedRange<UInt32>]] = [
        "arabic": [
            0x600...0x604, 0x606...0x60B, 0x60D...0x61A, 0x61C...0x61E, 0x620...0x63F, 0x641...0x64A, 0x656...0x66F,
            0x671...0x6DC, 0x6DE...0x6FF, 0x750...0x77F, 0x870...0x8E1, 0x8E3...0x8FF, 0xFB50...0xFDFF,
            0xFE70...0xFEFC,
        ],
        "latin": [
            0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8,
            0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA787, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
        ],
        "greek": [0x370...0x3FF, 0x1F00...0x1FFF], "cyrillic": [0x400...0x52F, 0x1C80...0x1C88, 0x2DE0...0x2DFF],
        "hebrew": [0x591...0x5F4, 0xFB1D...0xFB4F], "devanagari": [0x900...0x97F, 0xA8E0...0xA8FF],
        "han": [
            0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAD9, 0x20000...0x323AF,
        ],
        "hiragana": [0x3041...0x309F], "katakana": [0x30A0...0x30FF, 0x31F0...0x31FF],
        "hangul": [
            0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3,
        ], "thai": [0xE01...0xE3A, 0xE40...0xE5B],
    ]

    private static let categories: Set<String> = [
        "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl",
        "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ]
}

extension Unicode.GeneralCategory {
    /// The two letters of the Unicode standard.
    fileprivate var code: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
