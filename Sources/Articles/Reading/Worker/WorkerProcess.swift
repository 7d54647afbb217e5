#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine

/// A running reader's process.
final class WorkerProcess {
    private let process: ChildProcess
    var pipe: FramePipe

    /// Starts one; nil where that is not possible.
    init?(_ program: FilePath) {
        guard let requests = PipeEnds() else { return nil }
        guard let answers = PipeEnds() else {
            close(requests.read)
            close(requests.write)
            return nil
        }
        // What a library says as it dies is told in our words.
        let child = ChildProcess(
            program.text, ["naql", ReaderWorker.argument],
            streams: .init(input: requests.read, output: answers.write, dropsErrors: true))
        close(requests.read)
        close(answers.write)
        guard let child else {
            close(requests.write)
            close(answers.read)
            return nil
        }
        process = child
        pipe = FramePipe(input: answers.read, output: requests.write)
    }

    /// Tells what ended it in words; with a fault of its own it is ended for that.
    func end(over fault: String?) -> String {
        if fault != nil { process.kill() }
        let ending = process.wait()
        hasEnded = true
        if let fault { return fault }
        guard let ending else { return "its end is not known" }
        return ending.signal == 0 ? "status \(ending.status)" : "signal \(ending.signal)"
    }
    private var hasEnded = false

    deinit {
        close(pipe.output)
        close(pipe.input)
        guard !hasEnded else { return }
        // It ends when its input does.
        _ = process.wait()
    }
}
