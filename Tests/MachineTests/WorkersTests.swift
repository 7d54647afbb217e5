import Synchronization
import Testing

@testable import Machine

@Suite struct WorkersTests {
    @Test(arguments: [1, 2, 5])
    func aBodyRunsOnSoManyThreads(count: Int) {
        let runs = Atomic<Int>(0)
        Workers.run(count) { runs.add(1, ordering: .relaxed) }
        #expect(runs.load(ordering: .relaxed) == count)
    }

    @Test func aWorkerHasRoomForDeepRecursion() {
        @Sendable func depth(_ n: Int) -> Int { n == 0 ? 0 : 1 + depth(n - 1) }
        let reached = Atomic<Int>(0)
        Workers.start { reached.store(depth(100_000), ordering: .relaxed) }?.join()
        #expect(reached.load(ordering: .relaxed) == 100_000)
    }
}
