#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file could not be written.
public struct FileFault: Error, Hashable, Sendable {
    /// What was tried: `write`.
    public let operation: String
    /// Where.
    public let path: String
    /// The system's error number; 0 where the system has no word for it.
    public let code: Int32
    /// In words.
    public let reason: String

    /// What the system said when a file was written.
    public init(cannotWrite path: String, code: Int32) { self.init("write", path, code: code) }

    init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
        reason = String(cString: strerror(code))
    }

    init(_ operation: String, _ path: String, reason: String) {
        self.operation = operation
        self.path = path
        code = 0
        self.reason = reason
    }

    /// `cannot write a.naql: No space left on device`
    public var message: String { "cannot \(operation) \(path): \(reason)" }
}
