import PropertyGraph
import Testing
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite struct GraphCSVTests {
    static func folder(_ files: [String: String]) -> TemporaryFolder {
        let folder = TemporaryFolder()
        for (name, text) in files { folder.write(name, text) }
        return folder
    }

    static let people = "id:ID(Person),name:STRING,age:INT,height:FLOAT,alive:BOOLEAN,born:DATE,tags:STRING[]\n"

    @Test func readsTypesAndQuotes() throws {
        let folder = Self.folder([
            "nodes/Person.csv": Self.people
                + "1,\"ليلى, \"\"الكاتبة\"\"\n على سطرين\",30,1.5,true,1990-02-03,a;b\r\n"
                + "2,عمر,,,false,,\n",
            "nodes/City.csv": "code:ID(City),name:STRING\nRUH,الرياض\nCAI,\"\"\n",
            "edges/LIVES_IN__Person__City.csv":
                ":START_ID(Person),:END_ID(City),since:INT\n1,CAI,2001\n2,RUH,\n1,RUH,2010",
        ])
        let graph = try GraphCSV.load(folder: folder.path)
        graph._checkInvariants()
        let person = graph.findLabel("Person")!
        let first = NodeID(graph.lookup(person, graph.findKey("id")!, equals: .string("1"))[0])
        let values = Dictionary(
            uniqueKeysWithValues: graph.properties(of: first).map { (graph.name(of: $0.0), $0.1) })
        #expect(
            values == [
                "id": .string("1"), "name": .string("ليلى, \"الكاتبة\"\n على سطرين"), "age": .integer(30),
                "height": .float(1.5), "alive": .boolean(true),
                "born": .date(CalendarDate(year: 1990, month: 2, day: 3)!),
                "tags": .list([.string("a"), .string("b")]),
            ])
        let second = NodeID(graph.lookup(person, graph.findKey("id")!, equals: .string("2"))[0])
        #expect(Set(graph.properties(of: second).map { graph.name(of: $0.0) }) == ["id", "name", "alive"])
        let city = graph.findLabel("City")!
        let cairo = NodeID(graph.lookup(city, graph.findKey("code")!, equals: .string("CAI"))[0])
        #expect(graph.property(cairo, graph.findKey("name")!) == .string(""))
        let lives = graph.findType("LIVES_IN")!
        let row = graph.adjacency(lives, .outgoing).neighbours(first.index)
        #expect(row.nodes.count == 2)
        let into = graph.adjacency(lives, .incoming).neighbours(cairo.index)
        #expect(Array(into.nodes) == [first.index])
        let relationship = RelationshipID(graph.adjacency(lives, .incoming).relationship(at: into.firstPosition))
        #expect(graph.property(relationship, graph.findKey("since")!) == .integer(2001))
        #expect(graph.count(source: person, type: lives, target: city) == 3)
    }

    @Test func readsTemporalTypes() throws {
        let types = ["DATETIME", "LOCALDATETIME", "TIME", "LOCALTIME", "DURATION"]
        let header = types.map { "\($0.lowercased()):\($0)" }.joined(separator: ",")
        let folder = Self.folder([
            "nodes/T.csv": "id:ID(T),\(header)\n"
                + "1,2024-05-31T08:30+03:00,2024-05-31T08:30,08:30+03:00,08:30,P1DT2H\n"
        ])
        let graph = try GraphCSV.load(folder: folder.path)
        let values = graph.properties(of: NodeID(0)).map(\.1).dropFirst()
        #expect(
            Array(values) == [
                .dateTime(try ZonedDateTime(parsing: "2024-05-31T08:30+03:00")),
                .localDateTime(try LocalDateTime(parsing: "2024-05-31T08:30")),
                .time(try ZonedTime(parsing: "08:30+03:00")), .localTime(try LocalTime(parsing: "08:30")),
                .duration(try CalendarDuration(parsing: "P1DT2H")),
            ])
    }

    @Test func manifestNamesLabelsAndTypes() throws {
        let folder = Self.folder([
            "graph.json": """
            {"nodes": [{"file": "n.csv", "label": "شخص \\"x\\" \\u0041", "columns": []}],
             "edges": [{"file": "e.csv", "type": "قال", "source": "P", "target": "P"}], "n": -1.5e3, "ok": true}
            """,
            "n.csv": "id:ID(P)\n10\n20\n", "e.csv": ":START_ID(P),:END_ID(P)\n10,20\n20,20\n",
        ])
        let graph = try GraphCSV.load(folder: folder.path)
        #expect(graph.findLabel("شخص \"x\" A") != nil)
        #expect(graph.count(type: graph.findType("قال")!) == 2)
        #expect(graph.degree(of: NodeID(1)) == 3)
    }

    @Test(arguments: [
        ("nodes/P.csv", "", "P.csv:1: the file is empty"),
        ("nodes/P.csv", "id,name\n1,a\n", "P.csv:1: header field 'id' has no type"),
        ("nodes/P.csv", "id:ID(P),n:WORD\n", "P.csv:1: header field 'n:WORD' has the unknown type 'WORD'"),
        ("nodes/P.csv", "name:STRING\nx\n", "P.csv:1: a file of nodes needs exactly one ID column"),
        ("nodes/P.csv", "id:ID(P),n:INT\n1,2\n2,two\n", "P.csv:3: 'n' is an integer of 64 bits by the header"),
        ("nodes/P.csv", "id:ID(P),n:INT\n1,99999999999999999999\n", "P.csv:2: 'n' is an integer of 64 bits"),
        ("nodes/P.csv", "id:ID(P),n:STRING\n1,\"open\n", "a quoted field does not end"),
        ("nodes/P.csv", "id:ID(P),n:STRING\n1,\"a\"b\n", "P.csv:2: text after the closing quote"),
        ("nodes/P.csv", "id:ID(P),n:STRING\n1,a\n2\n", "P.csv:3: 1 field, but the header has 2"),
        ("nodes/P.csv", "id:ID(P),n:STRING\n1,a,b\n", "P.csv:2: more fields than the 2 of the header"),
        ("nodes/P.csv", "id:ID(P)\n1\n2\n1\n", "P.csv:4: the id 1 is there twice, first in line 2"),
        ("nodes/P.csv", "id:ID(P),n:STRING\n,a\n", "P.csv:2: the id is empty"),
        ("nodes/P.csv", "id:ID(P),d:DATE\n1,2024-02-30\n", "P.csv:2: 'd' is a date"),
        ("edges/R__P__P.csv", ":START_ID(P),:END_ID(P)\n1,7\n", "R__P__P.csv:2: END_ID is '7', and no node"),
        ("edges/R__P__P.csv", ":START_ID(P),:END_ID(Q)\n1,1\n", "no nodes with the id space 'Q'"),
        ("edges/R__P__P.csv", ":START_ID(P)\n1\n", "needs the columns"),
        ("edges/RP.csv", ":START_ID(P),:END_ID(P)\n", "the name is not <TYPE>__<From>__<To>.csv"),
        ("graph.json", "{\"nodes\": [}", "graph.json:1: this is not JSON"),
        ("graph.json", "{\"nodes\": [{\"file\": \"none.csv\", \"label\": \"A\"}]}", "none.csv: cannot open the file"),
    ])
    func errorsSayWhere(file: String, text: String, message: String) {
        let folder = Self.folder(["nodes/P.csv": "id:ID(P)\n1\n2\n"].merging([file: text]) { $1 })
        let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
    }

    @Test(arguments: [
        ("../secret.csv", "leads out of the folder"), ("/etc/passwd", "leads out of the folder"),
        ("nodes/../../secret.csv", "leads out of the folder"), ("", "is no name of a file"),
        ("link.csv", "is a link that leads out of the folder"), ("away/secret.csv", "is a link that leads out"),
    ])
    func theManifestCannotLeadOutOfTheFolder(name: String, message: String) {
        let outside = Self.folder(["secret.csv": "id:ID(P)\n1\n"])
        defer { withExtendedLifetime(outside) {} }
        for list in [
            #"{"nodes": [{"file": "P.csv", "label": "P"}, {"file": "\#(name)", "label": "Q"}]}"#,
            #"{"nodes": [{"file": "P.csv", "label": "P"}], "#
                + #""edges": [{"file": "P.csv", "type": "R"}, {"file": "\#(name)", "type": "R"}]}"#,
        ] {
            let folder = Self.folder(["P.csv": "id:ID(P)\n1\n", "graph.json": list])
            symlink("\(outside.path)/secret.csv", "\(folder.path)/link.csv")
            symlink(outside.path, "\(folder.path)/away")
            let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
            #expect(error?.description.contains("graph.json: entry 2 of '") == true)
            #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
        }
    }

    @Test func linksInTheFolderAreFollowedAndOthersAreNot() throws {
        let outside = Self.folder(["Q.csv": "id:ID(Q)\n1\n"])
        defer { withExtendedLifetime(outside) {} }
        let folder = Self.folder(["nodes/P.csv": "id:ID(P)\n1\n", "data/R.csv": "id:ID(R)\n1\n"])
        symlink("../data/R.csv", "\(folder.path)/nodes/R.csv")
        #expect(try GraphCSV.load(folder: folder.path).nodeCount == 2)
        symlink("\(outside.path)/Q.csv", "\(folder.path)/nodes/Q.csv")
        let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
        #expect(error?.description.contains("'nodes/Q.csv' is a link that leads out of the folder") == true)
    }

    @Test func anExportThatWasInterruptedIsRefused() {
        let folder = Self.folder(["nodes/P.csv": "id:ID(P)\n1\n", "graph.json": #"{"incomplete": "export again"}"#])
        let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
        #expect(error?.description.contains("export again") == true)
    }

    @Test(arguments: [
        // Ids are texts, whatever they look like.
        ("id:ID(P)\n007\n7\n+7\n-0\n", ["'007'", "'7'", "'+7'", "'-0'"]),
        ("id:ID(P)\n1\nA2\n", ["'1'", "'A2'"]), ("id:ID(P)\nA2\n1\n", ["'A2'", "'1'"]),
        ("id:ID(P)\n10\n20\n", ["'10'", "'20'"]), ("id:ID(P)\n3\n\"1,2\"\n", ["'3'", "'1,2'"]),
        ("id:ID(P){id-type:int}\n007\n8\n", ["7", "8"]), ("id:ID(P){id-type: long}\n-5\n", ["-5"]),
        ("id:ID(P){id-type:string}\n5\n", ["'5'"]),
    ])
    func idsAreTextsUnlessTheHeaderSaysOtherwise(text: String, ids: [String]) throws {
        let folder = Self.folder(["nodes/P.csv": text])
        let graph = try GraphCSV.load(folder: folder.path)
        let key = graph.findKey("id")!
        #expect((0..<ids.count).map { graph.property(NodeID(UInt32($0)), key).literal(in: graph) } == ids)
        #expect(graph.nodeCount == ids.count)
    }

    @Test func theManifestMayCallIdsIntegers() throws {
        let nodes = #"{"nodes": [{"file": "n.csv", "label": "P", "columns": [{"name": "id", "type": "INT"}]}]"#
        let folder = Self.folder([
            "graph.json": nodes + #", "edges": [{"file": "e.csv", "type": "R"}]}"#,
            "n.csv": "id:ID(P)\n10\n20\n", "e.csv": ":START_ID(P),:END_ID(P)\n010,20\n",
        ])
        let graph = try GraphCSV.load(folder: folder.path)
        #expect(graph.property(NodeID(0), graph.findKey("id")!) == .integer(10))
        #expect(graph.relationshipCount == 1)
    }

    @Test func endsAreFoundByTheLettersOfTheirIds() throws {
        for (ids, found) in [("7\n8\n", "7,8\n"), ("007\n7\nx\n", "007,7\nx,007\n"), ("-1\n\"2\"\n", "\"-1\",2\n")] {
            let folder = Self.folder([
                "nodes/P.csv": "id:ID(P)\n" + ids, "edges/R__P__P.csv": ":START_ID(P),:END_ID(P)\n" + found,
            ])
            #expect(try GraphCSV.load(folder: folder.path).relationshipCount == found.split(separator: "\n").count)
        }
    }

    @Test(arguments: [
        ("INT[]", "\"\"", "[]"), ("INT[]", "1;2", "[1, 2]"), ("STRING[]", "\"\"", "[]"),
        ("STRING[]", "a;;b", "['a', '', 'b']"),
        ("STRING[]", "a;\u{64E}b", "['a', '\u{64E}b']"), ("DATE[]", "\"\"", "[]"),
        ("BOOLEAN[]", "true;FALSE", "[true, false]"),
        ("FLOAT[]", "1;NaN;-Infinity", "[1.0, NaN, -Infinity]"), ("FLOAT", "1e5", "100000.0"),
        ("ANY", "7", "7"), ("ANY", "'it\\'s'", "'it\\'s'"), ("ANY", "\"[1, 2.0, 'a']\"", "[1, 2.0, 'a']"),
        ("ANY", "date('2024-05-31')", "2024-05-31"), ("ANY", "\"[]\"", "[]"), ("STRING", "\"\"", "''"),
        ("STRING", "", "null"),
        ("STRING", "\"a\r\nb\"", "'a\\r\\nb'"),
    ])
    func valuesAreOfTheTypeInTheHeader(type: String, field: String, value: String) throws {
        let folder = Self.folder(["nodes/P.csv": "id:ID(P),v:\(type)\n1,\(field)\n"])
        let graph = try GraphCSV.load(folder: folder.path)
        #expect(graph.property(NodeID(0), graph.findKey("v")!).literal(in: graph) == value)
    }

    @Test(arguments: [
        ("id:ID(P),name:STRING\na,\"one\n\n\ntwo\"\nb,x\na,y\n", 7),
        ("\u{FEFF}id:ID(P),name:STRING\r\na,\"one\r\ntwo\"\r\n\r\na,y\r\n", 5),
        ("id:ID(P),\"a\nb:STRING\"\nx,y\nx,z\n", 4), ("id:ID(P)\rx\rx\r", 3),
        ("id:ID(P),t:STRING,n:INT\na,\"1\n2\n3\",x\n", 4), ("id:ID(P),t:STRING,n:INT\n\na,\"1\n2\",3,4\n", 3),
        ("id:ID(P),t:STRING,n:INT\na,\"1\n2\"\n", 2), ("id:ID(P),n:FLOAT\na,1\n\nb,1e999\n", 4),
        ("id:ID(P),t:STRING,n:INT[]\na,\"1\n2\",1;x\n", 3), ("id:ID(P),t:STRING\na,\"1\nb,2\n", 2),
        ("id:ID(P),v:ANY\na,[1\n", 2), ("id:ID(P),:LABEL\na,`x\n", 2), ("id:ID(P){id-type:int}\n1\nx\n", 3),
        ("id:ID(P){id-typ:int}\n1\n", 1), ("id:ID(P),n:INT,n:STRING\n1,1,1\n", 1), ("id:ID(P),n:INT[][]\n", 1),
    ])
    func errorsNameTheLineThatAnEditorShows(text: String, line: Int) {
        let folder = Self.folder(["nodes/P.csv": text])
        let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
        #expect(error?.line == line, "\(error?.description ?? "no error")")
    }

    @Test func textsMustBeUTF8() {
        let folder = TemporaryFolder()
        folder.write("nodes/P.csv", Array("id:ID(P),n:STRING\n1,ok\n2,".utf8) + [0xC3, 0x28, 0x0A])
        let error = #expect(throws: GraphCSVError.self) { try GraphCSV.load(folder: folder.path) }
        #expect(error?.line == 3)
    }
}
