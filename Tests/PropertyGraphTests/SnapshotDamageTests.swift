import PropertyGraph
import Testing
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite struct SnapshotDamageTests {
    /// Asks for everything that a graph can be asked for, and writes to it.
    static func exercise(_ graph: Graph) {
        _ = SnapshotTests.dump(graph)
        let keys = (0..<UInt32(graph.keyCount)).map(KeyID.init)
        for label in (0..<UInt32(graph.labelCount)).map(LabelID.init) {
            for key in keys {
                for value in [Value.string("ليلى"), .integer(3), .string("person 7"), .float(0.5)] {
                    _ = graph.lookup(label, key, equals: value)
                }
                for _ in 0..<4 { _ = graph.prefix(label, key, "p") }
                _ = graph.range(
                    label, key, lower: .integer(0), includesLower: true, upper: nil, includesUpper: false)
                _ = graph.containing(label, key, "في 7 ")
                _ = graph.distinctCount(label: label, key: key)
            }
            for type in (0..<UInt32(graph.typeCount)).map(TypeID.init) {
                _ = graph.count(source: label, type: type, target: nil)
                _ = (0..<UInt32(graph.nodeCapacity)).reduce(0) { $0 + graph.adjacency(type, .incoming).degree($1) }
            }
        }
        let ids = Array(0..<UInt32(graph.nodeCapacity)) + [UInt32.max]
        for key in keys { _ = ids.withUnsafeBufferPointer { graph.gather(key, nodes: $0) } }
        for id in 0..<UInt32(graph.strings.count) { _ = graph.strings.hash(id) }
        let savepoint = graph.begin()
        for id in ids.prefix(graph.nodeCapacity) {
            for relationship in graph.relationships(of: NodeID(id)).prefix(2) { graph.deleteRelationship(relationship) }
            for key in keys.prefix(2) { graph.setProperty(NodeID(id), key, .string("new \(id)")) }
        }
        _ = graph.createNode(labels: [graph.internLabel("New")])
        graph.rollback(to: savepoint)
    }

    @Test func everyDamagedByteIsSeen() throws {
        let folder = TemporaryFolder()
        try Snapshot.write(try SnapshotTests.sample(), to: "\(folder.path)/a.naql")
        let good = folder.read("a.naql")
        var random = SplitMix64(seed: 7)
        // The header, and places all over the file; what lies between sections is read by nobody but the check.
        let places = Array(0..<64) + (0..<150).map { _ in Int.random(in: 64..<good.count, using: &random) }
        let graph = SnapshotTests.dump(try Snapshot.open("\(folder.path)/a.naql"))
        for place in places {
            var bad = good
            bad[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            folder.write("b.naql", bad)
            #expect(throws: SnapshotError.self, "byte \(place)") { try Snapshot.verify("\(folder.path)/b.naql") }
            do {
                let opened = try Snapshot.open("\(folder.path)/b.naql", checkingWholeUpTo: 0)
                let dump = SnapshotTests.dump(opened)
                #expect(opened.damage != nil || dump == graph, "byte \(place)")
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    /// What nobody reads is not checked, and what is checked is told with its place.
    @Test func damageIsFoundWhereItIsRead() throws {
        let folder = TemporaryFolder()
        try Snapshot.write(try SnapshotTests.sample(), to: "\(folder.path)/a.naql")
        var archive = ArchiveBytes(folder.read("a.naql"))
        let section = try #require(archive.sections.first { $0.name == "node-0.age" || $0.name.hasSuffix(".height") })
        archive.bytes[section.range.lowerBound + 5] ^= 1
        folder.write("b.naql", archive.bytes)
        let graph = try Snapshot.open("\(folder.path)/b.naql", checkingWholeUpTo: 0)
        let (name, key) = (graph.findKey("name")!, graph.findKey(String(section.name.split(separator: ".")[1]))!)
        #expect(graph.property(NodeID(0), name) == .string("ليلى") && graph.damage == nil)
        #expect(graph.property(NodeID(0), key) == .null)
        let expected = ArchiveDamagePlace(section: section.name, block: 0, bytes: section.range)
        guard case .damaged(_, let damage, 0)? = graph.damage else {
            Issue.record("no damage was noted")
            return
        }
        #expect(ArchiveDamagePlace(section: damage.section, block: damage.block, bytes: damage.bytes) == expected)
        #expect(throws: SnapshotError.self) { try Snapshot.write(graph, to: "\(folder.path)/c.naql") }
        #expect(folder.names == ["a.naql", "b.naql"])
    }

    /// The mapped file is what another program makes of it.
    @Test func aFileThatIsWrittenIntoIsNotTrusted() throws {
        let folder = TemporaryFolder()
        try Snapshot.write(try SnapshotTests.sample(), to: "\(folder.path)/a.naql")
        let good = folder.read("a.naql")
        let graph = try Snapshot.open("\(folder.path)/a.naql", checkingWholeUpTo: 0)
        #expect(graph.lookForDamage() == nil)
        // Another file under the name leaves the one that was opened.
        folder.write("b.naql", good)
        rename("\(folder.path)/b.naql", "\(folder.path)/a.naql")
        #expect(graph.lookForDamage() == nil && SnapshotTests.dump(graph).count > 900)
        let other = try Snapshot.open("\(folder.path)/a.naql", checkingWholeUpTo: 0)
        // The same bytes again, at another time.
        Self.overwrite("\(folder.path)/a.naql", good, size: good.count)
        #expect(other.lookForDamage() == nil && other.lookForDamage() == nil)
        Self.overwrite("\(folder.path)/a.naql", good.map { ~$0 } + [0], size: good.count + 1)
        #expect(other.lookForDamage() == .changed(path: "\(folder.path)/a.naql"))
        folder.write("c.naql", good)
        let cut = try Snapshot.open("\(folder.path)/c.naql", checkingWholeUpTo: 0)
        Self.overwrite("\(folder.path)/c.naql", [], size: 100)
        #expect(cut.lookForDamage() == .changed(path: "\(folder.path)/c.naql"))
    }

    /// Writes into a file as it is, and makes it older.
    private static func overwrite(_ path: String, _ bytes: [UInt8], size: Int) {
        let file = open(path, O_WRONLY)
        _ = write(file, bytes, bytes.count)
        ftruncate(file, off_t(size))
        futimens(file, [timespec(tv_sec: Int(bytes.first ?? 0), tv_nsec: 0), timespec(tv_sec: size, tv_nsec: 0)])
        close(file)
    }

    struct ArchiveDamagePlace: Equatable {
        let section: String
        let block: Int?
        let bytes: Range<Int>
    }

    /// Whoever makes the checksums good again may change what the graph says, but not break the program.
    @Test(arguments: 0..<6) func repairedDamageIsRefusedOrHarmless(seed: Int) throws {
        let folder = TemporaryFolder()
        try Snapshot.write(try SnapshotTests.sample(), to: "\(folder.path)/a.naql")
        let good = ArchiveBytes(folder.read("a.naql"))
        let sections = good.sections.filter { !$0.range.isEmpty }
        var random = SplitMix64(seed: UInt64(seed) + 100)
        for _ in 0..<30 {
            var bad = good
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let section = sections.randomElement(using: &random)!
                // The table of contents, now and then.
                let range = Int.random(in: 0..<8, using: &random) == 0 ? good.table..<good.bytes.count : section.range
                damage(&bad, range, &random)
            }
            if bad.isReadable { bad.repair() } else { bad.repairTable() }
            folder.write("b.naql", bad.bytes)
            guard let graph = try? Snapshot.open("\(folder.path)/b.naql", checkingWholeUpTo: 0) else { continue }
            Self.exercise(graph)
            let isSound = (try? Snapshot.verify("\(folder.path)/b.naql")) != nil
            #expect(isSound == (graph.damage == nil))
            guard isSound else { continue }
            try Snapshot.write(graph, to: "\(folder.path)/c.naql")
            _ = try Snapshot.verify("\(folder.path)/c.naql")
        }
    }

    /// Overwrites an element or a byte by what is likely to hurt.
    private func damage(_ archive: inout ArchiveBytes, _ range: Range<Int>, _ random: inout SplitMix64) {
        let size = [1, 4, 8].randomElement(using: &random)!
        guard range.count >= size else { return }
        let place = range.lowerBound + Int.random(in: 0...(range.count - size) / size, using: &random) * size
        let values: [UInt64] = [0, 1, 250, 251, 600, 0xFFFF_FFFE, 0xFFFF_FFFF, 1 << 40, 1 << 63, UInt64.max]
        let value = Bool.random(using: &random) ? values.randomElement(using: &random)! : random.next()
        for index in 0..<size { archive.bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(index * 8)) }
    }
}

extension ArchiveBytes {
    /// Whether the table can be followed without leaving the file.
    var isReadable: Bool {
        var place = table + 16
        guard place <= bytes.count, blockSize == 64 << 10, (0...1000).contains(number(table + 8)) else { return false }
        var blocks = 0
        for _ in 0..<number(table + 8) {
            guard place + 8 <= bytes.count, (0...bytes.count).contains(number(place)) else { return false }
            place += 8 + number(place)
            guard place + 32 <= bytes.count else { return false }
            let (offset, size) = (number(place + 16), number(place + 24))
            guard (0...bytes.count).contains(offset), size >= 0, size <= bytes.count - offset else { return false }
            blocks += (size + blockSize - 1) / blockSize
            place += 32
        }
        return place + blocks * 8 <= bytes.count
    }
}
