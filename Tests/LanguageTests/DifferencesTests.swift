import Foundation
import Naql
import Shell
import Testing

/// The page of differences holds: what other engines write is refused by a report that names them, and what it says to write
/// instead runs.
@Suite struct DifferencesTests {
    struct Line: CustomTestStringConvertible, Sendable {
        var engine: String
        var foreign: String
        var own: String
        var testDescription: String { foreign }
    }

    static let lines: [Line] = {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Grammar/differences.md")
        guard let text = try? String(contentsOf: page, encoding: .utf8),
            let section = text.components(separatedBy: "\n## From other engines\n").last
        else { return [] }
        return section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().compactMap { row in
            // A bar inside a cell is written with a backslash.
            let cells = row.replacingOccurrences(of: "\\|", with: "\u{1}").split(
                separator: "|", omittingEmptySubsequences: false
            ).map {
                $0.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "\u{1}", with: "|")
                    .trimmingCharacters(in: CharacterSet(charactersIn: "`"))
            }
            return cells.count == 5 ? Line(engine: cells[1], foreign: cells[2], own: cells[3]) : nil
        }
    }()

    @Test func thePageHasLines() { #expect(Self.lines.count > 40) }

    @Test(arguments: lines)
    func whatOthersWriteIsRefusedByName(_ line: Line) throws {
        do {
            let result = try Session().run(line.foreign)
            Issue.record("it ran, with the columns \(result.columns)")
        } catch {
            let report = ErrorText.describe(error, color: false)
            #expect(report.contains(line.engine), "\(report)")
            #expect(report.contains("hint: "), "\(report)")
        }
    }

    @Test(arguments: lines.filter { !$0.own.isEmpty })
    func whatIsWrittenInsteadRuns(_ line: Line) throws {
        _ = try Answer.of(line.own, in: Session())
    }
}
