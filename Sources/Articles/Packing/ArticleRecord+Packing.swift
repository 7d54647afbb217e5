extension ArticleRecord: Packable {
    init() { self.init(id: "", path: "", text: "") }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var standing = place
        try packer.pass(&standing)
        rename(place: standing)
        try packer.pass(&path)
        try packer.pass(&ownID)
        try packer.pass(&uri)
        try packer.pass(&headline)
        try packer.pass(&text)
        try packer.pass(&language)
        try packer.pass(&published)
        try packer.pass(&modified)
        try packer.pass(&byline)
        try packer.pass(&outlet)
        try packer.pass(&outletForms)
        try packer.pass(&outletNames)
        try packer.pass(&headings)
        try packer.pass(&times)
        try packer.pass(&captions)
        try packer.pass(&teasers)
        try packer.pass(&corrections)
        try packer.pass(&factChecks)
        try packer.pass(&relay)
        try packer.pass(&knownDigest)
        try passProvenance(&packer)
        try passOrigin(&packer)
    }

    private mutating func passProvenance(_ packer: inout Packer) throws(Packer.Malformed) {
        var words = provenance.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        try packer.pass(&words)
        guard words.count % 2 == 0 else { throw Packer.Malformed() }
        provenance = [:]
        for index in stride(from: 0, to: words.count, by: 2) { provenance[words[index]] = words[index + 1] }
    }

    private mutating func passOrigin(_ packer: inout Packer) throws(Packer.Malformed) {
        var code: UInt64
        switch origin {
        case .source: code = 0
        case .graph(let isOpen, let isEarlierVersion): code = 1 + (isOpen ? 2 : 0) + (isEarlierVersion ? 4 : 0)
        }
        try packer.pass(&code)
        origin = code == 0 ? .source : .graph(isOpen: code & 2 != 0, isEarlierVersion: code & 4 != 0)
    }
}

extension ArticleRecord.SpokenTime: Packable {
    init() { self.init(offset: 0, time: "") }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&offset)
        try packer.pass(&time)
    }
}

extension LoadIssue: Packable {
    init() { self.init("", .told("", isFailure: false)) }

    /// What is wrong goes as words: those who read it back only tell it.
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var (path, line, words, isFailure) = (path, line, words, isFailure)
        try packer.pass(&path)
        try packer.pass(&line)
        try packer.pass(&words)
        try packer.pass(&isFailure)
        self = LoadIssue(path, line: line, .told(words, isFailure: isFailure))
    }
}
