/// Names and the variables that they mean: a value that is cheap to copy and to add to, however many names it has, for
/// every clause has a table of its own that differs little from the one before.
///
/// New names stand in a small dictionary; a full one becomes a frame, which later tables share. Frames are merged so that
/// each is larger than the next: a look-up passes through as many as the logarithm of the names.
struct NameTable {
    /// Nil stands for a name that was taken out.
    private typealias Names = [String: Variable?]

    private final class Frame {
        let names: Names
        let below: Frame?

        init(_ names: Names, over below: Frame?) {
            (self.names, self.below) = (names, below)
        }
    }

    private static let freshLimit = 16

    private var fresh: Names = [:]
    private var frames: Frame?

    /// A table of some names.
    init(_ names: [String: Variable] = [:]) { for (name, variable) in names { self[name] = variable } }

    /// What a name means.
    subscript(name: String) -> Variable? {
        get {
            if let known = fresh[name] { return known }
            var frame = frames
            while let current = frame {
                if let known = current.names[name] { return known }
                frame = current.below
            }
            return nil
        }
        set {
            fresh[name] = .some(newValue)
            if fresh.count >= Self.freshLimit { push() }
        }
    }

    private mutating func push() {
        var names = fresh
        var below = frames
        while let frame = below, frame.names.count <= 2 * names.count {
            names.merge(frame.names) { newer, _ in newer }
            below = frame.below
        }
        if below == nil { names = names.filter { $0.value != nil } }
        frames = Frame(names, over: below)
        fresh = [:]
    }

    /// Every name with its variable, in no order.
    var entries: [String: Variable] {
        var all = fresh
        var frame = frames
        while let current = frame {
            all.merge(current.names) { newer, _ in newer }
            frame = current.below
        }
        return all.compactMapValues { $0 }
    }
}
