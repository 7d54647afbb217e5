/// A map: string keys in order of insertion. Equality ignores the order.
///
/// Keys are told apart by code point. Small maps are searched linearly; larger ones keep an index.
public struct MapValue: Sendable {
    private var storage: Storage

    /// An empty map.
    public init() { storage = Storage() }

    /// A map of entries; of two with the same key the later wins.
    public init(_ entries: some Sequence<(String, Value)>) {
        storage = Storage()
        for (key, value) in entries { self[key] = value }
    }

    /// A map of keys, each of which stands there once, and their values.
    public init(_ keys: [String], _ values: [Value]) { storage = Storage(keys, values) }

    /// Keys in order of insertion, each once.
    public var keys: [String] { storage.keys }

    /// Values, parallel to `keys`.
    public var values: [Value] { storage.values }

    /// How many entries.
    public var count: Int { storage.keys.count }

    /// The value of a key, or nil; setting nil removes the entry.
    public subscript(key: String) -> Value? {
        get { storage.position(of: key).map { storage.values[$0] } }
        set {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
            if let position = storage.position(of: key) {
                if let newValue {
                    storage.values[position] = newValue
                } else {
                    storage.remove(at: position)
                }
            } else if let newValue {
                storage.append(key, newValue)
            }
        }
    }

    /// Copied on write, and written only when uniquely held: that is what makes it safe to send.
    private final class Storage: @unchecked Sendable {
        var keys: [String] = []
        var values: [Value] = []
        /// By key, once there are enough of them to pay.
        private var positions: [CodePointKey: Int]?

        /// Above this many entries an index is kept.
        private static let indexThreshold = 16

        init() {}

        init(_ keys: [String], _ values: [Value]) {
            (self.keys, self.values) = (keys, values)
            rebuildIndex()
        }

        init(copying other: Storage) {
            keys = other.keys
            values = other.values
            positions = other.positions
        }

        func position(of key: String) -> Int? {
            if let positions { return positions[CodePointKey(key)] }
            return keys.firstIndex { CodePoints.equal($0, key) }
        }

        func append(_ key: String, _ value: Value) {
            keys.append(key)
            values.append(value)
            if positions != nil {
                positions?[CodePointKey(key)] = keys.count - 1
            } else if keys.count > Storage.indexThreshold {
                rebuildIndex()
            }
        }

        func remove(at position: Int) {
            keys.remove(at: position)
            values.remove(at: position)
            if positions != nil { rebuildIndex() }
        }

        private func rebuildIndex() {
            guard keys.count > Storage.indexThreshold else {
                positions = nil
                return
            }
            var rebuilt: [CodePointKey: Int] = [:]
            rebuilt.reserveCapacity(keys.count)
            for (position, key) in keys.enumerated() { rebuilt[CodePointKey(key)] = position }
            positions = rebuilt
        }
    }
}
