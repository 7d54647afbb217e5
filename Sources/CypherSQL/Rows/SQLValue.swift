/// An expression of SQL with what is known of it.
struct SQLValue {
    /// The expression.
    var sql: String
    /// What it gives.
    var type: SQLType
    /// Whether it needs no brackets.
    var isAtom = false
    /// Whether it is a column or a literal, which may be written more than once.
    var isSimple = false
    /// Whether it is the same for all rows.
    var isConstant = false
    /// The number that is written, of a literal.
    var integer: Int64?
    /// How deep in subqueries the rows stand that it reads.
    var depth = 0
    /// More of a node or relationship.
    var entity: Entity?

    /// What is at hand of a node or relationship besides its number.
    struct Entity {
        /// The tables that it may stand in.
        var tables: Set<Int>
        /// The number of its table; nil where that is not at hand.
        var table: String?
        /// Properties at hand, by key; others are looked up.
        var properties: [String: SQLValue] = [:]
        /// The ends of a relationship.
        var ends: (source: String, target: String)?
    }

    /// In brackets, unless it needs none.
    var operand: String { isAtom ? sql : "(\(sql))" }

    static func column(_ sql: String, _ type: SQLType, depth: Int) -> SQLValue {
        SQLValue(sql: sql, type: type, isAtom: true, isSimple: true, depth: depth)
    }

    static func literal(_ sql: String, _ type: SQLType) -> SQLValue {
        SQLValue(sql: sql, type: type, isAtom: true, isSimple: true, isConstant: true)
    }

    static var null: SQLValue { literal("NULL", .null) }
}
