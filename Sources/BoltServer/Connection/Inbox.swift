import NIOCore

/// What waits for a client's next job, and what the job does next.
struct Inbox {
    /// Bytes on their way out above which no more rows are made, and below which it goes on.
    private static let room = (high: 1 << 20, low: 256 << 10)
    /// Messages that wait above which no more are read.
    private static let limit = 256

    enum Activity { case idle, running, waitingForRoom, waitingForTurn }

    /// What a job does next.
    enum Turn {
        case message(ByteBuffer)
        /// Answers a message that a RESET has overtaken.
        case ignore
        /// Writes more rows.
        case proceed
        /// Gives the request that waited again.
        case retry
        /// Waits for its turn no longer.
        case giveUp(isInterrupted: Bool)
        /// Ends a transaction of which nothing was heard.
        case expire
        /// Gives up what is open: the client has gone.
        case close
        /// Closes the connection.
        case dismiss
        /// Sends what was written.
        case flush
        /// Ends the job.
        case rest
    }

    private var messages: [ByteBuffer] = []
    private var next = 0
    private(set) var activity = Activity.idle
    /// RESETs that wait.
    private var resets = 0
    var isClosed = false
    var isDismissed = false
    /// Whether its turn to write has come, and whether it has waited long enough.
    var isCalled = false
    var isLate = false
    var isExpired = false
    /// Bytes on their way out.
    var outstanding = 0
    /// Messages that were taken so far.
    private(set) var taken = 0

    var isFull: Bool { messages.count - next >= Self.limit }

    static func isReset(_ message: ByteBuffer) -> Bool {
        message.getInteger(at: message.readerIndex + 1, as: UInt8.self) == 0x0F
    }

    mutating func add(_ message: ByteBuffer) {
        messages.append(message)
        if Self.isReset(message) { resets += 1 }
    }

    /// Whether a job is to be started, which is then taken to run.
    mutating func startJob() -> Bool {
        let starts =
            switch activity {
            case .running: false
            case .idle: isClosed || isDismissed || isExpired || next < messages.count
            case .waitingForRoom: isClosed || outstanding <= Self.room.low
            case .waitingForTurn: isClosed || isCalled || isLate || resets > 0
            }
        if starts { activity = .running }
        return starts
    }

    /// What the job that runs does next. Before it rests all output is sent. One who is dismissed stays while a transaction or a
    /// result of its is open.
    mutating func turn(isPaused: Bool, isParked: Bool, isOpen: Bool, hasOutput: Bool) -> Turn {
        if isClosed { return .close }
        if isPaused {
            if outstanding < Self.room.high { return .proceed }
            return rest(.waitingForRoom, hasOutput)
        }
        if isParked {
            if resets > 0 { return .giveUp(isInterrupted: true) }
            if isLate { return giveUp() }
            guard isCalled else { return rest(.waitingForTurn, hasOutput) }
            isCalled = false
            return .retry
        }
        if isExpired {
            isExpired = false
            return .expire
        }
        guard next < messages.count else {
            if isDismissed, !isOpen, !hasOutput { return .dismiss }
            return rest(.idle, hasOutput)
        }
        return takeMessage()
    }

    private mutating func takeMessage() -> Turn {
        let message = messages[next]
        next += 1
        taken += 1
        if next == messages.count { (messages, next) = ([], 0) }
        let isReset = Self.isReset(message)
        if isReset { resets -= 1 }
        return !isReset && resets > 0 ? .ignore : .message(message)
    }

    private mutating func giveUp() -> Turn {
        isLate = false
        return .giveUp(isInterrupted: false)
    }

    private mutating func rest(_ activity: Activity, _ hasOutput: Bool) -> Turn {
        if hasOutput { return .flush }
        self.activity = activity
        return .rest
    }
}
