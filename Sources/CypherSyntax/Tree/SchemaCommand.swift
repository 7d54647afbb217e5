/// Commands on indexes and constraints, and SHOW.
public enum SchemaCommand: Hashable, Sendable {
    /// Which kind of entity an index or constraint is over.
    public enum Entity: Hashable, Sendable { case node, relationship }
    /// `CREATE [RANGE|TEXT|…] INDEX …`
    case createIndex(IndexDeclaration)
    /// `DROP INDEX name [IF EXISTS]`
    case dropIndex(name: SchemaName, ifExists: Bool)
    /// `CREATE CONSTRAINT …`
    case createConstraint(ConstraintDeclaration)
    /// `DROP CONSTRAINT name [IF EXISTS]`
    case dropConstraint(name: SchemaName, ifExists: Bool)
    /// `SHOW INDEXES [YIELD … | WHERE …]`; the YIELD and WHERE as in a call. After YIELD `paging` holds ORDER BY, SKIP and
    /// LIMIT; its items are `*`.
    case show(
        Showable, yield: ProcedureCall.Yield?, predicate: Expression?, paging: Projection?, returning: Projection?)

    /// Constraint kinds.
    public enum ConstraintKind: Hashable, Sendable {
        case unique, notNull, key
        /// `IS :: TYPE`
        case typed(TypeName)
    }
}

/// The name of an index or constraint: a word, or a parameter that holds it.
public struct SchemaName: Hashable, Sendable {
    /// The name itself, or that of the parameter.
    public var name: Name
    /// Whether it is the name of a parameter.
    public var isParameter: Bool
    /// Makes a name.
    public init(_ name: Name, isParameter: Bool = false) { (self.name, self.isParameter) = (name, isParameter) }
}

/// `[name] [IF NOT EXISTS] FOR (n:Label) ON (n.key, …)`
public struct IndexDeclaration: Hashable, Sendable {
    /// What an index is good for.
    public enum Kind: String, Hashable, Sendable { case range, text, point, fulltext, lookup }
    /// `nil` where one is to be made.
    public var name: SchemaName?
    /// Range unless told.
    public var kind: Kind
    /// `IF NOT EXISTS`
    public var ifNotExists: Bool
    /// Nodes or relationships.
    public var entity: SchemaCommand.Entity
    /// The label or type; several for full text, none for a lookup.
    public var labels: [Name]
    /// The properties; none for a lookup.
    public var keys: [Name]
    /// `OPTIONS {…}`
    public var options: Expression?
}

/// `[name] [IF NOT EXISTS] FOR (n:Label) REQUIRE … IS UNIQUE`
public struct ConstraintDeclaration: Hashable, Sendable {
    /// `nil` where one is to be made.
    public var name: SchemaName?
    /// `IF NOT EXISTS`
    public var ifNotExists: Bool
    /// Nodes or relationships.
    public var entity: SchemaCommand.Entity
    /// The label or type.
    public var label: Name
    /// The properties.
    public var keys: [Name]
    /// What is demanded.
    public var kind: SchemaCommand.ConstraintKind
    /// `OPTIONS {…}`
    public var options: Expression?
}

/// What SHOW lists.
public struct Showable: Hashable, Sendable {
    /// Which list.
    public enum List: String, Hashable, Sendable { case functions, procedures, indexes, constraints, settings }
    /// Which list.
    public var list: List
    /// Those of one kind alone, in the words of the language: `RANGE`, `NODE KEY`, `BUILT IN`.
    public var kind: String?
    /// Those of these names alone.
    public var names: [Expression]
    /// Makes it.
    public init(_ list: List, kind: String? = nil, names: [Expression] = []) {
        self.list = list
        self.kind = kind
        self.names = names
    }
}
