import Machine
import Renderers
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Results that go to a file or a program from now on, and what is put back in the end.
final class Redirection {
    let destination: Destination
    let sink: any ByteSink
    private let descriptor: Int32
    private let program: ChildProgram?
    /// How results were shown before.
    let previous: (sink: any ByteSink, options: RenderOptions, format: OutputFormat)

    /// Opens the destination.
    ///
    /// - Throws: ``FileError`` where the file cannot be opened, ``CommandError`` where the program cannot be started.
    init(to destination: Destination, instead previous: (any ByteSink, RenderOptions, OutputFormat)) throws {
        self.destination = destination
        self.previous = previous
        switch destination.place {
        case .program(let command):
            let program = try ChildProgram(command)
            if let status = program.statusAtOnce(), let complaint = ChildProgram.complaint(command, status: status) {
                throw CommandError(complaint)
            }
            (self.program, sink, descriptor) = (program, program.sink, -1)
        case .file(let path):
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
            (program, sink) = (nil, DescriptorSink(descriptor: descriptor))
        case .standard:
            (program, sink, descriptor) = (nil, previous.0, -1)
        }
    }

    /// Closes it; what is to be told.
    ///
    /// - Throws: ``FileError`` where what is left cannot be written.
    func close() throws -> String? {
        if let program { return ChildProgram.complaint(program.command, status: program.end()) }
        guard descriptor >= 0, case .file(let path) = destination.place else { return nil }
        #if canImport(Glibc)
            let status = Glibc.close(descriptor)
        #elseif canImport(Musl)
            let status = Musl.close(descriptor)
        #else
            let status = Darwin.close(descriptor)
        #endif
        if status != 0 { throw FileError(path: path, code: errno) }
        return nil
    }
}

extension RenderOptions {
    /// For what is no terminal: without width, colours, direction and limits.
    var forPrograms: RenderOptions {
        var options = self
        options.isTerminal = false
        options.documents = OutputDocuments()
        options.width = nil
        options.color = false
        options.bidi = .off
        options.rowLimit = nil
        options.foldsEntities = false
        return options
    }

    /// Everything of a result: nothing is left out or folded.
    var whole: RenderOptions {
        var options = self
        options.rowLimit = nil
        options.foldsEntities = false
        return options
    }
}
