#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine

/// The process that reads files whose formats are parsed by libraries in C: what crashes or hangs them ends this process, and
/// not the one that asked.
public enum ReaderWorker {
    /// The first argument of a program that is to be such a process.
    public static let argument = "read-worker"

    /// Reads files as standard input asks for them, and answers on standard output, until that ends.
    public static func serve() {
        // Ctrl-C is for the process that asked.
        signal(SIGINT, SIG_IGN)
        limitMemory()
        var pipe = FramePipe(input: 0, output: 1)
        while let frame = try? pipe.read(seconds: nil) {
            guard let request: WorkerRequest = Packer.value(of: frame), answer(request, pipe) else { return }
        }
    }

    private static func answer(_ request: WorkerRequest, _ pipe: FramePipe) -> Bool {
        let path = FilePath(bytes: request.path)
        let fault = TestFault.asked
        fault?.strike(at: path.description)
        let sink = RecordSink(
            record: {
                _ = pipe.write(WorkerAnswer.record($0).frame)
                fault?.strike(behind: $0.place)
            },
            issue: { _ = pipe.write(WorkerAnswer.issue($0).frame) },
            part: { place in
                _ = pipe.write(WorkerAnswer.part(place).frame)
                if !request.passedOver.contains(place) { fault?.strike(at: place) }
            })
        let digest = ArticleFile.readHere(path, options: request.options, into: sink)
        return pipe.write(WorkerAnswer.done(digest: digest).frame)
    }

    /// A file that makes a library grow without end is to end this process, not to take the machine down.
    private static func limitMemory() {
        let most = rlim_t(max(2 << 30, Memory.available / 2))
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
            limit = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
            setrlimit(RLIMIT_AS, &limit)
            limit = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(RLIMIT_CORE, &limit)
        #endif
    }
}

/// A fault that a test asks for by the environment (`NAQL_TEST_FAULT=crash:evil.html`, or `crash-behind:evil.html` once an article of
/// it was given): no file is known that has one.
private struct TestFault {
    private let kind: Substring
    private let place: Substring

    static var asked: TestFault? {
        guard let value = getenv("NAQL_TEST_FAULT").map({ String(cString: $0) }) else { return nil }
        let parts = value.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? TestFault(kind: parts[0], place: parts[1]) : nil
    }

    func strike(at place: String) {
        guard place.hasSuffix(self.place) else { return }
        if kind == "crash" { abort() }
        while kind == "hang" { sleep(1) }
    }

    func strike(behind place: String) {
        if kind == "crash-behind", place.hasSuffix(self.place) { abort() }
    }
}
