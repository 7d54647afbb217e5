import Naql
import PropertyGraph
import Testing

/// What a search query does not know is refused with its place and a remedy; what it knows finds.
@Suite struct SearchQueryTests {
    private func session() throws -> Session {
        let session = Session()
        _ = try session.run(
            """
            CREATE (:Sentence {id: 1, text: 'The minister denied the report, AT&T said at 10:30'}),
            (:Sentence {id: 2, text: 'Ministers deny nothing'}), (:Sentence {id: 3, text: 'The late report of Al-Marfa'})
            """
        ).all()
        return session
    }

    private func ids(_ query: String) throws -> [Int64] {
        let result = try session().run(
            "CALL search.text($q) YIELD node RETURN node.id AS id ORDER BY id", parameters: ["q": .string(query)])
        return try result.all().compactMap { if case .integer(let id) = $0[0] { id } else { nil } }
    }

    @Test(arguments: [
        ("minister", [1, 2]), ("minister AND report", [1]), ("report -minister", [3]), ("-minister report", [3]),
        ("minister AND -report", [2]), ("-report AND minister", [2]), ("late OR (minister AND -report)", [2, 3]),
        ("\"late report\"", [3]), ("«late report»", [3]), ("“late report”", [3]), ("-(late OR denied) report", []),
        ("rep*", [1, 3]), ("report -\"late report\"", [1]), ("Al-Marfa", [3]), ("AT&T", [1]), ("10:30", [1]),
        ("late, nothing!", [2, 3]), ("said — report", [1, 3]), ("(late)", [3]), ("REPORT", [1, 3]), ("late …", [3]),
        ("\"late report\", nothing", [2, 3]),
        // Slop as Lucene counts it: a word between costs one, two words that have changed places two.
        ("\"minister denied\"~0", [1]), ("\"minister report\"~1", []), ("\"minister report\"~2", [1]),
        ("\"report late\"~1", []), ("\"report late\"~2", [3]), ("«minister report»~2", [1]),
        ("\"the denied report\"~3", [1]),
        // NEAR in either order, with at most so many words between.
        ("minister NEAR report", [1]), ("report NEAR/2 minister", [1]), ("report NEAR/1 minister", []),
        ("deny near/0 minister", [2]), ("report NEAR/3 (denied OR late)", [1, 3]), ("rep* NEAR/3 \"at 10:30\"", [1]),
        ("minister NEAR/0 denied NEAR/1 report", [1]), ("report NEAR/0 late -marfa", []),
        ("late OR minister NEAR/0 deny AND nothing", [2, 3]),
    ])
    func finds(query: String, expected: [Int64]) throws {
        #expect(try ids(query) == expected)
    }

