/// All corrections of an archive: those that name things, as a set, and what queries changed, session after session.
///
/// What it makes of a graph depends on what is in it alone, not on the order in which it came there.
public struct CorrectionSet: Sendable {
    /// Those that name things; of each question the latest answer.
    public private(set) var named: [Correction] = []
    /// What queries changed, by session.
    public var sessions: [EditSession] = []

    /// None.
    public init() {}

    /// Whether there are none.
    public var isEmpty: Bool { named.isEmpty && sessions.isEmpty }

    /// How many there are.
    public var count: Int { named.count + sessions.reduce(0) { $0 + $1.edits.count } }

    /// Adds a correction in place of an earlier answer to the same question.
    public mutating func add(_ correction: Correction) {
        named.removeAll { $0.question == correction.question }
        named.append(correction)
        named.sort(by: Correction.comesBefore)
    }

    /// Whether all that another set says is said here, too.
    public func holds(_ other: CorrectionSet) -> Bool {
        let questions = Set(named.map(\.question))
        let edits = Set(sessions.map(\.edits))
        return other.named.allSatisfy { questions.contains($0.question) }
            && other.sessions.allSatisfy { edits.contains($0.edits) }
    }

    /// What is said here and was not, or otherwise, in another set.
    public func since(_ other: CorrectionSet) -> CorrectionSet {
        var new = CorrectionSet()
        for correction in named where !other.named.contains(where: { $0.agrees(with: correction) }) {
            new.add(correction)
        }
        let known = Set(other.sessions)
        new.sessions = sessions.filter { !known.contains($0) }
        return new
    }

    /// What contradicts another's: the same question, another answer.
    public struct Conflict: Sendable {
        /// The one that is there.
        public let mine: Correction
        /// The other's.
        public let other: Correction

        /// In one line.
        public var text: String {
            func who(_ correction: Correction) -> String { correction.by.isEmpty ? "somebody" : correction.by }
            func answer(_ correction: Correction) -> String {
                [.same, .alias].contains(correction.kind)
                    ? "of \(correction.thing.words)" : correction.value.isEmpty ? "nobody" : correction.value
            }
            let what =
                [.same, .alias].contains(mine.kind)
                ? "name \"\(mine.value)\"" : "\(mine.kind.rawValue) \(mine.thing.text)"
            return "\(what): \"\(answer(mine))\" by \(who(mine)), \"\(answer(other))\" by \(who(other))"
        }
    }

    /// Where others' corrections contradict these.
    public func conflicts(with other: CorrectionSet) -> [Conflict] {
        var mine: [Correction.Question: Correction] = [:]
        for correction in named { mine[correction.question] = correction }
        return other.named.compactMap { theirs in
            mine[theirs.question].flatMap { $0.agrees(with: theirs) ? nil : Conflict(mine: $0, other: theirs) }
        }
    }

    /// Adds others' corrections; where they contradict these, theirs or these.
    ///
    /// - Returns: those that were not there, or not so.
    @discardableResult
    public mutating func merge(_ other: CorrectionSet, preferring choice: ConflictChoice) -> CorrectionSet {
        var new = CorrectionSet()
        var mine: [Correction.Question: Correction] = [:]
        for correction in named { mine[correction.question] = correction }
        for theirs in other.named {
            if let own = mine[theirs.question] {
                if own.agrees(with: theirs) { continue }
                if choice == .mine || choice == .latest && !Correction.comesBefore(own, theirs) { continue }
            }
            add(theirs)
            new.add(theirs)
        }
        let known = Set(sessions)
        new.sessions = other.sessions.filter { !known.contains($0) }
        sessions = (sessions + new.sessions).sorted { ($0.at, $0.by) < ($1.at, $1.by) }
        return new
    }
}

/// Whose answer counts where two are given.
public enum ConflictChoice: String, CaseIterable, Sendable {
    /// Nobody's: all is left as it is.
    case refuse
    /// That of the archive.
    case mine
    /// That of the file.
    case theirs
    /// The later one.
    case latest
}

extension Correction {
    /// An order that does not depend on where corrections came from.
    static func comesBefore(_ a: Correction, _ b: Correction) -> Bool {
        if a.at != b.at { return a.at < b.at }
        func rest(_ c: Correction) -> [String] {
            [c.by, c.kind.rawValue, c.thing.label, c.thing.article, c.thing.words, "\(c.thing.start ?? 0)", c.value]
        }
        return rest(a).lexicographicallyPrecedes(rest(b))
    }
}

/// What somebody's queries changed until it was saved.
public struct EditSession: Hashable, Sendable {
    /// Who saved it.
    public var by = ""
    /// When, in seconds since 1970.
    public var at: Int64 = 0
    var edits = Edits()

    init() {}

    init(_ edits: Edits, by: String, at: Int64) { (self.edits, self.by, self.at) = (edits, by, at) }
}

extension EditSession: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var time = Int(at)
        try packer.pass(&by)
        try packer.pass(&time)
        try edits.pass(&packer)
        at = Int64(time)
    }
}

extension CorrectionSet: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&named)
        try packer.pass(&sessions)
    }
}
