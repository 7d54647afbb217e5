/// What lives until the process ends: the system takes all of its memory back at once, faster than a large graph could be
/// freed piece by piece.
enum UntilExit {
    /// Keeps an object alive.
    static func keep(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
}
