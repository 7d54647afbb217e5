import Machine
import Synchronization

/// Stops the request that runs: the one thing that a client may ask for while another is worked on, so that whoever reads the
/// requests hands `cancel` here from a thread of their own.
public final class RPCCancellation: Sendable {
    private let flag: CancellationFlag
    private let running = Mutex<(id: Int64?, isCancelled: Bool)>((nil, false))

    init(_ flag: CancellationFlag) { self.flag = flag }

    /// Whether a line asks that a request be stopped; it is then done. One that is not running, or not yet, goes on as if nothing
    /// had been asked: a client that must be sure asks again until it has its reply.
    public func takes(_ line: [UInt8]) -> Bool {
        // Most lines are spared being read twice.
        guard line.contains(UInt8(ascii: "l")), line.count < 4096, let request = try? RPCRequest(line),
            (try? request.text("op")) == "cancel", let id = try? request.identity()
        else { return false }
        running.withLock { running in
            guard running.id == id else { return }
            running.isCancelled = true
            flag.cancel()
        }
        return true
    }

    /// A request begins; nil where it has ended.
    func began(_ id: Int64?) { running.withLock { $0 = (id, false) } }

    /// Says it once more to a statement that has begun: beginning forgets what was said before.
    func insist() { if running.withLock({ $0.isCancelled }) { flag.cancel() } }
}
