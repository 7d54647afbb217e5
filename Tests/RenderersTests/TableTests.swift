import Renderers
import Testing
import Text

/// Tables of many rows and narrow terminals: nothing is cut, and no number, date or word is broken.
@Suite struct TableTests {
    private func render(_ query: String, as name: String, width: Int? = nil) throws -> String {
        try RendererTests.render(query, as: name, options: RenderOptions(width: width))
    }

    /// The words of a text, without the lines of boxes.
    private func words(_ text: String) -> Set<Substring> {
        Set(text.split { " \n│┌┐└┘├┤┬┴┼─".contains($0) })
    }

    @Test(arguments: ["table", "box", "list"], [nil, 9, 20, 80])
    func numbersPastTheFirstRowsAreWhole(format: String, width: Int?) throws {
        let found = words(try render("UNWIND range(1, 20000) AS x RETURN x, 'y' AS y", as: format, width: width))
        for number in [1, 4096, 4097, 9999, 10000, 12345, 20000] {
            #expect(found.contains("\(number)"), "\(number)")
        }
    }

    @Test func aProgramSeesOneHeadAndOneLineARow() throws {
        let shown = try render("UNWIND range(1, 12000) AS x RETURN x, 'y' AS y", as: "table")
        let lines = shown.split(separator: "\n")
        #expect(lines.count == 12002)
        #expect(lines[11999] == "11998  y")
        #expect(lines.count(where: { $0.contains("x") }) == 1)
    }

    @Test func aWiderRowGetsANewHeadWhereLinesAreDrawn() throws {
        let shown = try render("UNWIND range(1, 10001) AS x RETURN x", as: "box")
        #expect(
            shown.hasSuffix("│ 9999 │\n└──────┘\n\n┌───────┐\n│     x │\n├───────┤\n│ 10000 │\n│ 10001 │\n└───────┘\n"))
    }

    @Test(arguments: ["table", "box"], [4, 12, 24, 40, 100, 300])
    func whatStandsBetweenBlanksStaysWhole(format: String, width: Int) throws {
        let parts = [
            "9223372036854775807", "-1.7976931348623157e308", "2024-01-01T10:00:00Z", "P1Y2M3DT4H",
            "https://example.org/a/rather/long/path?with=query", "b3a0c1d2-7f6e-4a5b-9c8d-0e1f2a3b4c5d",
            "\u{648}\u{64E}\u{644}\u{650}\u{644}\u{652}\u{645}\u{64F}\u{633}\u{652}\u{62A}\u{64E}\u{634}\u{641}\u{649}",
        ]
        // The second row comes after the widths of the columns are fixed.
        let text = parts.joined(separator: " ")
        let cell = "CASE WHEN x IN [7, 4199] THEN '\(text)' ELSE 'a b' END"
        let found = words(
            try render(
                "UNWIND range(1, 4200) AS x RETURN x, \(cell) AS t, x * x AS n", as: format, width: width))
        for part in parts { #expect(found.contains(part[...]), "\(part)") }
        #expect(found.contains("\(4200 * 4200)"))
    }

    @Test func manyColumnsOfNumbersAreListed() throws {
        let columns = (1...10).map { "9007199254740993 + \($0) AS c\($0)" }.joined(separator: ", ")
        let shown = try render("RETURN \(columns)", as: "table", width: 80)
        for number in 1...10 { #expect(shown.contains("\(9_007_199_254_740_993 + number)")) }
    }

    @Test func aNumberInGroupsOfDigitsIsOneNumber() throws {
        let shown = try render(
            "RETURN 'they counted 12 345 678 votes, 1 200 more in 2024' AS t", as: "table", width: 14)
        #expect(shown.contains("12 345 678"))
        #expect(shown.contains("1 200"))
    }

    @Test func eastAsianTextIsBrokenBetweenItsSigns() throws {
        let text = "港口将于二零二四年三月重新开放，市长说。"
        let shown = try render("RETURN '\(text)' AS t", as: "table", width: 12)
        let lines = shown.split(separator: "\n").dropFirst(2)
        #expect(lines.joined() == text)
        #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 12 && !$0.hasPrefix("，") && !$0.hasPrefix("。") })
        #expect(lines.contains { $0.contains("二零二四") })
    }

    @Test func aLoneCarriageReturnIsShown() throws {
        #expect(try render("RETURN '12\\r34' AS t", as: "table").contains("12\\r34"))
    }

    @Test func chartsKeepFiguresAndLabelsWhole() throws {
        let shown = try render(
            "UNWIND ['9223372036854775807 votes in the northern district', 'b'] AS t RETURN t, 9007199254740993 AS n",
            as: "chart", width: 40)
        #expect(shown.contains("9007199254740993"))
        #expect(shown.contains("9223372036854775807"))
    }
}
