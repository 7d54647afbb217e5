import Machine
import Naql
import PropertyGraph
import Renderers

/// How the program ends, for scripts to act on. The numbers are part of the interface.
enum ExitStatus: Int32, Error {
    case done = 0
    case queryFailed = 1
    case wrongUsage = 2
    case inputOutputFailed = 3
    /// A question that was asked for what is new has nothing new.
    case nothingNew = 4
    case interrupted = 130

    /// The status that stands for an error.
    init(of error: any Error) {
        switch error {
        case let status as ExitStatus: self = status
        case let error as NaqlError:
            self =
                error.isCancellation
                ? .interrupted : error.type == "InputOutputError" ? .inputOutputFailed : .queryFailed
        case let error as SessionLoadError where error.isCancellation: self = .interrupted
        case is OutputError, is FileError, is SessionLoadError, is SnapshotError: self = .inputOutputFailed
        default: self = .queryFailed
        }
    }
}
