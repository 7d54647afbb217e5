import Foundation
import Testing

@testable import Reporting

/// Speakers and frames in `Composition/<lang>.txt`: whoever speaks in one frame speaks in all, with the same words.
@Suite struct CompositionTests {
    struct Speaker: CustomTestStringConvertible, Sendable {
        let language: String
        let isFeminine: Bool
        let phrase: String
        let name: String
        var testDescription: String { "\(language): \(phrase)" }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Composition")

    /// The lines of a part of a language's file.
    private static func lines(_ part: String, _ language: String) -> [String] {
        let file = folder.appendingPathComponent(language + ".txt")
        var current = ""
        var found: [String] = []
        for line in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") {
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("[\(part)]") || line == "[speakers]" || line == "[frames]" {
                current = String(line)
            } else if current == "[\(part)]" {
                found.append(String(line))
            }
        }
        return found
    }

    static let speakers: [Speaker] = ["ar"].flatMap { language in
        lines("speakers", language).compactMap { line in
            let sides = line.components(separatedBy: " → ")
            guard sides.count == 2 else { return nil }
            return Speaker(
                language: language, isFeminine: line.hasPrefix("f "), phrase: String(sides[0].dropFirst(2)),
                name: sides[1])
        }
    }

    @Test func thereAreSpeakersAndFrames() {
        #expect(CompositionTests.speakers.count > 20)
        #expect(CompositionTests.lines("frames", "ar").count > 8)
    }

    @Test(arguments: speakers) func speaksInEveryFrame(_ speaker: Speaker) {
        for frame in CompositionTests.lines("frames", speaker.language) {
            let forms = frame.components(separatedBy: " | ")
            var text = (speaker.isFeminine ? forms[forms.count - 1] : forms[0])
                .replacingOccurrences(of: "{}", with: speaker.phrase)
            for mark in ["،", ":", "."] { text = text.replacingOccurrences(of: "،" + mark, with: mark) }
            let said = text.split(whereSeparator: { "[]".contains($0) })[text.hasPrefix("[") ? 0 : 1]
            let document = Annotator().annotate(text.filter { !"[]".contains($0) } + "\n")
            let made = document.statements.map { "\(name($0.speaker, document)): \(document.string($0.start, $0.end))" }
            #expect(made == ["\(speaker.name): \(said)"], "\(text)")
        }
    }

    private func name(_ speaker: Reporting.Speaker, _ document: Document) -> String {
        switch speaker {
        case .none: "-"
        case .entity(let index): document.entities[index].name
        case .unnamed(let index): document.unnamed[index].name
        }
    }
}
