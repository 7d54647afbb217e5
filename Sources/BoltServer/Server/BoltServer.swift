import Machine
import NIOCore
import NIOPosix
import NIOSSL
public import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a server cannot start.
public struct BoltServerError: Error {
    /// One sentence for a person.
    public let message: String
}

/// A server that speaks Bolt to the drivers of Neo4j, over one database.
public final class BoltServer: Sendable {
    private let hub: Hub
    private let roster: Roster
    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel
    /// The port that is listened on.
    public let port: Int

    /// Starts to listen.
    ///
    /// - Throws: ``BoltServerError`` where the address is taken or unknown, or certificate and key cannot be used.
    public init(_ database: Database, options: ServerOptions) throws(BoltServerError) {
        let context = try Self.encryption(options)
        let (hub, roster) = (Hub(database, options), Roster())
        group = MultiThreadedEventLoopGroup(numberOfThreads: min(2, options.settings.workers))
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(ClientHandler(hub: hub, roster: roster))
                }
            }
        do {
            listener = try bootstrap.bind(host: options.host, port: options.port).wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw BoltServerError(
                message: "cannot listen on \(options.host), port \(options.port): \(Self.reason(error)); "
                    + "another address or port is given by --address and --port")
        }
        port = listener.localAddress?.port ?? options.port
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        hub.address = "\(host):\(port)"
        (self.hub, self.roster) = (hub, roster)
    }

    /// Where the server is reached: `bolt://127.0.0.1:7687`.
    public var address: String { (hub.options.encryption == nil ? "bolt://" : "bolt+ssc://") + hub.address }

    /// One line about how the server is.
    public var health: String { hub.health }

    /// Ends the server: takes no more clients, lets running queries and transactions end within so many seconds, then ends
    /// those that are left.
    public func stop(within seconds: Double) {
        hub.stop()
        try? listener.close().wait()
        let deadline = Clock.monotonic() + Int64(seconds * 1e9)
        for client in roster.all { client.dismiss(now: false) }
        while !roster.all.isEmpty, Clock.monotonic() < deadline { usleep(10_000) }
        for client in roster.all { client.dismiss(now: true) }
        while !roster.all.isEmpty, Clock.monotonic() < deadline + 2_000_000_000 { usleep(10_000) }
        // What still runs may write to its connection, so that those go last.
        if hub.crew.end(within: 5_000) { try? group.syncShutdownGracefully() }
    }

    private static func encryption(_ options: ServerOptions) throws(BoltServerError) -> NIOSSLContext? {
        guard let files = options.encryption else { return nil }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            return try NIOSSLContext(
                configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        } catch {
            throw BoltServerError(
                message: "certificate \(files.certificate) and key \(files.key) cannot be used: \(error); "
                    + "both are files in PEM, the key without a password")
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        return String(cString: strerror(error.errnoCode))
    }
}
