import Text

/// What a code point is to words that are compared, looked up in one step: texts of a whole archive pass through it.
///
/// Unchecked: the table is filled before anybody has it, and only read after.
struct LetterTable: @unchecked Sendable {
    /// Parts words.
    static let separator: UInt32 = 0
    /// Belongs to the letter before it and is not compared.
    static let mark: UInt32 = 1
    private static let limit = 0x700

    static let shared = LetterTable()

    private let codes: UnsafeMutablePointer<UInt32>

    private init() {
        codes = .allocate(capacity: Self.limit)
        for scalar in 0..<UInt32(Self.limit) { codes[Int(scalar)] = Self.slow(scalar) }
    }

    /// The folded letter or digit, or ``separator`` or ``mark``.
    @inline(__always)
    func code(_ scalar: UInt32) -> UInt32 {
        scalar < UInt32(Self.limit) ? codes[Int(scalar)] : Self.slow(scalar)
    }

    private static func slow(_ scalar: UInt32) -> UInt32 {
        switch CharacterClass.of(scalar) {
        case .letter, .digit, .ideograph:
            let folded = Folding.fold(scalar)
            return folded == Folding.dropped ? mark : folded
        case .mark: return mark
        case .space, .other: return separator
        }
    }
}

/// Cuts texts into the words that are compared: hyphens at the ends of lines and apostrophes join letters, points and commas
/// digits.
struct WordCutter {
    private let table = LetterTable.shared

    /// Calls `body` with the place of each word and a hash of its folded letters.
    @inline(__always)
    func forEachWord(
        _ scalars: UnsafeBufferPointer<UInt32>, _ body: (_ start: Int, _ end: Int, _ key: UInt64) -> Void
    ) {
        var index = 0
        while index < scalars.count {
            guard table.code(scalars[index]) > LetterTable.mark else {
                index &+= 1
                continue
            }
            let start = index
            var hash = FNV1a()
            while index < scalars.count {
                let code = table.code(scalars[index])
                if code > LetterTable.mark {
                    hash.add(UInt64(code))
                    index &+= 1
                    if Self.isIdeograph(scalars[index &- 1]) { break }
                } else if code == LetterTable.mark, scalars[index] != 0xAD {
                    index &+= 1
                } else {
                    let next = joined(scalars, at: index)
                    if next == index { break }
                    index = next
                }
            }
            body(start, index, hash.value)
        }
    }

    @inline(__always)
    private static func isIdeograph(_ scalar: UInt32) -> Bool {
        scalar >= 0x3040 && CharacterClass.of(scalar) == .ideograph
    }

    /// Where a word goes on behind a sign that joins its parts; the same place where it ends there.
    private func joined(_ scalars: UnsafeBufferPointer<UInt32>, at index: Int) -> Int {
        guard index &+ 1 < scalars.count else { return index }
        switch scalars[index] {
        case 0x27, 0x2019, 0x2BC:
            return isLetter(scalars[index &- 1]) && isLetter(scalars[index &+ 1]) ? index &+ 1 : index
        case 0x2E, 0x2C, 0x66B, 0x66C:
            return isDigit(scalars[index &- 1]) && isDigit(scalars[index &+ 1]) ? index &+ 1 : index
        case 0x2D, 0x2010, 0x2011, 0xAD: return behindHyphen(scalars, at: index)
        default: return index
        }
    }

    /// A hyphen joins letters on one line, and at the end of a line with the first letter of the next. A soft one is nothing
    /// but a place for that.
    private func behindHyphen(_ scalars: UnsafeBufferPointer<UInt32>, at index: Int) -> Int {
        let isSoft = scalars[index] == 0xAD
        var next = index &+ 1
        var isLineEnd = false
        while next < scalars.count, Self.isBlank(scalars[next]) {
            if scalars[next] == 0x0A || scalars[next] == 0x0D { isLineEnd = true }
            next &+= 1
        }
        guard isLineEnd || next == index &+ 1 else { return isSoft ? index &+ 1 : index }
        guard next < scalars.count, isLetter(scalars[next]) else { return isSoft ? index &+ 1 : index }
        return isSoft || isLetter(scalars[index &- 1]) ? next : index
    }

    private static func isBlank(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x0A || scalar == 0x0D || scalar == 0x09 || scalar == 0xA0
    }

    private func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(table.code(scalar)) }

    private func isLetter(_ scalar: UInt32) -> Bool {
        let code = table.code(scalar)
        return code > LetterTable.mark && !(0x30...0x39).contains(code)
            || (0x64B...0x655).contains(scalar) || scalar == 0x640
    }
}
