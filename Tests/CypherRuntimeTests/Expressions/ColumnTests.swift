import PropertyGraph
import Testing

@testable import CypherRuntime

@Suite struct ColumnTests {
    let graph = Graph()
    let forms: [Column] = {
        var nulls = Bitmap(capacity: 4)
        nulls[2] = true
        return [
            .nodes([1, 2, Column.nullID, 3]), .relationships([0, 1, 2, 3]), .integers([5, 6, 0, 7], nulls: nulls),
            .integers([1, 2, 3, 4], nulls: nil), .floats([1, 0.5, 0, .nan], nulls: nulls), .booleans([0, 1, 2, 1]),
            .values([.string("a"), .null, .list([.integer(1)]), .integer(1)]), .constant(.integer(3), count: 4),
            .allNull(4),
        ]
    }()

    @Test func gatheredRowsAreThoseOfValues() {
        let rows: [UInt32] = [3, 0, 0, 2]
        for form in forms {
            let values = form.boxed(in: graph)
            #expect(form.gather(rows).boxed(in: graph) == rows.map { values[Int($0)] })
            #expect(form.slice(1..<3).boxed(in: graph) == Array(values[1..<3]))
            #expect(
                form.gatherOptional([1, Column.nullID, 3]).boxed(in: graph) == [values[1], .null, values[3]])
            #expect((0..<4).map { form.isNull(at: $0) } == values.map(\.isNull))
            #expect(Column.narrowest(values).boxed(in: graph) == values)
        }
    }

    @Test func buildersTakeAnyMixOfForms() {
        for a in forms {
            for b in forms {
                let expected = a.boxed(in: graph) + b.boxed(in: graph)
                #expect(Column.concatenate([a, b], in: graph).boxed(in: graph) == expected)
                var builder = ColumnBuilder(graph)
                for column in [a, b] { builder.append(column) }
                #expect(builder.finish().boxed(in: graph) == expected)
            }
        }
    }

    @Test func equivalentRowsHashAlike() {
        for a in forms {
            for b in forms {
                var (x, y) = ([UInt64](repeating: 0, count: 4), [UInt64](repeating: 0, count: 4))
                a.hash(into: &x, in: graph, ExecutionMeter())
                b.hash(into: &y, in: graph, ExecutionMeter())
                for i in 0..<4 {
                    for j in 0..<4 {
                        let isEquivalent = a.value(at: i, in: graph).isEquivalent(b.value(at: j, in: graph))
                        #expect(Column.isEquivalent(a, i, b, j, in: graph) == isEquivalent)
                        if isEquivalent { #expect(x[i] == y[j], "\(a) row \(i), \(b) row \(j)") }
                    }
                }
            }
        }
    }

    @Test func prefixesOrderAsRowsDo() {
        for form in forms {
            guard let prefixes = form.orderPrefixes(in: graph) else { continue }
            for i in 0..<4 {
                for j in 0..<4 {
                    let order = Column.order(form, i, form, j, in: graph)
                    #expect(
                        order == orderValues(form.value(at: i, in: graph), form.value(at: j, in: graph)))
                    if prefixes.keys[i] != prefixes.keys[j] {
                        #expect(threeWay(prefixes.keys[i], prefixes.keys[j]) == order)
                    }
                    if prefixes.isExact, prefixes.keys[i] == prefixes.keys[j] { #expect(order == 0) }
                }
            }
        }
    }
}
