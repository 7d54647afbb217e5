/// All strings of a graph: UTF-8 bytes in one stretch of memory, each string known by a dense id.
///
/// Strings of up to ``internLimit`` bytes are stored once, so that equal ones have equal ids. Longer ones are stored as
/// they come: a column of texts is contiguous in the order of its rows.
public final class StringArena: @unchecked Sendable {
    /// The id that stands for no string.
    public static let none = UInt32.max
    /// The longest string, in bytes, that is stored once.
    public static let internLimit = 96

    /// The bytes of a string; valid until the next write.
    public func utf8(_ id: UInt32) -> UnsafeBufferPointer<UInt8> { unwritten() }
    /// The string.
    public func string(_ id: UInt32) -> String { unwritten() }
    /// The id of a string of at most ``internLimit`` bytes, if the arena has it.
    public func find(_ string: String) -> UInt32? { unwritten() }
    /// Whether two ids stand for equal strings.
    public func equal(_ a: UInt32, _ b: UInt32) -> Bool { unwritten() }
    /// How many ids there are.
    public var count: Int { unwritten() }
}
