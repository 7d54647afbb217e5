/// What is wrong with bytes that are no JSON, and where.
public struct JSONFault: Error, Equatable {
    /// What is wrong.
    public enum Cause: Equatable, Sendable {
        case notUTF8
        case endsEarly
        case textAfterValue
        case expectedValue
        case expectedKey
        /// After a key.
        case expectedColon(String)
        /// A comma or what closes a list or an object.
        case expectedComma(orClosing: Character)
        /// Where digits belong: of a number, behind its point, of its exponent.
        case expectedDigits
        case numberTooLarge
        case openText
        case controlCharacter
        case unknownEscape
        case expectedHexadecimal
        case halfSurrogate
        case keyTwice(String)
        /// Lists and objects within each other, beyond the bound.
        case tooDeep(Int)
    }

    /// What is wrong.
    public let cause: Cause
    /// The byte, from 0.
    public let offset: Int

    /// For people, without the place.
    public var words: String {
        switch cause {
        case .notUTF8: "this is no UTF-8"
        case .endsEarly: "it ends too early"
        case .textAfterValue: "expected the end after the value"
        case .expectedValue: "expected a value"
        case .expectedKey: "expected a key in quotes"
        case .expectedColon(let key): "expected `:` after the key `\(key)`"
        case .expectedComma(let closing): "expected `,` or `\(closing)`"
        case .expectedDigits: "expected digits"
        case .numberTooLarge: "the number does not fit 64 bits"
        case .openText: "the text is not closed"
        case .controlCharacter: "a control character in a text; it is written as an escape"
        case .unknownEscape: "no escape of JSON"
        case .expectedHexadecimal: "four hexadecimal digits follow \\u"
        case .halfSurrogate: "half of a surrogate pair is no character"
        case .keyTwice(let key): "the key `\(key)` is there twice"
        case .tooDeep(let depth): "nested more than \(depth) deep"
        }
    }
}
