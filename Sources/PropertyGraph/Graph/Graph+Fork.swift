import Synchronization

/// Several states of a graph at one time.
extension Graph {
    /// A graph that begins as this one and may be changed, while any number of threads go on reading this one, which nobody is to
    /// change any more.
    ///
    /// The two share all memory until a write changes it: a column then is copied once; what is appended behind what this
    /// graph has copies nothing. Ids mean the same in both. Of one graph at most one fork is to be made at a time.
    public func fork() -> Graph { lock.withLock { _ in Graph(forking: self) } }

    /// Brings up to date what the next reader would, so that reading changes nothing that a fork shares. To be called by
    /// whoever wrote last, before others read.
    public func settle() {
        lock.withLock { _ in
            for type in adjacencies.indices { _ = refreshed(TypeID(UInt32(type))) }
            derived.retired = []
        }
    }
}
