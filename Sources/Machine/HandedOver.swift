/// What goes from thread to thread and is used by one at a time, though its type does not say so.
///
/// Unchecked: the lock, queue or thread that it is handed over by keeps the others away; see each use.
public struct HandedOver<Value>: @unchecked Sendable {
    /// What is handed over.
    public var value: Value

    /// Wraps it.
    public init(_ value: Value) { self.value = value }
}
