/// A property of many nodes or relationships, one element each, in the narrowest form that holds them all.
public enum GatheredColumn: Sendable {
    /// A set bit in `nulls` marks an absent value, which is then 0.
    case integers([Int64], nulls: Bitmap?)
    /// As integers.
    case floats([Double], nulls: Bitmap?)
    /// 0 false, 1 true, 2 absent.
    case booleans([UInt8])
    /// Ids into the string arena; `UInt32.max` is absent.
    case strings([UInt32])
    /// Anything.
    case values([Value])
    /// None has the property.
    case allNull
}
