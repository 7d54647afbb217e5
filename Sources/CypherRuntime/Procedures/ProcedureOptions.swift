import PropertyGraph

/// Reads a procedure's map of options; what it does not know, or what is of the wrong kind, is refused.
struct ProcedureOptions {
    private let map: MapValue
    private let procedure: String

    /// - Throws: an argument error that names an option that is not among `known`.
    init(_ value: Value?, of procedure: String, known: [String]) throws(ExecutionError) {
        self.procedure = procedure
        guard case .map(let map)? = value else {
            self.map = MapValue()
            return
        }
        self.map = map
        for key in map.keys where !known.contains(key) {
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message: "\(procedure) has no option `\(key)`; there are \(known.joined(separator: ", "))")
        }
    }

    /// What was given, null as it stands; nil where nothing was.
    func value(_ key: String) -> Value? { map.keys.contains(key) ? map[key] : nil }

    /// An integer that is not negative.
    func count(_ key: String, or usual: Int) throws(ExecutionError) -> Int {
        switch value(key) {
        case nil: return usual
        case .integer(let number)? where number >= 0: return Int(number)
        case let other?: throw refusal(of: key, other, "a number of 0 or more")
        }
    }

    /// A text.
    func text(_ key: String, or usual: String) throws(ExecutionError) -> String {
        switch value(key) {
        case nil: return usual
        case .string(let text)?: return text
        case let other?: throw refusal(of: key, other, "a text")
        }
    }

    /// A truth value.
    func flag(_ key: String) throws(ExecutionError) -> Bool {
        switch value(key) {
        case nil: return false
        case .boolean(let flag)?: return flag
        case let other?: throw refusal(of: key, other, "true or false")
        }
    }

    /// One of a few words.
    func choice(_ key: String, of words: [String]) throws(ExecutionError) -> String {
        let word = try text(key, or: words[0])
        if words.contains(word) { return word }
        throw refusal(of: key, .string(word), words.joined(separator: ", "))
    }

    /// A list; nil where none is given.
    func list(_ key: String) throws(ExecutionError) -> [Value]? {
        switch value(key) {
        case nil: return nil
        case .list(let list)?: return list
        case let other?: throw refusal(of: key, other, "a list")
        }
    }

    /// Why an option cannot be what it is.
    func refusal(of key: String, _ value: Value, _ wanted: String) -> ExecutionError {
        var given = value.kindForPeople
        if case .string(let text) = value { given = Value.excerpt(text) }
        if case .integer(let number) = value { given = "\(number)" }
        return .argumentError(
            detail: "InvalidArgumentValue",
            message: "the option `\(key)` of \(procedure) cannot be \(given); it takes \(wanted)")
    }
}
