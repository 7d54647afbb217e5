/// A moment that a page marks.
public struct MarkedMoment {
    /// As it is marked.
    public let value: String
    /// What stands before it on its line.
    public let label: String
    /// Whether it is marked as that of a change.
    public let isChange: Bool
}
