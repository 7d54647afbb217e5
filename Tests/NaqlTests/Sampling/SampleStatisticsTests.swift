import Naql
import Testing

/// Intervals as SciPy's `binomtest(…).proportion_ci(method="wilson")` gives them, alpha as the package krippendorff
/// does.
@Suite struct SampleStatisticsTests {
    @Test(arguments: [
        (0, 1, 0.0, 0.7934506856227626), (1, 1, 0.20654931437723745, 1.0),
        (9, 10, 0.5958499732047615, 0.9821237869049271),
        (0, 20, 0.0, 0.16112515805281935), (37, 50, 0.6044684273515115, 0.8412847250644762),
        (123, 200, 0.5459986722024608, 0.6796669027307678), (200, 200, 0.9811546736227335, 1.0),
    ])
    func intervalsAreWilsons(count: Int, total: Int, low: Double, high: Double) {
        let interval = SampleStatistics.wilson(count, of: total)
        #expect(abs(interval.low - low) < 1e-12 && abs(interval.high - high) < 1e-12, "\(interval)")
    }

    @Test func alphaIsKrippendorffs() throws {
        let two = [["a", "a"], ["a", "b"], ["b", "b"], ["c", "c"], ["a", "a"], ["b", "c"]]
        let several = [
            ["r", "r", "r"], ["r", "s"], ["n", "n", "s"], ["r"], ["w", "w"], ["s", "s", "s"], ["r", "n"],
        ]
        #expect(abs(try #require(SampleStatistics.alpha(two)) - 0.5319148936170213) < 1e-12)
        #expect(abs(try #require(SampleStatistics.alpha(several)) - 0.4814814814814815) < 1e-12)
        #expect(SampleStatistics.alpha([["a", "a"], ["a", "a"]]) == nil, "one value alone: nothing to disagree on")
        #expect(SampleStatistics.alpha([["a"], ["b"]]) == nil && SampleStatistics.alpha([]) == nil)
    }
}
