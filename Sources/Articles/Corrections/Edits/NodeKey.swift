/// What a node of an article graph is known by, in whatever graph its article is built.
struct NodeKey: Hashable, Sendable, Packable {
    /// The label that tells what it is.
    var label = ""
    /// The article that it belongs to; nothing for what all articles share.
    var article = ""
    /// What it says or is called.
    var text = ""
    /// Which of those that are the same in all this, from 0.
    var number = 0

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&label)
        try packer.pass(&article)
        try packer.pass(&text)
        try packer.pass(&number)
    }

    /// In a few words, for people.
    var words: String {
        let text = text.count > 40 ? "\(text.prefix(40))…" : text
        return article.isEmpty || label == "Article" ? "\(label) \"\(text)\"" : "\(label) \"\(text)\" of \(article)"
    }
}

/// A node that a correction is about: one of the graph as it was built, or one that corrections made.
enum EditedNode: Hashable, Sendable {
    case built(NodeKey)
    /// By its place among the nodes that the same corrections made.
    case made(Int)
}

extension Packer {
    mutating func pass(_ node: inout EditedNode) throws(Malformed) {
        var (key, number): (NodeKey?, Int) = (nil, 0)
        switch node {
        case .built(let built): key = built
        case .made(let made): number = made
        }
        try pass(&key)
        try pass(&number)
        node = key.map(EditedNode.built) ?? .made(number)
    }
}

/// What a relationship is known by.
struct RelationshipKey: Hashable, Sendable, Packable {
    var type = ""
    var source = EditedNode.made(0)
    var target = EditedNode.made(0)
    /// Which of those of the type between both, from 0.
    var number = 0

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&type)
        try packer.pass(&source)
        try packer.pass(&target)
        try packer.pass(&number)
    }
}
