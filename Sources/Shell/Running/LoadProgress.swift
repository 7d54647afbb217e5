import Articles
import Machine
import Naql

/// A line of progress on a terminal, for loads that take a while; nothing in a pipe.
final class LoadProgress {
    private let console: Console
    private let isShown: Bool
    private let began = Clock.monotonic()
    private var phase = LoadPhase.reading
    private var phaseBegan: Int64
    /// How much of the phase was done when it was first heard of.
    private var doneBefore: Int?
    private var last: Int64 = 0
    private var isOnScreen = false

    init(console: Console) {
        self.console = console
        isShown = !console.isQuiet && TerminalFacts.isPainted(2)
        phaseBegan = began
    }

    func show(_ phase: LoadPhase, _ done: Int, _ total: Int) {
        let now = Clock.monotonic()
        if phase != self.phase { (self.phase, phaseBegan, doneBefore) = (phase, now, nil) }
        if doneBefore == nil { doneBefore = done < total ? 0 : done }
        // Short loads show nothing, long ones ten times a second.
        guard isShown, now - began > 300_000_000, now - last > 100_000_000, total > 0 else { return }
        last = now
        isOnScreen = true
        let things = (phase == .reading ? "file" : "article") + (total == 1 ? "" : "s")
        let what = "\(phase == .reading ? "reading" : "annotating") \(done) of \(total) \(things)"
        console.send("\r\u{1B}[K\(what) (\(done * 100 / total) %)\(pace(done, total, now - phaseBegan))")
    }

    /// How many come in a second, and how long the rest will take: ", 290/s, 2 min 10 s left".
    private func pace(_ done: Int, _ total: Int, _ nanoseconds: Int64) -> String {
        let seconds = Double(nanoseconds) / 1e9
        guard seconds > 0.5, done > 0 else { return "" }
        let rate = Double(done - (doneBefore ?? 0)) / seconds
        guard rate > 0 else { return "" }
        let left = Int((Double(total - done) / rate).rounded(.up))
        let written = rate >= 10 ? "\(Int(rate))" : "\((rate * 10).rounded() / 10)"
        return ", \(written)/s, \(Self.duration(left)) left"
    }

    private static func duration(_ seconds: Int) -> String {
        if seconds >= 3600 { return "\(seconds / 3600) h \(seconds % 3600 / 60) min" }
        return seconds >= 60 ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds) s"
    }

    func clear() {
        if isOnScreen { console.send("\r\u{1B}[K") }
        isOnScreen = false
    }
}
