/// What a reader's process is asked for.
struct WorkerRequest: Packable {
    var path: [UInt8] = []
    /// Mappings as `--map` has them.
    var map: [String] = []
    var dateOrder: String?
    var largestArticle = 0
    /// Parts of containers that ended an earlier process: they are passed over.
    var passedOver: [String] = []

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&path)
        try packer.pass(&map)
        try packer.pass(&dateOrder)
        try packer.pass(&largestArticle)
        try packer.pass(&passedOver)
    }

    /// How files are to be read.
    var options: ReadingOptions {
        var options = ReadingOptions()
        for text in map { try? options.map.add(text) }
        options.dateOrder = dateOrder.flatMap(DateOrder.init(rawValue:))
        options.largestArticle = largestArticle
        options.passedOver = Set(passedOver)
        return options
    }
}

extension WorkerRequest {
    init(_ path: [UInt8], _ options: ReadingOptions, passedOver: [String]) {
        self.path = path
        self.passedOver = passedOver
        map = options.map.paths.flatMap { field, members in members.map { "\(field.rawValue)=\($0)" } }
        dateOrder = options.dateOrder?.rawValue
        largestArticle = options.largestArticle
    }
}

/// What a reader's process answers with: a byte that says what it is stands before each.
enum WorkerAnswer {
    case record(ArticleRecord)
    case issue(LoadIssue)
    /// A part of a container is begun.
    case part(String)
    /// All is read; with the digest of the file, where it could be read to its end.
    case done(digest: String?)

    var frame: [UInt8] {
        switch self {
        case .record(let record): [0] + Packer.bytes(of: record)
        case .issue(let issue): [1] + Packer.bytes(of: issue)
        case .part(let place): [2] + Array(place.utf8)
        case .done(let digest): [3] + Array((digest ?? "").utf8)
        }
    }

    /// Nil where the bytes are no answer.
    init?(frame: [UInt8]) {
        let rest = Array(frame.dropFirst())
        switch frame.first {
        case 0:
            guard let record: ArticleRecord = Packer.value(of: rest) else { return nil }
            self = .record(record)
        case 1:
            guard let issue: LoadIssue = Packer.value(of: rest) else { return nil }
            self = .issue(issue)
        case 2: self = .part(String(decoding: rest, as: UTF8.self))
        case 3: self = .done(digest: rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self))
        default: return nil
        }
    }
}
