/// Names with dense ids: the labels, relationship types or property keys of a graph.
struct NameTable: Sendable {
    private(set) var names: [String] = []
    // By code point: Swift's own equality also equates canonically equivalent spellings.
    private var ids: [CodePointKey: UInt32] = [:]

    init(_ names: [String] = []) { for name in names { _ = intern(name) } }

    var count: Int { names.count }

    func find(_ name: String) -> UInt32? { ids[CodePointKey(name)] }

    mutating func intern(_ name: String) -> UInt32 {
        if let id = ids[CodePointKey(name)] { return id }
        let id = UInt32(names.count)
        names.append(name)
        ids[CodePointKey(name)] = id
        return id
    }

    subscript(id: UInt32) -> String { names[Int(id)] }
}
