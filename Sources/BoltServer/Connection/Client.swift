import NIOCore
import Naql
import Synchronization

/// One connected client: its messages in order, and the jobs that answer them.
///
/// Messages come in on the event loop, jobs run on the crew, one at a time. A job ends where it would have to wait: for the
/// next message, for the network, for another transaction.
///
/// Unchecked: what is not behind the lock or atomic belongs to the one job that runs.
final class Client: @unchecked Sendable {
    let hub: Hub
    private let roster: Roster
    let number: Int
    private let channel: any Channel
    private let inbox = Mutex(Inbox())
    /// Whether it has logged in.
    private let known = Atomic<Bool>(false)
    // The rest belongs to the job that runs.
    private let conversation: Conversation
    private var isPaused = false
    private var parked: Request?

    init(hub: Hub, roster: Roster, channel: any Channel, version: BoltVersion, number: Int) {
        (self.hub, self.roster, self.channel, self.number) = (hub, roster, channel, number)
        conversation = Conversation(hub: hub, version: version, number: number)
        conversation.session.onTurn = { [weak self] in self?.wake { $0.isCalled = true } }
        roster.add(self)
    }

    var isKnown: Bool { known.load(ordering: .acquiring) }

    // MARK: Events, from any thread

    /// Takes a message. Whether more may be read now.
    func receive(_ message: ByteBuffer) -> Bool {
        let isReset = Inbox.isReset(message)
        if isReset { conversation.interrupt() }
        var isFull = false
        wake { inbox in
            inbox.add(message)
            isFull = inbox.isFull
        }
        return !isFull
    }

    /// Whether the messages that wait are few again.
    var mayReadMore: Bool { inbox.withLock { !$0.isFull } }

    /// Takes note that the client has gone.
    func leave() {
        conversation.interrupt()
        wake { $0.isClosed = true }
        roster.remove(self)
    }

    /// Ends it: at once where it rests outside of a transaction or where it must be, else when it has what it asked for.
    func dismiss(now: Bool) {
        if now {
            conversation.interrupt()
            channel.close(promise: nil)
        } else {
            wake { $0.isDismissed = true }
        }
    }

    private func wake(_ change: (inout Inbox) -> Void) {
        let starts = inbox.withLock { inbox in
            change(&inbox)
            return inbox.startJob()
        }
        if starts { hub.crew.submit { [self] in work() } }
    }

    // MARK: Jobs

    private func work() {
        var out = MessageWriter()
        var step = Conversation.Step.done
        while true {
            let isOpen = conversation.isOpen
            let turn = inbox.withLock { inbox in
                inbox.turn(
                    isPaused: isPaused, isParked: parked != nil, isOpen: isOpen, hasOutput: out.count > 0)
            }
            switch turn {
            case .flush:
                emit(&out)
                continue
            case .rest:
                watch()
                return
            case .close: return conversation.close()
            case .dismiss: step = .end
            case .proceed: step = conversation.proceed(into: &out)
            case .retry: step = parked.take().map { handle($0, &out) } ?? .done
            case .giveUp(let isInterrupted):
                parked = nil
                step = conversation.stopWaiting(isInterrupted: isInterrupted, into: &out)
            case .expire: conversation.expire()
            case .ignore:
                out.ignored()
            case .message(let bytes):
                step = read(bytes).map { handle($0, &out) } ?? conversation.refuse(unread, into: &out)
            }
            if conversation.phase == .ready { known.store(true, ordering: .releasing) }
            isPaused = step == .paused
            if out.count >= 64 << 10 || step == .end { emit(&out) }
            if step == .end {
                conversation.close()
                return channel.close(promise: nil)
            }
            step = .done
        }
    }

    /// Why the message read last could not be read.
    private var unread = Failure("ClientError.Request.Invalid", "")

    private func read(_ bytes: ByteBuffer) -> Request? {
        do throws(PackError) { return try Request(bytes, room: 4 * hub.options.messageLimit) } catch {
            unread = Failure(error)
            return nil
        }
    }

    private func handle(_ request: Request, _ out: inout MessageWriter) -> Conversation.Step {
        let step = conversation.handle(request, into: &out)
        if step == .waiting { parked = request }
        return step
    }

    /// Sends what was written; no more rows are made while too much of it is on its way.
    private func emit(_ out: inout MessageWriter) {
        let bytes = out.take()
        let count = bytes.readableBytes
        guard count > 0 else { return }
        inbox.withLock { $0.outstanding += count }
        let promise = channel.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenComplete { [self] _ in wake { $0.outstanding -= count } }
        channel.writeAndFlush(bytes, promise: promise)
    }

    /// Sees to it that nobody waits for ever: neither for its turn, nor for one who holds up others and says nothing.
    private func watch() {
        if parked != nil, let limit = conversation.session.settings.timeLimit {
            let taken = inbox.withLock { $0.taken }
            after(limit) { $0.isLate = $0.taken == taken }
        } else if conversation.session.isWriting {
            let taken = inbox.withLock { $0.taken }
            after(hub.options.idleTransactionLimit) { $0.isExpired = $0.activity == .idle && $0.taken == taken }
        }
    }

    private func after(_ seconds: Double, _ change: @escaping @Sendable (inout Inbox) -> Void) {
        let nanoseconds = Int64(min(seconds, 1e6) * 1e9)
        channel.eventLoop.scheduleTask(in: .nanoseconds(nanoseconds)) { [weak self] in self?.wake(change) }
    }
}
