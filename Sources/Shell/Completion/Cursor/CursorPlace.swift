import CypherSyntax

/// What can stand at the cursor, and what is known there. The search for it is over where it is thrown.
struct CursorPlace: Error {
    /// What is expected.
    enum Role: Sendable {
        /// No name: what stands there is passed over.
        case nothing
        /// A name that is given there.
        case newName
        /// A value; of which property, where it is one's or is compared with one.
        case value(of: PropertyPlace?)
        case variable
        case relationshipVariable
        /// Labels, or types; those that fit what stands around, where that is known.
        case label(fitting: [String]?)
        case type(fitting: [String]?)
        /// Behind `:` or IS, where it is asked what a value is; what the value is.
        case test(of: Expression, VariablesInScope.Kind)
        /// Behind a dot; of what, and what that is.
        case key(of: Expression, VariablesInScope.Kind)
        /// A key of a map that belongs to a node or relationship.
        case mapKey(VariablesInScope.Kind)
        /// A procedure's name, of which a part may be typed.
        case procedure(prefix: String)
        case column(ofProcedure: String)
    }

    /// A property whose values are typed.
    struct PropertyPlace: Sendable {
        /// Whose it is.
        let kind: VariablesInScope.Kind
        /// The key; nil where the string itself is one: `n['…`.
        let key: String?
        /// Whether the text may stand anywhere in the value.
        var matchesWithin = false
    }

    let role: Role
    let scope: VariablesInScope
    /// Whether the query that the cursor stands in has its RETURN, behind which no clause begins.
    let hasReturned: Bool

    /// Where no name can stand and nothing is known.
    static let nowhere = CursorPlace(role: .nothing, scope: VariablesInScope(), hasReturned: false)

    /// The same place, where no name can stand after all.
    var withoutName: CursorPlace { CursorPlace(role: .nothing, scope: scope, hasReturned: hasReturned) }
}

/// Goes through a tree as rows go through the statement, with what is known at each step, until it meets the cursor.
struct CursorSearch {
    let cursor: SourceRange
    /// What stands there.
    let word: String
    let graph: PatternNeighbours
    var scope = VariablesInScope()
    /// What the last RETURN named.
    var returned = VariablesInScope()
    var hasReturned = false

    /// The place of a word at an offset; nil where it is no name of the tree.
    static func place(
        of word: String, at offset: Int, in tree: SyntaxTree, _ graph: PatternNeighbours
    ) -> CursorPlace? {
        let cursor = SourceRange(offset, offset + word.utf8.count)
        var search = CursorSearch(cursor: cursor, word: word, graph: graph)
        do { try search.visit(tree.statement.body) } catch { return error }
        return nil
    }

    /// Whether the cursor stands within a range.
    func isIn(_ range: SourceRange) -> Bool { range.lower <= cursor.lower && cursor.upper <= range.upper }

    func found(_ role: CursorPlace.Role) -> CursorPlace {
        CursorPlace(role: role, scope: scope, hasReturned: hasReturned)
    }

    /// Ends the search where a name is the cursor.
    func check(_ name: Name?, _ role: @autoclosure () -> CursorPlace.Role) throws(CursorPlace) {
        if name?.range == cursor { throw found(role()) }
    }

    /// Adds a variable that is named here.
    mutating func declare(_ name: Name?, _ kind: VariablesInScope.Kind = .init()) throws(CursorPlace) {
        try check(name, .newName)
        if let name { scope.add(name.text, kind) }
    }
}
