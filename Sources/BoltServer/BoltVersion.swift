import NIOCore
import NIOPosix
import NIOSSL

/// A version of the Bolt protocol, as the handshake writes it.
struct BoltVersion: Equatable, Sendable {
    let major: UInt8
    let minor: UInt8
}
