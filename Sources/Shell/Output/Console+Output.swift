import Machine
public import Renderers

extension Console {
    /// Sends results elsewhere from now on; a destination without a place is where they went at first.
    ///
    /// - Throws: ``FileError`` where the file cannot be opened, or the last one not be written.
    public func sendOutput(to path: String, format name: OutputFormat?) throws {
        try redirect(to: Destination(file: path, format: name))
    }

    /// Sends results elsewhere as soon as a question has a new row.
    public func sendNewRows(to path: String, format name: OutputFormat?) {
        placeOfNewRows = Destination(file: path, format: name)
    }

    func redirect(to destination: Destination) throws {
        guard destination.name != nil else {
            try closeOutput()
            if let format = destination.format { self.format = format }
            return
        }
        // What cannot be opened leaves all as it was.
        let opened = try Redirection(
            to: destination, instead: redirection.map { $0.previous } ?? (output, options, format))
        try closeOutput()
        redirection = opened
        output = opened.sink
        options = options.forPrograms
        if let format = destination.format { self.format = format }
        tellEnding(of: destination)
    }

    /// Says in which format a file is written whose ending names another, or a way to pack it.
    func tellEnding(of destination: Destination) {
        guard destination.hasUnknownEnding, let name = destination.name else { return }
        note(
            "note: \(name) is written as \(format.name), for its ending names no format; --format or a format before it does"
        )
    }

    /// Results go where they went at first.
    ///
    /// - Throws: ``FileError`` where what is left to be written to the file cannot be.
    public func closeOutput() throws {
        guard let redirection else { return }
        let outcome = Result { try endOutput() }
        // A program that had enough has put everything back by itself.
        guard self.redirection === redirection else { return try outcome.get() }
        putBack(redirection)
        if let complaint = try redirection.close() { note("note: " + complaint) }
        try outcome.get()
    }

    /// Gives a destination up that cannot be written, so that what follows is seen.
    func abandonOutput() {
        guard let redirection else { return }
        putBack(redirection)
        if let complaint = (try? redirection.close()) ?? nil {
            note("note: " + complaint)
            hasLostResult = true
        }
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

    /// Runs what writes to the output; the error names the file where it is one. A program that reads no further is no
    /// failure: results go to the terminal again.
    func naming(_ body: () throws -> Void) throws {
        do { try body() } catch OutputError.failed(let code) {
            guard case .file(let path)? = redirection?.destination.place else { throw OutputError.failed(code) }
            throw FileError(path: path, code: code)
        } catch OutputError.closed {
            guard case .program? = redirection?.destination.place else { throw OutputError.closed }
            abandonOutput()
        }
    }

    private func putBack(_ redirection: Redirection) {
        output = redirection.previous.sink
        options.isTerminal = redirection.previous.options.isTerminal
        options.documents = redirection.previous.options.documents
        options.width = redirection.previous.options.width
        options.color = redirection.previous.options.color
        options.bidi = redirection.previous.options.bidi
        options.rowLimit = redirection.previous.options.rowLimit
        options.foldsEntities = redirection.previous.options.foldsEntities
        // The ending's format goes with the file; one that was set meanwhile stays.
        if let format = redirection.destination.format, format.name == self.format.name {
            self.format = redirection.previous.format
        }
        self.redirection = nil
    }
}
