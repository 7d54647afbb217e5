import NIOCore

/// The first bytes of a connection, and then its messages; on the event loop.
final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The longest message of one who has not logged in.
    private static let strangerLimit = 64 << 10
    /// How often bytes of a message must come, in seconds, and how many at least.
    private static let slowest = 16 << 10

    private enum State {
        case handshake(ByteBuffer)
        case talking(Client)
        case over
    }

    private let hub: Hub
    private let roster: Roster
    private let number: Int
    private var state = State.handshake(ByteBuffer())
    /// Messages that come in pieces. It stands here and nowhere else: a copy, even one that is about to go, would make each
    /// piece of a long message copy all before it.
    private var chunks = ChunkReader(limit: ClientHandler.strangerLimit)
    /// What this connection holds of incomplete messages.
    private var held = 0
    private var received = 0
    private var watch: Scheduled<Void>?

    init(hub: Hub, roster: Roster) {
        (self.hub, self.roster) = (hub, roster)
        number = hub.gauges.connect()
    }

    func channelActive(context: ChannelHandlerContext) {
        if hub.gauges.connections > hub.options.connectionLimit + Hub.refusals || hub.isStopping {
            return context.close(promise: nil)
        }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(hub.options.messageTimeLimit * 1000))) {
            let (handler, context) = bound.value
            handler.endStranger(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .talking(let client) = state { client.leave() }
        state = .over
        chunks = ChunkReader(limit: Self.strangerLimit)
        hold(0)
        watch?.cancel()
        hub.gauges.disconnect()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        received += bytes.readableBytes
        switch state {
        case .handshake(var start):
            var bytes = bytes
            start.writeBuffer(&bytes)
            state = .handshake(start)
            shakeHands(start, context)
        case .talking(let client):
            chunks.add(bytes)
            take(client, context)
        case .over: break
        }
    }

    // MARK: Handshake

    private func shakeHands(_ start: ByteBuffer, _ context: ChannelHandlerContext) {
        var start = start
        guard start.readableBytes >= 4 else { return }
        guard start.getInteger(at: start.readerIndex, as: UInt32.self) == BoltVersion.magic else {
            return answerStranger(start, context)
        }
        guard start.readableBytes >= BoltVersion.handshakeLength else { return }
        start.moveReaderIndex(forwardBy: 4)
        let wishes = (0..<4).compactMap { _ in start.readInteger(as: UInt32.self) }
        guard let version = BoltVersion.answer(wishes) else {
            return close(context, after: ByteBuffer(integer: 0 as UInt32))
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(integer: version.bytes)), promise: nil)
        let client = Client(hub: hub, roster: roster, channel: context.channel, version: version, number: number)
        state = .talking(client)
        chunks.add(start)
        take(client, context)
    }

    /// One who speaks another protocol: a browser or a probe is told what this is.
    private func answerStranger(_ start: ByteBuffer, _ context: ChannelHandlerContext) {
        guard let answer = WebAnswer(to: start, health: hub.health) else { return }
        close(context, after: answer.bytes)
    }

    private func close(_ context: ChannelHandlerContext, after bytes: ByteBuffer) {
        state = .over
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in channel.close(promise: nil) }
    }

    // MARK: Messages

    private func take(_ client: Client, _ context: ChannelHandlerContext) {
        if client.isKnown { chunks.limit = hub.options.messageLimit }
        do throws(ChunkReader.Failure) {
            while let message = try chunks.next() {
                if !client.receive(message) { pause(client, context) }
            }
            let total = hold(chunks.held)
            if total > 4 * hub.options.messageLimit, chunks.held > Self.strangerLimit {
                return refuse(client, "too many long messages are on their way: try again later", context)
            }
            watchMessage(chunks.isWithinMessage, context)
        } catch {
            refuse(client, "a message is longer than \(chunks.limit) bytes, the most that is read", context)
        }
    }

    /// Says why no more is read, and closes.
    private func refuse(_ client: Client, _ why: String, _ context: ChannelHandlerContext) {
        client.leave()
        chunks = ChunkReader(limit: Self.strangerLimit)
        hold(0)
        var writer = MessageWriter()
        writer.failure(Failure("ClientError.Request.Invalid", why))
        close(context, after: writer.take())
    }

    /// Reads no more until the client's messages were answered.
    private func pause(_ client: Client, _ context: ChannelHandlerContext) {
        let channel = context.channel
        _ = channel.setOption(.autoRead, value: false)
        channel.eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(5), delay: .milliseconds(5)) { task in
            guard client.mayReadMore || !channel.isActive else { return }
            task.cancel()
            _ = channel.setOption(.autoRead, value: true)
        }
    }

    /// Takes account of bytes that are held; how many there are in all.
    @discardableResult
    private func hold(_ bytes: Int) -> Int {
        defer { held = bytes }
        return hub.gauges.hold(bytes - held)
    }

    // MARK: Time

    private func endStranger(_ context: ChannelHandlerContext) {
        switch state {
        case .handshake: context.close(promise: nil)
        case .talking(let client) where !client.isKnown: context.close(promise: nil)
        default: break
        }
    }

    /// A message that has begun must come in at some speed.
    private func watchMessage(_ isWithin: Bool, _ context: ChannelHandlerContext) {
        guard isWithin else {
            watch?.cancel()
            watch = nil
            return
        }
        guard watch == nil else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let before = received
        let limit = TimeAmount.milliseconds(Int64(hub.options.messageTimeLimit * 1000))
        watch = context.eventLoop.scheduleTask(in: limit) {
            let (handler, context) = bound.value
            handler.watch = nil
            guard case .talking(let client) = handler.state else { return }
            if handler.received - before >= Self.slowest { return handler.watchMessage(true, context) }
            handler.refuse(client, "the rest of a message did not come in time", context)
        }
    }
}
