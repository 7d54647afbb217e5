/// What was found in articles, by their keys: that of an archive where it lies, and what was found since.
struct KeptFindings {
    private struct Place {
        let source: Int
        let range: Range<Int>
    }

    private var places: [ArticleKey: Place] = [:]
    private var mapped: [(bytes: UnsafeRawBufferPointer, owner: AnyObject)] = []
    /// What was added, one after the other.
    private var added: [UInt8] = []

    /// Those of an archive. What follows a place that cannot be read is left out.
    init(_ content: (bytes: UnsafeRawBufferPointer, owner: AnyObject)?) {
        guard let content else { return }
        mapped = [content]
        var position = 0
        while content.bytes.count - position >= Self.headSize {
            let head = UnsafeRawBufferPointer(rebasing: content.bytes[position..<(position + Self.headSize)])
            var packer = Packer(reading: head)
            var (key, size): (ArticleKey, UInt64) = (ArticleKey(), 0)
            guard (try? key.pass(&packer)) != nil, (try? packer.pass(hash: &size)) != nil,
                size <= UInt64(content.bytes.count - position - Self.headSize)
            else { return }
            let start = position + Self.headSize
            position = start + Int(size)
            places[key] = Place(source: 0, range: start..<position)
        }
    }

    /// A key and the number of bytes that follow.
    private static let headSize = 24

    /// What was found in an article; nil where that is not known.
    subscript(key: ArticleKey) -> Findings? {
        guard let place = places[key] else { return nil }
        let findings: Findings? = withBytes(place) { Packer.value(of: $0) }
        return findings.flatMap { $0.isSound ? $0 : nil }
    }

    mutating func add(_ key: ArticleKey, _ bytes: [UInt8]) {
        places[key] = Place(source: -1, range: added.count..<(added.count + bytes.count))
        added += bytes
    }

    /// The bytes of those with some keys, for an archive.
    func packed(_ keys: [ArticleKey]) -> [UInt8] {
        var all: [UInt8] = []
        for key in keys {
            guard let place = places[key] else { continue }
            var packer = Packer()
            var (key, size) = (key, UInt64(place.range.count))
            try? key.pass(&packer)
            try? packer.pass(hash: &size)
            all += packer.bytes
            withBytes(place) { all.append(contentsOf: $0) }
        }
        return all
    }

    private func withBytes<R>(_ place: Place, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        if place.source >= 0 {
            let source = mapped[place.source]
            return withExtendedLifetime(source.owner) {
                body(UnsafeRawBufferPointer(rebasing: source.bytes[place.range]))
            }
        }
        return added.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[place.range])) }
    }
}
