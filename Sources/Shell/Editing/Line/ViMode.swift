/// Which of vi's maps is in force. libedit does not tell, so after each key it is asked by a key that nobody presses, which
/// is bound to another command in each map.
struct ViMode {
    /// The key that asks.
    static let question: UInt32 = 0x81

    /// Whether keys are commands.
    var commands = false
    private var mayAsk = false
    private var last: Unicode.Scalar?

    /// Whether to ask now; once for each key.
    mutating func asks() -> Bool {
        defer { mayAsk = false }
        return mayAsk
    }

    /// Takes note of a key that goes to libedit; true where it makes `dd`, which takes a line here, not all of them.
    mutating func note(_ scalar: Unicode.Scalar?) -> Bool {
        let completes = commands && scalar == "d" && last == "d"
        last = completes || !commands ? nil : scalar
        // These wait for a character of their own.
        let waits: Set<Unicode.Scalar> =
            commands ? ["r", "f", "F", "t", "T", "@", "[", "\u{1B}", "\u{16}", "\u{18}"] : ["\u{16}", "\u{18}"]
        mayAsk = scalar.map { !waits.contains($0) } ?? true
        return completes
    }
}
