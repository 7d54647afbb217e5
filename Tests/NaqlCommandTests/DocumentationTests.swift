import Foundation
import Testing

/// The README, the tour and the examples say what the program does: here they are held to it.
@Suite struct DocumentationTests {
    /// A command of a `console` block and the output that stands under it.
    struct Example: Sendable, CustomTestStringConvertible {
        var command: String
        var output: String
        var testDescription: String { command }
    }

    static let readme: [Example] = {
        // An archive that an earlier build left would be brought up to date, not made.
        try? FileManager.default.removeItem(atPath: "/tmp/naql-tour.naql")
        return (try? examples(in: "README.md")) ?? []
    }()

    @Test func theReadmeHasExamples() throws { #expect(Self.readme.count >= 5) }

    @Test(arguments: readme)
    func theReadmeShowsWhatIsPrinted(example: Example) throws {
        let run = try Program.shell(example.command)
        #expect(run.output == example.output, "\(run.errors)")
    }

    static let tour: [Example] = (try? examples(in: "Grammar/tour.md")) ?? []

    @Test func theTourTakesManySteps() { #expect(Self.tour.count >= 25) }

    @Test(arguments: tour)
    func theTourShowsWhatIsPrinted(example: Example) throws {
        let run = try Program.shell(example.command)
        #expect(run.output == example.output, "\(run.errors)")
        #expect(run.output.split(separator: "\n").count > 2, "a step that shows nothing")
    }

    static let scripts: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: Program.root.appendingPathComponent("examples").path))?
        .filter { ($0.hasSuffix(".cypher") || $0.hasSuffix(".sh")) && $0.first?.isNumber == true }.sorted() ?? []

    @Test func thereAreExamples() { #expect(Self.scripts.count >= 14) }

    /// `examples/NAME.cypher` runs over the seeds, `examples/NAME.sh` by itself; the answer stands in `NAME.expected`.
    @Test(arguments: scripts)
    func anExampleGivesItsAnswer(script: String) throws {
        let path = "examples/" + script
        let text = try String(contentsOf: Program.root.appendingPathComponent(path), encoding: .utf8)
        let comment = script.hasSuffix(".sh") ? "#" : "//"
        #expect(
            text.split(separator: "\n").contains { $0.hasPrefix(comment) && $0.contains("?") }, "no question is told")
        let run =
            script.hasSuffix(".sh")
            ? try Program.shell("sh \(path)") : try Program.naql("seeds", "-f", path, "--format", "table")
        let name = path.split(separator: ".")[0]
        let expected = try String(
            contentsOf: Program.root.appendingPathComponent(name + ".expected"), encoding: .utf8)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == expected)
    }

    @Test func theReadmeQuotesTheSession() throws {
        let text = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
        let files = try ["Session.swift", "PreparedStatement.swift"].map { file in
            try String(contentsOf: Program.root.appendingPathComponent("Sources/Naql/" + file), encoding: .utf8)
        }
        let lines = Set(
            files.joined(separator: "\n").components(separatedBy: "\n").map {
                $0.trimmingCharacters(in: .whitespaces)
            })
        let quoted = text.components(separatedBy: "```swift\n").dropFirst().flatMap { block in
            block.components(separatedBy: "```")[0].components(separatedBy: "\n")
        }
        #expect(!quoted.isEmpty)
        for line in quoted.map({ $0.trimmingCharacters(in: .whitespaces) })
        where !line.isEmpty && line != "…" && !line.hasPrefix("//") {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test(arguments: ["README.md", "Grammar/tour.md"])
    func aDocumentLinksToWhatIsThere(document: String) throws {
        let file = Program.root.appendingPathComponent(document)
        let text = try String(contentsOf: file, encoding: .utf8)
        let links = text.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
        #expect(links.count > 3)
        let folder = file.deletingLastPathComponent()
        let headings = text.matches(of: /(?m)^#+ (.+)$/).map { heading in
            "#"
                + heading.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(
                    " ", with: "-")
        }
        for link in links {
            let isThere =
                link.hasPrefix("#")
                ? headings.contains(link)
                : FileManager.default.fileExists(atPath: folder.appendingPathComponent(link).path)
            #expect(isThere, "\(link)")
        }
    }

    private static func examples(in file: String) throws -> [Example] {
        let text = try String(contentsOf: Program.root.appendingPathComponent(file), encoding: .utf8)
        var examples: [Example] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            if line == "```console" {
                isInside = true
            } else if line == "```" {
                isInside = false
            } else if isInside && line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2)), output: ""))
            } else if isInside && !examples.isEmpty {
                let command = examples[examples.count - 1].command
                if command.hasSuffix("\\") || command.count(where: { $0 == "'" }) % 2 == 1 {
                    examples[examples.count - 1].command += "\n" + line
                } else {
                    examples[examples.count - 1].output += line + "\n"
                }
            }
        }
        return examples
    }
}
