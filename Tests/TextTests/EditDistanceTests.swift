import Testing
import Text

@Suite struct EditDistanceTests {
    @Test(arguments: [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("كتب", "كتاب", 1)])
    func distances(_ a: String, _ b: String, _ distance: Int) {
        #expect(EditDistance.between(Array(a), Array(b)) == distance)
        #expect(EditDistance.between(Array(b), Array(a)) == distance)
    }
}
