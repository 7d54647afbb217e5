import PropertyGraph

/// What BEGIN and RUN say besides: how a transaction is to run. Unknown members are passed over.
struct RunOptions: Equatable {
    /// Whether the client promises to change nothing.
    var isReadOnly = false
    /// The database that is meant.
    var database: String?
    /// Seconds that the transaction may take.
    var timeLimit: Double?
    /// The user in whose name it is to run.
    var impersonated: String?
    /// Which notes are wanted; nil where it does not say.
    var notes: NoteFilter?

    init() {}

    init(_ fields: [String: Value]) throws(PackError) {
        switch fields["mode"] ?? .null {
        case .null, .string("w"): isReadOnly = false
        case .string("r"): isReadOnly = true
        default: throw .malformed("`mode` is r or w")
        }
        database = try Self.text(fields, "db")
        impersonated = try Self.text(fields, "imp_user")
        switch fields["tx_timeout"] ?? .null {
        case .null: timeLimit = nil
        case .integer(let milliseconds) where milliseconds >= 0:
            // Nothing means no limit.
            timeLimit = milliseconds == 0 ? nil : Double(milliseconds) / 1000
        default: throw .malformed("`tx_timeout` should be milliseconds, as an integer of 0 or more")
        }
        notes = try NoteFilter(fields)
    }

    private static func text(_ fields: [String: Value], _ name: String) throws(PackError) -> String? {
        switch fields[name] ?? .null {
        case .null: return nil
        case .string(let text): return text
        default: throw .malformed("`\(name)` should be a text")
        }
    }
}

/// Which notes a client wants to be told.
struct NoteFilter: Equatable {
    /// Whether any are wanted.
    var isOff = false
    /// Whether only those that matter are.
    var warningsOnly = false
    /// Categories that are not wanted, in capitals.
    var disabled: Set<String> = []

    init() {}

    /// Nil where the fields say nothing of it.
    init?(_ fields: [String: Value]) throws(PackError) {
        var saysAnything = false
        switch fields["notifications_minimum_severity"] ?? .null {
        case .null: break
        case .string(let severity):
            saysAnything = true
            isOff = severity.uppercased() == "OFF"
            warningsOnly = severity.uppercased() == "WARNING"
        default: throw .malformed("`notifications_minimum_severity` should be a text")
        }
        for name in ["notifications_disabled_categories", "notifications_disabled_classifications"] {
            switch fields[name] ?? .null {
            case .null: continue
            case .list(let categories):
                saysAnything = true
                for case .string(let category) in categories { disabled.insert(category.uppercased()) }
            default: throw .malformed("`\(name)` should be a list")
            }
        }
        if !saysAnything { return nil }
    }
}
