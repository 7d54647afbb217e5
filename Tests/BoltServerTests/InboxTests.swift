import NIOCore
import Testing

@testable import BoltServer

private let reset = ByteBuffer(bytes: [0xB0, 0x0F])
private let pull = ByteBuffer(bytes: [0xB1, 0x3F, 0xA0])

extension Inbox {
    fileprivate mutating func next(
        isPaused: Bool = false, isParked: Bool = false, isOpen: Bool = false, hasOutput: Bool = false
    ) -> String {
        let turn = turn(isPaused: isPaused, isParked: isParked, isOpen: isOpen, hasOutput: hasOutput)
        return String("\(turn)".prefix { $0 != "(" })
    }
}

@Test func aResetOvertakesWhatStandsBeforeIt() {
    var inbox = Inbox()
    for message in [pull, reset, pull] { inbox.add(message) }
    #expect(inbox.startJob())
    #expect(inbox.next() == "ignore")
    #expect(inbox.next() == "message")
    #expect(inbox.next() == "message")
    #expect(inbox.next(hasOutput: true) == "flush")
    #expect(inbox.next() == "rest")
}

@Test func rowsWaitForTheNetwork() {
    var inbox = Inbox()
    inbox.add(pull)
    _ = inbox.startJob()
    _ = inbox.next()
    inbox.outstanding = 2 << 20
    #expect(inbox.next(isPaused: true, hasOutput: true) == "flush")
    #expect(inbox.next(isPaused: true) == "rest")
    inbox.add(pull)
    #expect(!inbox.startJob())
    inbox.outstanding = 0
    #expect(inbox.startJob())
    #expect(inbox.next(isPaused: true) == "proceed")
    inbox.isClosed = true
    #expect(inbox.next(isPaused: true) == "close")
}

@Test func whoWaitsForItsTurnGoesOnWhenCalledOrGivesUp() {
    var inbox = Inbox()
    inbox.add(pull)
    _ = inbox.startJob()
    _ = inbox.next()
    #expect(inbox.next(isParked: true) == "rest")
    inbox.isCalled = true
    #expect(inbox.startJob())
    #expect(inbox.next(isParked: true) == "retry")
    #expect(inbox.next(isParked: true) == "rest")
    inbox.add(reset)
    #expect(inbox.startJob())
    #expect(inbox.next(isParked: true) == "giveUp")
}

@Test func whoIsDismissedStaysWhileATransactionIsOpen() {
    var inbox = Inbox()
    inbox.isDismissed = true
    #expect(inbox.startJob())
    #expect(inbox.next(isOpen: true) == "rest")
    inbox.add(pull)
    #expect(inbox.startJob())
    #expect(inbox.next(isOpen: true) == "message")
    #expect(inbox.next(hasOutput: true) == "flush")
    #expect(inbox.next() == "dismiss")
}
