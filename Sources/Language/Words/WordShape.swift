/// A shape of words that no list has, and the class that it gives them.
public struct WordShape: Sendable, BitwiseCopyable {
    private let letters:
        (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
    private let rawClass: UInt8
    private let wantsArticle: Bool
    /// The number of its language, 0 for what all share.
    public let language: UInt8
    /// How many letters.
    public let size: UInt8

    /// What kind it is.
    public var kind: WordClass { WordClass(rawValue: rawClass)! }

    /// A shape of up to twelve folded letters; ? stands for any, and * at the front for three or more.
    init(_ scalars: [UInt32], _ kind: WordClass, language: UInt8, definite: Bool) {
        func at(_ index: Int) -> UInt32 { index < scalars.count ? scalars[index] : 0 }
        letters = (at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11))
        rawClass = kind.rawValue
        wantsArticle = definite
        self.language = language
        size = UInt8(scalars.count)
    }

    /// True where a folded word without its article has the shape.
    public func fits(_ word: Span<UInt32>, isDefinite: Bool) -> Bool {
        if wantsArticle, !isDefinite { return false }
        let size = Int(size)
        // Behind a star the ending is held against the shape, else the whole word.
        let isEnding = letters.0 == 0x2A
        guard isEnding ? word.count >= size + 2 : word.count == size else { return false }
        return withUnsafeBytes(of: letters) { raw in
            let wanted = raw.bindMemory(to: UInt32.self)
            for index in (isEnding ? 1 : 0)..<size where wanted[index] != 0x3F {
                if wanted[index] != word[word.count &- size &+ index] { return false }
            }
            return true
        }
    }
}
