/// A version of the Bolt protocol.
struct BoltVersion: Equatable, Sendable {
    let major: UInt8
    let minor: UInt8

    /// The highest that is spoken. From 5.7 on errors have another form, which brings nothing here.
    static let highest = BoltVersion(major: 5, minor: 4)

    /// Whether the client logs in by a message of its own, after HELLO.
    var hasLogon: Bool { minor >= 1 }

    /// The bytes that a connection begins with.
    static let magic: UInt32 = 0x6060_B017
    /// How many bytes a client sends before it reads: the magic and four wishes.
    static let handshakeLength = 20

    /// The version that answers the four wishes of a client; nil where none is spoken.
    ///
    /// A wish is four bytes: nothing, how many lower minor versions are meant as well, minor and major version. Wishes
    /// stand in the client's order.
    static func answer(_ wishes: [UInt32]) -> BoltVersion? {
        for wish in wishes {
            let (range, minor, major) = (UInt8(wish >> 16 & 0xFF), UInt8(wish >> 8 & 0xFF), UInt8(wish & 0xFF))
            guard major == highest.major else { continue }
            let lowest = minor >= range ? minor - range : 0
            let chosen = min(minor, highest.minor)
            if chosen >= lowest { return BoltVersion(major: major, minor: chosen) }
        }
        return nil
    }

    /// The four bytes that name it in the handshake.
    var bytes: UInt32 { UInt32(minor) << 8 | UInt32(major) }
}
