import Machine

/// Where readings of articles go.
public enum ReadingOutput {
    /// Writes through `body` to a file that takes its name only when it is whole, or straight into what is no file; nil and
    /// `-` are `standard`.
    ///
    /// - Throws: ``OutputError``, ``FileError``, or what `body` throws.
    public static func write(
        to path: String?, else standard: any ByteSink, _ body: (any ByteSink) throws -> Void
    ) throws {
        guard let path, path != "-" else { return try body(standard) }
        let file = try OutputFile(path, devices: .streamed)
        do { try body(DescriptorSink(descriptor: file.descriptor)) } catch OutputError.failed(let code) {
            throw FileError(path: path, code: code)
        }
        try file.publish()
    }
}