    @Test(arguments: [
        ("\"late report\"~", "`~` behind a phrase at character 14", "\"a b\"~5"),
        ("\"late report\"~x", "`~x` behind a phrase at character 14", "\"a b\"~5"),
        ("\"late report\"~1.5", "`~1.5` behind a phrase", "~5"),
        ("\"late\"~5", "`~5` behind a single word at character 7", "\"a b\"~5"),
        ("\"late report\"~99999999999999999999", "`~99999999999999999999` at character 14", "10000 words"),
        ("a NEAR/99999999999999999999 b", "`NEAR/99999999999999999999` at character 3", "10000 words"),
        ("NEAR a", "`NEAR` without a word before it at character 1", "a NEAR/5 b"),
        ("a NEAR/2", "`NEAR/2` without a word behind it at character 3", "a NEAR/5 b"),
        ("a NEAR -b", "`NEAR` without a word behind it", "a NEAR/5 b"),
        ("a NEAR NEAR b", "`NEAR` without a word before it at character 8", "a NEAR/5 b"),
        ("a NEAR/x b", "`NEAR/x` at character 3", "a NEAR/5 b"), ("a NEAR/ b", "`NEAR/` at character 3", "a NEAR/5 b"),
        ("(a AND b) NEAR c", "`NEAR` beside more than words, phrases or a choice of them at character 1", "AND"),
        ("c NEAR (a -b)", "`NEAR` beside more than words, phrases or a choice of them at character 8", "AND"),
        ("text:port", "`text:` at character 1", "{property: 'headline'}"),
        ("a https://x.y", "`https:` at character 3", "in quotes"),
        ("po?t", "`?t` at character 3", "a beginning, word*"), ("why?", "`?` at character 4", "a beginning"),
        ("*port", "`*port` at character 1", "word*"), ("po*rt", "`*rt` at character 3", "word*"),
        ("po**", "`**` at character 3", "word*"),
        ("Al-Mar*", "`*` behind what is not one word at character 7", "one word"),
        ("\"a b*\"", "`*` within quotes at character 5", "without quotes"),
        ("a w/5 b", "`w/5` at character 3", "NEAR/5"), ("a ONEAR b", "`ONEAR` at character 3", "NEAR/5"),
        ("text:\"a b\"", "`text:` at character 1", "{property: 'headline'}"),
        ("a ~5", "`~5` at character 3", "distance"), ("(a b)*", "`*` behind a parenthesis at character 6", "word*"),
        ("NOT a", "`NOT` at character 1", "-word"), ("a AND NOT b", "`NOT` at character 7", "-word"),
        ("!a", "`!a` at character 1", "-word"),
        ("+a b", "`+a` at character 1", "a AND b"), ("a && b", "`&&` at character 3", "write AND"),
        ("a & b", "`&` at character 3", "write AND"),
        ("a || b", "`||` at character 3", "write OR"), ("a|b", "`|b` at character 2", "write OR"),
        ("a^2", "`^2` at character 2", "weight"), ("\"a b\"^2", "`^2` behind a phrase at character 6", "weight"),
        ("(a b)^2", "`^2` behind a parenthesis at character 6", "weight"), ("roam~", "`~` at character 5", "likeness"),
        ("/po.t/", "`/po.t/` at character 1", "=~"), ("[a TO b]", "`[a` at character 1", "ranges"),
        (">5", "`>5` at character 1", "ranges"),
        ("\"open", "`\"` without `\"` at character 1", "close the quote"),
        ("a «b", "`«` without `»` at character 3", "close the quote"),
        ("a”", "`”` without a quote before it at character 2", "leave it out"),
        ("(a", "`(` without `)` at character 1", "close it"),
        ("a)", "`)` without `(` at character 2", "leave it out"),
        ("\"\"", "quotes without a word at character 1", "write a word"),
        ("AND", "`AND` without a word before it at character 1", "a AND b"),
        ("a AND", "`AND` without a word behind it at character 3", "a AND b"),
        ("OR a", "`OR` without a word before it at character 1", "a OR b"),
        ("a OR", "`OR` without a word behind it at character 3", "a OR b"),
        ("a OR OR b", "`OR` without a word before it at character 6", "a OR b"),
        ("a OR -b", "`OR` before what is not wanted at character 3", "a -b"),
        ("-a OR b", "`OR` without a word before it at character 4", "a OR b"), ("a - b", "`-` at character 3", "-word"),
        ("--a", "`--a` at character 1", "-word"),
        ("-a", "nothing to search for", "beside those that are not"), ("", "nothing to search for", "write a word"),
        ("()", "nothing to search for", "write a word"),
        ("… —", "nothing to search for", "write a word"), ("a\\:b", "`\\:b` at character 2", "in quotes"),
        ("وزير AND", "`AND` without a word behind it at character 6", "a AND b"),
    ])
    func refuses(query: String, what: String, remedy: String) throws {
        let error = #expect(throws: NaqlError.self) { try ids(query) }
        #expect(error?.type == "ArgumentError")
        #expect(
            error?.message.contains(what) == true && error?.message.contains(remedy) == true, "\(error?.message ?? "")")
    }

    @Test func refusesOnAnEmptyGraphAndAnyDepth() throws {
        let chain = Array(repeating: "a", count: 100_000).joined(separator: " NEAR ")
        for query in ["a~", String(repeating: "(", count: 100_000), chain] {
            #expect(throws: NaqlError.self) {
                try Session().run("CALL search.text($q)", parameters: ["q": .string(query)]).all()
            }
        }
    }
}
