import CypherSyntax

extension CypherType {
    /// The narrowest type of all elements of a constant.
    init(ofAll elements: [ConstantList.Element]) {
        var type = CypherType.null
        // Scalars of a kind that was met change nothing.
        var isMet = (boolean: false, integer: false, float: false, string: false, map: false)
        for element in elements {
            let isNew =
                switch element {
                case .null: false
                case .boolean: Self.note(&isMet.boolean)
                case .integer: Self.note(&isMet.integer)
                case .float: Self.note(&isMet.float)
                case .string: Self.note(&isMet.string)
                case .map: Self.note(&isMet.map)
                case .list: true
                }
            if isNew { type = type.union(CypherType(of: element)) }
        }
        self = type
    }

    private static func note(_ isMet: inout Bool) -> Bool {
        defer { isMet = true }
        return !isMet
    }

    init(of element: ConstantList.Element) {
        self =
            switch element {
            case .null: .null
            case .boolean: .boolean
            case .integer: .integer
            case .float: .float
            case .string: .string
            case .map: .map
            case .list(let elements): .list(CypherType(ofAll: elements))
            }
    }
}
