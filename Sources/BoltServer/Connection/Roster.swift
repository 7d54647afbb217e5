import Synchronization

/// The clients that are connected.
final class Roster: Sendable {
    private let clients = Mutex<[ObjectIdentifier: Client]>([:])

    func add(_ client: Client) { clients.withLock { $0[ObjectIdentifier(client)] = client } }

    func remove(_ client: Client) { clients.withLock { $0[ObjectIdentifier(client)] = nil } }

    var all: [Client] { clients.withLock { Array($0.values) } }
}
