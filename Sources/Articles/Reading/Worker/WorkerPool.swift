#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine
import Synchronization

/// The readers' processes: one for each thread that reads, each for many files.
final class WorkerPool: Sendable {
    static let shared = WorkerPool()
    private let idle = Mutex(HandedOver<[WorkerProcess]>([]))
    private let starting = Mutex(())

    /// Parts of one file that may end a process; then the rest of the file is given up.
    private static let mostFaults = 16

    /// Reads a file in a process of its own.
    ///
    /// - Returns: the digest of the file; nil where it could not be read to its end.
    /// - Throws: ``Unavailable`` where there can be no process: nothing has been read then.
    func read(
        _ path: FilePath, options: ReadingOptions, program: FilePath, into sink: RecordSink
    ) throws(Unavailable) -> (digest: String?, isWhole: Bool) {
        var reading = WorkerReading(path: path, options: options, sink: sink)
        for _ in 0..<Self.mostFaults {
            guard let process = take(program) else {
                if reading.passedOver.isEmpty { throw Unavailable() }
                break
            }
            if let outcome = reading.run(process) {
                idle.withLock { $0.value.append(process) }
                return (outcome, reading.passedOver.isEmpty)
            }
            if reading.isLost { return (nil, false) }
        }
        reading.giveUp()
        return (nil, false)
    }

    /// No process can be started.
    struct Unavailable: Error {}

    private func take(_ program: FilePath) -> WorkerProcess? {
        if let process = idle.withLock({ $0.value.popLast().map(HandedOver.init) }) { return process.value }
        // One at a time: another would keep the ends of this one's pipes open.
        return starting.withLock { _ in WorkerProcess(program).map(HandedOver.init) }?.value
    }
}

/// A file that is read by a process, and by another where the first ends over a part of it.
private struct WorkerReading {
    let path: FilePath
    let options: ReadingOptions
    let sink: RecordSink
    /// Parts that ended a process.
    private(set) var passedOver: [String] = []
    /// Whether nothing more of the file can be read.
    private(set) var isLost = false
    /// What has been told already, when the file is read again from its begin.
    private var told = 0
    /// The part at work, and how much came before it.
    private var part: (place: String, start: Int)?

    init(path: FilePath, options: ReadingOptions, sink: RecordSink) {
        (self.path, self.options, self.sink) = (path, options, sink)
    }

    /// How long a process may work without an answer: a large file takes its time.
    private var seconds: Int {
        if let asked = getenv("NAQL_TEST_SECONDS").flatMap({ Int(String(cString: $0)) }) { return asked }
        return 30 + ((try? FileSystem.status(of: path))?.size ?? 0) >> 20
    }

    /// Reads it; the digest, or nil inside an empty optional where the process has ended.
    mutating func run(_ process: WorkerProcess) -> String?? {
        let seconds = seconds
        part = nil
        guard process.pipe.write(WorkerRequest(path.bytes, options, passedOver: passedOver).packed) else {
            return fail(process)
        }
        var number = 0
        while true {
            let frame: [UInt8]
            do throws(FramePipe.Failure) { frame = try process.pipe.read(seconds: seconds) } catch {
                return fail(process, over: error == .late ? "no answer for \(seconds) s" : nil)
            }
            switch WorkerAnswer(frame: frame) {
            case .done(let digest): return .some(digest)
            case .part(let place):
                part = (place, number)
                sink.begin(place)
            case .record(let record): if isNew(&number) { sink.take(record) }
            case .issue(let issue): if isNew(&number) { sink.tell(issue) }
            case nil: return fail(process, over: "its answer cannot be read")
            }
        }
    }

    /// Whether what comes now has not been handed on before.
    private mutating func isNew(_ number: inout Int) -> Bool {
        number += 1
        guard number > told else { return false }
        told = number
        return true
    }

    /// A part of a container is passed over by the next process; without one the file is lost.
    private mutating func fail(_ process: WorkerProcess, over fault: String? = nil) -> String?? {
        let why = process.end(over: fault)
        guard let part, !passedOver.contains(part.place) else {
            isLost = true
            let lost = part == nil ? "left out" : "the rest of it is left out"
            sink.tell(LoadIssue(path, .unreadable("reading it ended the reader (\(why)); \(lost)")))
            return nil
        }
        sink.tell(LoadIssue(part.place, .unreadable("reading it ended the reader (\(why)); left out")))
        passedOver.append(part.place)
        // What the part has given does not come again: what comes in its place is new.
        told = min(told, part.start)
        return nil
    }

    /// Tells that too much was wrong with the file for the rest of it to be read.
    func giveUp() {
        let parts = passedOver.count == 1 ? "a part of it" : "\(passedOver.count) parts of it"
        sink.tell(LoadIssue(path, .unreadable("\(parts) ended the reader; the rest of it is left out")))
    }
}

extension WorkerRequest {
    fileprivate var packed: [UInt8] { Packer.bytes(of: self) }
}
