import PropertyGraph

/// What queries changed in a graph of articles since it was built or opened, in the order in which it is to be done again.
struct Corrections: Sendable, Packable {
    var made: [MadeNode] = []
    var unmadeRelationships: [RelationshipKey] = []
    var madeRelationships: [MadeRelationship] = []
    var relationshipProperties: [RelationshipProperties] = []
    var nodes: [ChangedNode] = []
    var unmade: [NodeKey] = []

    var isEmpty: Bool {
        made.isEmpty && unmadeRelationships.isEmpty && madeRelationships.isEmpty && relationshipProperties.isEmpty
            && nodes.isEmpty && unmade.isEmpty
    }

    struct Property: Sendable, Packable {
        var key = ""
        /// Null takes it away.
        var value = Value.null

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&key)
            try packer.pass(&value)
        }
    }

    struct MadeNode: Sendable, Packable {
        var labels: [String] = []
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&labels)
            try packer.pass(&properties)
        }
    }

    struct ChangedNode: Sendable, Packable {
        var node = NodeKey()
        var newLabels: [String] = []
        var lostLabels: [String] = []
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try node.pass(&packer)
            try packer.pass(&newLabels)
            try packer.pass(&lostLabels)
            try packer.pass(&properties)
        }
    }

    struct MadeRelationship: Sendable, Packable {
        var type = ""
        var source = CorrectedNode.made(0)
        var target = CorrectedNode.made(0)
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&type)
            try packer.pass(&source)
            try packer.pass(&target)
            try packer.pass(&properties)
        }
    }

    struct RelationshipProperties: Sendable, Packable {
        var relationship = RelationshipKey()
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try relationship.pass(&packer)
            try packer.pass(&properties)
        }
    }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&made)
        try packer.pass(&unmadeRelationships)
        try packer.pass(&madeRelationships)
        try packer.pass(&relationshipProperties)
        try packer.pass(&nodes)
        try packer.pass(&unmade)
    }
}

/// Corrections as an archive keeps them: those of each session after the other.
struct StoredCorrections: Packable {
    var all: [Corrections] = []

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) { try packer.pass(&all) }
}
