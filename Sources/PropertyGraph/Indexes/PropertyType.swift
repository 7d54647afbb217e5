/// The types that a constraint lets a property have.
public struct PropertyType: Hashable, Sendable {
    /// Kinds of value as a set.
    public struct Kinds: OptionSet, Hashable, Sendable {
        /// The bits of the set.
        public let rawValue: UInt16
        /// A set of those bits.
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// By bit, the names of the language.
        static let names = [
            "BOOLEAN", "STRING", "INTEGER", "FLOAT", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME",
            "ZONED DATETIME", "DURATION", "POINT",
        ]

        /// The kind of a name of the language; nil where it is none of a property.
        public init?(named name: String) {
            guard let bit = Self.names.firstIndex(of: name) else { return nil }
            self.init(rawValue: 1 << UInt16(bit))
        }

        /// The kind of a value; empty for what is no scalar.
        init(_ value: Value) {
            self = Kinds(named: value.typeName) ?? []
        }

        fileprivate var texts: [String] {
            Self.names.indices.filter { rawValue & 1 << UInt16($0) != 0 }.map { Self.names[$0] }
        }
    }

    /// The scalars that are allowed.
    public var scalars: Kinds = []
    /// The elements of lists that are allowed; none where no list is.
    public var elements: Kinds = []

    /// A type without values.
    public init() {}

    /// Whether a property may have the value; null is none.
    public func allows(_ value: Value) -> Bool {
        switch value {
        case .null: true
        case .list(let list):
            !elements.isEmpty && list.allSatisfy { elements.contains(Kinds($0)) && !Kinds($0).isEmpty }
        default: !Kinds(value).isEmpty && scalars.contains(Kinds(value))
        }
    }
}

extension PropertyType: CustomStringConvertible {
    /// As the language writes it: `STRING | LIST<STRING NOT NULL>`.
    public var description: String {
        (scalars.texts + elements.texts.map { "LIST<\($0) NOT NULL>" }).joined(separator: " | ")
    }
}
