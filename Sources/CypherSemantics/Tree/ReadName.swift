public import CypherSyntax

/// A name of the graph's schema that a statement reads. Names that the graph does not know are no error, since an answer
/// without rows is right; a person may want to hear of them all the same.
public struct ReadName: Hashable, Sendable {
    /// What it names.
    public enum Kind: Hashable, Sendable {
        case label
        case type
        case key
    }

    /// What it names.
    public var kind: Kind
    /// The name and its place.
    public var name: Name

    /// Makes a read name.
    public init(_ kind: Kind, _ name: Name) { (self.kind, self.name) = (kind, name) }
}
