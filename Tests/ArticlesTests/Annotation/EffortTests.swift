import Machine
import Testing
import Text

@testable import Articles
@testable import Reporting

/// What annotating costs is bounded, and what is given up leaves no half of itself.
@Suite struct EffortTests {
    private static let speech = String(repeating: "Lena Parson said that the port is open. ", count: 1500)

    @Test func whatIsNoLongerWantedKeepsItsLayoutAlone() {
        let effort = Effort { false }
        var facts = ArticleFacts()
        facts.outlet = "Harbour Post"
        let document = Annotator().annotate(Self.speech, facts, effort: effort)
        #expect(effort.stop == .unwanted)
        #expect(document.sentences.count == 1500)
        #expect(document.statements.isEmpty && document.mentions.isEmpty && document.unnamed.isEmpty)
        #expect(document.entities.map(\.name) == ["Harbour Post"] && document.publisher == 0)
        #expect(document.mentionOf.allSatisfy { $0 < 0 })
    }

    @Test func anArticleIsSearchedToItsEnd() {
        let effort = Effort()
        let document = Annotator().annotate(String(Self.speech.prefix(4000)), effort: effort)
        #expect(effort.stop == nil && document.statements.count == 100)
    }

    @Test func anEndlessSentenceIsCutAndNothingOfItIsLost() {
        for text in [
            String(repeating: "the minister went to the market, ", count: 700), String(repeating: "سمك ", count: 3500),
        ] {
            let document = Annotator().annotate(text)
            #expect(document.sentences.count > 2)
            #expect(document.sentences.allSatisfy { $0.tokens.count <= 1000 })
            #expect(document.sentences.reduce(0) { $0 + $1.tokens.count } == document.tokens.count)
        }
    }

    @Test func marksThatCloseNothingPairAsBefore() {
        let text = "] ) (a [b) \"c\" ]( ] “d” ('e') »f« «g»"
        let scalars = text.unicodeScalars.map(\.value)
        let pairs = Quotation.pairs(scalars, in: 0..<scalars.count, brackets: true)
        #expect(
            pairs.map { String(text.dropFirst($0.open).prefix($0.close - $0.open + 1)) }
                == ["(a [b)", "\"c\"", "“d”", "('e')", "'e'", "«g»"])
    }

    @Test func aLoadThatIsNotWantedIsGivenUp() {
        let cancellation = CancellationFlag()
        cancellation.cancel()
        let record = ArticleRecord(id: "a", path: "a.txt", text: "Lena Parson said that the port is open.\n")
        #expect(throws: LoadCancelled.self) {
            try ArticleArchive.load([.records([record])], cancellation: cancellation)
        }
    }
}
