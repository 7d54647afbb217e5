import Naql
import Renderers

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Results that go to a file instead of where they went before.
struct Redirection {
    let path: String
    let descriptor: Int32
    /// What is put back in the end.
    let sink: any ByteSink
    let options: RenderOptions
}

extension Console {
    /// Sends results to a file from now on; nil is where they went at first.
    ///
    /// - Throws: ``FileError`` where the file cannot be opened, or the last one not be written.
    func sendOutput(to path: String?) throws {
        guard let path else { return try closeOutput() }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        try closeOutput()
        redirection = Redirection(path: path, descriptor: descriptor, sink: output, options: options)
        output = DescriptorSink(descriptor: descriptor)
        // A file has no width, no colours and no direction.
        options.isTerminal = false
        options.documents = OutputDocuments()
        options.width = nil
        options.color = false
        options.bidi = .off
    }

    /// Results go where they went at first.
    ///
    /// - Throws: ``FileError`` where what is left to be written to the file cannot be.
    public func closeOutput() throws {
        guard let file = redirection else { return }
        let outcome = Result { try endOutput() }
        putBack(file)
        guard close(file.descriptor) == 0 else { throw FileError(path: file.path, code: errno) }
        try outcome.get()
    }

    /// Gives a file up that cannot be written, so that what follows is seen.
    func abandonOutput() {
        guard let file = redirection else { return }
        putBack(file)
        close(file.descriptor)
        note("results go to the terminal again")
    }

    /// Writes what the output holds when it ends: formats in which all results are one document.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written, ``FileError`` where that is a file of `:output`.
    public func endOutput() throws {
        try naming {
            for line in try options.documents?.finish(into: output, options: options) ?? [] { note(line) }
        }
    }

    /// Runs what writes to the output; the error names the file where it is one.
    func naming<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch OutputError.failed(let code) {
            guard let file = redirection else { throw OutputError.failed(code) }
            throw FileError(path: file.path, code: code)
        }
    }

    private func putBack(_ file: Redirection) {
        output = file.sink
        options.isTerminal = file.options.isTerminal
        options.documents = file.options.documents
        options.width = file.options.width
        options.color = file.options.color
        options.bidi = file.options.bidi
        redirection = nil
    }
}
