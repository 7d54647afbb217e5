/// How far a session of a database is.
struct DatabaseUse {
    let database: Database
    /// Whether a transaction of several statements is open.
    var isOpen = false
    /// Whether a statement of it has read what was committed when it began.
    var hasRead = false
    /// Whether it is the session's turn to write, and it does.
    var isWriting = false
    /// Whether it waits for its turn.
    var isWaiting = false
}
