/// What the grammar says of single characters outside ASCII.
enum CharacterClasses {
    /// White space between tokens; direction marks count as such, for they come with pasted Arabic text.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0xA0, 0x85, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000, 0xFEFF, 0x200E, 0x200F, 0x061C:
            true
        default: false
        }
    }

    /// Dashes of Unicode that may draw a relationship.
    static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
        default: false
        }
    }

    /// Left arrow heads of Unicode.
    static func isLeftArrowHead(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27E8, 0x3008, 0xFE64, 0xFF1C: true
        default: false
        }
    }

    /// Right arrow heads of Unicode.
    static func isRightArrowHead(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27E9, 0x3009, 0xFE65, 0xFF1E: true
        default: false
        }
    }

    /// May begin a name.
    static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIDStart || scalar.properties.generalCategory == .connectorPunctuation
    }

    /// May continue a name; the zero-width joiners too, which Persian names are written with.
    static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIDContinue || scalar.value == 0x200C || scalar.value == 0x200D
            || scalar.properties.generalCategory == .currencySymbol
    }

    /// What a person who typed this character most likely meant.
    static func intended(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x060C, 0xFF0C, 0x3001: ","
        case 0x061B, 0xFF1B: ";"
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0xFF07: "'"
        case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0xFF02: "\""
        case 0xFF08: "("
        case 0xFF09: ")"
        case 0xFF3B: "["
        case 0xFF3D: "]"
        case 0xFF5B: "{"
        case 0xFF5D: "}"
        case 0xFF1A: ":"
        case 0xFF1D: "="
        case 0x2260: "<>"
        case 0x2264: "<="
        case 0x2265: ">="
        case 0xD7, 0x2217, 0x066D: "*"
        case 0xF7: "/"
        case 0x066A: "%"
        case 0x2192: "->"
        case 0x2190: "<-"
        default: nil
        }
    }
}
