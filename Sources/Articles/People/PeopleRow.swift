import PropertyGraph

/// A row of a people file: what somebody is called, and what is to be said of them.
struct PeopleRow: Sendable {
    /// What the file and its line are called.
    var place = ""
    /// As written.
    var name = ""
    /// Other names, of the columns `alias` and `aliases`.
    var aliases: [String] = []
    var keys: [String] = []
    /// Parallel to `keys`.
    var values: [Value] = []

    /// Columns that names are taken from, in small letters; they are never set.
    static let nameColumn = "name"
    static let aliasColumns = ["alias", "aliases"]
}

extension PeopleRow: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&place)
        try packer.pass(&name)
        try packer.pass(&aliases)
        try packer.pass(&keys)
        try packer.pass(&values, .null) { (packer, value) throws(Packer.Malformed) in try packer.pass(&value) }
        guard keys.count == values.count else { throw Packer.Malformed() }
    }
}
