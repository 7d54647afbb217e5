/// A number that only one thing has, as far as SHA-256 tells.
struct ArticleKey: Hashable, Sendable, Packable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init() {}

    private init(_ bytes: [UInt8]) {
        let hex = SHA256.hex(bytes)
        high = UInt64(hex.prefix(16), radix: 16) ?? 0
        low = UInt64(hex.dropFirst(16).prefix(16), radix: 16) ?? 0
    }

    /// Of all that a record says.
    init(_ record: ArticleRecord) {
        var record = record
        if record.knownDigest == nil { record.digest() }
        // Its digest stands for the text; where things were found is no part of an article.
        (record.text, record.provenance, record.outletNames, record.origin) = ("", [:], [], .source)
        self.init(Packer.bytes(of: record))
    }

    /// Of an article with its earlier versions.
    init(_ article: ArticleSet.Article) {
        guard !article.earlier.isEmpty else {
            self.init(article.record)
            return
        }
        self.init(([article.record] + article.earlier).flatMap { Packer.bytes(of: ArticleKey($0)) })
    }

    /// Of what some program with some names and languages finds in a record.
    func found(by finder: String) -> ArticleKey { ArticleKey(Packer.bytes(of: self) + Array(finder.utf8)) }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(hash: &high)
        try packer.pass(hash: &low)
    }
}

/// An article of an archive, to tell what came and what went.
struct ListedArticle: Hashable, Sendable, Packable {
    var id = ""
    var key = ArticleKey()

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&id)
        try key.pass(&packer)
    }
}
