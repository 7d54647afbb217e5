/// The id of a label in a graph's catalog.
public struct LabelID: Hashable, Comparable, Sendable {
    /// Dense from 0.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// In the order of making.
    @inlinable public static func < (a: LabelID, b: LabelID) -> Bool { a.index < b.index }
}

/// The id of a relationship type in a graph's catalog.
public struct TypeID: Hashable, Comparable, Sendable {
    /// Dense from 0.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// In the order of making.
    @inlinable public static func < (a: TypeID, b: TypeID) -> Bool { a.index < b.index }
}

/// The id of a property key in a graph's catalog.
public struct KeyID: Hashable, Comparable, Sendable {
    /// Dense from 0.
    public let index: UInt32
    /// Makes an id.
    @inlinable public init(_ index: UInt32) { self.index = index }
    /// In the order of making.
    @inlinable public static func < (a: KeyID, b: KeyID) -> Bool { a.index < b.index }
}
