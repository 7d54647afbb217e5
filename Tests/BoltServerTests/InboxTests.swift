import NIOCore
import Testing

@testable import BoltServer

private let reset = ByteBuffer(bytes: [0xB0, 0x0F])
private let pull = ByteBuffer(bytes: [0xB1, 0x3F, 0xA0])

/// An inbox by reference.
private final class Box {
    var inbox = Inbox()

    func add(_ message: ByteBuffer) { inbox.add(message) }

    func startJob() -> Bool { inbox.startJob() }

    /// The name of what the job does next.
    func next(
        isPaused: Bool = false, isParked: Bool = false, isOpen: Bool = false, hasOutput: Bool = false
    ) -> String {
        let turn = inbox.turn(isPaused: isPaused, isParked: isParked, isOpen: isOpen, hasOutput: hasOutput)
        return String("\(turn)".prefix { $0 != "(" })
    }
}

@Test func aResetOvertakesWhatStandsBeforeIt() {
    let box = Box()
    for message in [pull, reset, pull] { box.add(message) }
    #expect(box.startJob())
    #expect(box.next() == "ignore")
    #expect(box.next() == "message")
    #expect(box.next() == "message")
    #expect(box.next(hasOutput: true) == "flush")
    #expect(box.next() == "rest")
}

@Test func rowsWaitForTheNetwork() {
    let box = Box()
    box.add(pull)
    _ = box.startJob()
    _ = box.next()
    box.inbox.outstanding = 2 << 20
    #expect(box.next(isPaused: true, hasOutput: true) == "flush")
    #expect(box.next(isPaused: true) == "rest")
    box.add(pull)
    #expect(!box.startJob())
    box.inbox.outstanding = 0
    #expect(box.startJob())
    #expect(box.next(isPaused: true) == "proceed")
    box.inbox.isClosed = true
    #expect(box.next(isPaused: true) == "close")
}

@Test func whoWaitsForItsTurnGoesOnWhenCalledOrGivesUp() {
    let box = Box()
    box.add(pull)
    _ = box.startJob()
    _ = box.next()
    #expect(box.next(isParked: true) == "rest")
    box.inbox.isCalled = true
    #expect(box.startJob())
    #expect(box.next(isParked: true) == "retry")
    #expect(box.next(isParked: true) == "rest")
    box.add(reset)
    #expect(box.startJob())
    #expect(box.next(isParked: true) == "giveUp")
}

@Test func whoIsDismissedStaysWhileATransactionIsOpen() {
    let box = Box()
    box.inbox.isDismissed = true
    #expect(box.startJob())
    #expect(box.next(isOpen: true) == "rest")
    box.add(pull)
    #expect(box.startJob())
    #expect(box.next(isOpen: true) == "message")
    #expect(box.next(hasOutput: true) == "flush")
    #expect(box.next() == "dismiss")
}
