import PropertyGraph
import Testing

/// Equality, equivalence, hash, comparison and order of values.
@Suite struct ValueTests {
    static let samples: [Value] = [
        .map(MapValue()), .map(MapValue([("a", .integer(1))])), .map(MapValue([("a", .integer(2))])),
        .map(MapValue([("b", .integer(0))])), .map(MapValue([("a", .null), ("b", .null)])),
        .node(NodeID(0)), .node(NodeID(7)), .relationship(RelationshipID(0)),
        .list([]), .list([.string("a")]), .list([.string("a"), .integer(1)]), .list([.integer(1)]),
        .list([.integer(1), .string("a")]), .list([.integer(1), .null]), .list([.null, .integer(1)]),
        .path(PathValue(nodes: [NodeID(0)], relationships: [])),
        .path(PathValue(nodes: [NodeID(0), NodeID(1)], relationships: [RelationshipID(0)])),
        .date(CalendarDate(daysSinceEpoch: 0)!), .date(CalendarDate(daysSinceEpoch: 9)!),
        .localTime(.midnight), .duration(.zero),
        .string(""), .string("Z"), .string("a"), .string("é"), .string("\u{FFFD}"), .string("😀"),
        .boolean(false), .boolean(true),
        .float(-.infinity), .integer(.min), .float(-1.5), .integer(0), .float(0.5), .integer(1),
        .integer(9_007_199_254_740_992), .integer(9_007_199_254_740_993), .float(9_007_199_254_740_994),
        .integer(.max), .float(0x1p63), .float(.infinity), .float(.nan), .null,
    ]

    @Test func samplesAreInAscendingOrder() {
        for (i, a) in Self.samples.enumerated() {
            for (j, b) in Self.samples.enumerated() {
                #expect(Value.order(a, b).signum() == (i - j).signum(), "\(a) and \(b)")
            }
        }
    }

    @Test func onlyEachIsEquivalentToItself() {
        for (i, a) in Self.samples.enumerated() {
            for (j, b) in Self.samples.enumerated() { #expect((a == b) == (i == j), "\(a) and \(b)") }
        }
        #expect(Set(Self.samples).count == Self.samples.count)
    }

    @Test func equivalentValuesHashAlike() {
        let pairs: [(Value, Value)] = [
            (.integer(1), .float(1)), (.float(0), .float(-0.0)), (.integer(0), .float(-0.0)),
            (.float(.nan), .float(-.nan)), (.list([.integer(1), .null]), .list([.float(1), .null])),
            (.map(MapValue([("a", .null), ("b", .integer(1))])), .map(MapValue([("b", .float(1)), ("a", .null)]))),
        ]
        for (a, b) in pairs {
            #expect(a == b)
            #expect(a.hashValue == b.hashValue)
            #expect(Value.order(a, b) == 0)
        }
    }

    @Test func comparisonAgreesWithOrderWhereItIsKnown() {
        for a in Self.samples {
            for b in Self.samples {
                switch a.compare(b) {
                case .less: #expect(Value.order(a, b) < 0)
                case .greater: #expect(Value.order(a, b) > 0)
                case .equal: #expect(Value.order(a, b) == 0)
                case .unordered, nil: break
                }
            }
        }
    }

    @Test func canonicallyEquivalentStringsDiffer() {
        #expect(Value.string("é") != Value.string("e\u{301}"))
        #expect(Value.string("é").equals(.string("e\u{301}")) == false)
        var map = MapValue()
        map["é"] = .integer(1)
        map["e\u{301}"] = .integer(2)
        #expect(map.count == 2)
    }

    @Test func valuesAreSmall() { #expect(MemoryLayout<Value>.stride <= 24) }

    @Test func largeMapsFindTheirKeys() {
        var map = MapValue((0..<1000).map { ("k\($0)", .integer(Int64($0))) })
        let copy = map
        map["k500"] = nil
        map["k1"] = .string("new")
        #expect(map.count == 999)
        #expect(map["k500"] == nil)
        #expect(map["k999"] == .integer(999))
        #expect(map["k1"] == .string("new"))
        #expect(copy["k500"] == .integer(500))
        #expect(copy["k1"] == .integer(1))
    }

    @Test func floatsPrintShortAndReadBack() {
        let cases: [(Double, String)] = [
            (1, "1.0"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100.0"), (1e15, "1000000000000000.0"), (1e16, "1.0E16"),
            (1.25e300, "1.25E300"), (0.0001, "0.0001"), (0.00001234, "1.234E-5"), (.leastNonzeroMagnitude, "5.0E-324"),
            (.nan, "NaN"), (-.infinity, "-Infinity"), (-0.0, "-0.0"), (123_456.789, "123456.789"),
        ]
        for (number, text) in cases { #expect(Numbers.text(number) == text) }
        for _ in 0..<20_000 {
            let number = Double(bitPattern: .random(in: .min ... .max))
            if number.isFinite { #expect(Double(Numbers.text(number)) == number) }
        }
    }

    @Test func literals() {
        let graph = Graph()
        let map = MapValue([("a b", .string("it's\n")), ("k", .list([.null, .float(1)]))])
        #expect(Value.map(map).literal(in: graph) == "{`a b`: 'it\\'s\\n', k: [null, 1.0]}")
        #expect(Value.string("x").description(in: graph) == "x")
    }
}
