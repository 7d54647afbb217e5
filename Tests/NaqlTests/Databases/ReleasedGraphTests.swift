import Naql
import PropertyGraph
import Testing

/// What is remembered of a graph, so that it is searched faster the next time, does not keep the graph.
@Suite struct ReleasedGraphTests {
    @Test(arguments: ["CALL search.similar('the port is open')", "CALL search.text('port')"])
    func aGraphThatWasSearchedGoesWithItsSession(query: String) throws {
        let folder = try ScratchFolder(["a.txt": "Port\n\nMayor Lena Parson said the port would reopen on Monday.\n"])
        weak var graph: Graph?
        try {
            let session = Session()
            _ = try session.load([folder("a.txt")], options: LoadOptions())
            #expect(try !session.run(query).all().isEmpty)
            graph = session.graph
        }()
        #expect(graph == nil)
    }
}
