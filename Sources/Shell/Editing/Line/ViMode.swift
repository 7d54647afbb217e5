/// Which of vi's maps is in force. libedit does not tell, so after each key it is asked by a key that nobody presses, which
/// is bound to another command in each map.
struct ViMode {
    /// The key that asks.
    static let question: UInt32 = 0x81

    /// Whether keys are commands.
    var commands = false
    private var mayAsk = false
    private var last: Unicode.Scalar?
    /// The command key before, whatever came of it.
    private var previous: Unicode.Scalar?
    /// Keys that follow one that was pressed, as if they were.
    var queued: [Unicode.Scalar] = []

    /// Whether to ask now; once for each key.
    mutating func asks() -> Bool {
        defer { mayAsk = false }
        return mayAsk
    }

    /// Takes note of a key that goes to libedit; true where it makes `dd`, which takes a line here, not all of them.
    mutating func note(_ scalar: Unicode.Scalar?) -> Bool {
        previous = commands ? scalar : nil
        let completes = commands && scalar == "d" && last == "d"
        last = completes || !commands ? nil : scalar
        let waits = commands ? Self.waiting : ["\u{16}", "\u{18}"]
        mayAsk = scalar.map { !waits.contains($0) } ?? true
        return completes
    }

    /// These wait for a character of their own.
    private static let waiting: Set<Unicode.Scalar> = [
        "r", "f", "F", "t", "T", "@", "[", "\u{1B}", "\u{16}", "\u{18}",
    ]

    /// The keys for one that takes a scalar, where a person means a letter with its marks: `3x` for `x` on one of three
    /// scalars. Nil where it is no such key, or has a count already.
    func keys(for scalar: Unicode.Scalar, in line: EditedLine) -> [Unicode.Scalar]? {
        guard commands, previous.map({ !Self.waiting.contains($0) && !("0"..."9").contains($0) }) ?? true else {
            return nil
        }
        let size: Int
        switch scalar {
        case "x", "s": size = line.after(line.cursor) - line.cursor
        case "X": size = line.cursor - line.before(line.cursor)
        default: return nil
        }
        return (2...9).contains(size) ? Array("\(size)".unicodeScalars) + [scalar] : nil
    }
}
