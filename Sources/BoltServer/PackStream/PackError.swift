/// What is wrong with bytes that should be PackStream.
struct PackError: Error, Equatable {
    /// Whether the bytes themselves make no sense, or a value does not.
    enum Kind { case malformed, value }
    let kind: Kind
    /// A sentence for a person.
    let message: String

    static func malformed(_ message: String) -> PackError { PackError(kind: .malformed, message: message) }
    static func value(_ message: String) -> PackError { PackError(kind: .value, message: message) }
}

/// The tags of structures that are values.
enum PackTag {
    static let node: UInt8 = 0x4E
    static let relationship: UInt8 = 0x52
    static let unboundRelationship: UInt8 = 0x72
    static let path: UInt8 = 0x50
    static let date: UInt8 = 0x44
    static let time: UInt8 = 0x54
    static let localTime: UInt8 = 0x74
    static let dateTime: UInt8 = 0x49
    static let zonedDateTime: UInt8 = 0x69
    static let localDateTime: UInt8 = 0x64
    static let duration: UInt8 = 0x45
    static let point2D: UInt8 = 0x58
    static let point3D: UInt8 = 0x59
}
