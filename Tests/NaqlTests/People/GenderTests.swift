import Naql
import PropertyGraph
import Testing

/// A person's gender, and what shows it: the article before any list of names, and nothing where nothing does.
@Suite struct GenderTests {
    private func genders(_ text: String) throws -> [String: String] {
        let folder = try ScratchFolder(["a.txt": text])
        let session = Session()
        _ = try session.load([folder("a.txt")], options: LoadOptions())
        let rows = try session.run("MATCH (p:Person) RETURN p.name, p.gender, p.genderBy").all()
        return Dictionary(
            rows.map { row in
                let words = row.map { $0.scalarText ?? "-" }
                return (words[0], words[1] + " " + words[2])
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: [
        // A form of address, an office in the feminine.
        ("وقالت النائبة رهف الصوان إن الجلسة أجلت.", "رهف الصوان", "female title"),
        ("ودعا السيد نور الشيحاني إلى الهدوء، وقال إن الطريق مفتوح.", "نور الشيحاني", "male title"),
        ("Mrs Robin Ashdell said that the road was open.", "Robin Ashdell", "female title"),
        ("La ministre Dominique Verlac a déclaré que la route était ouverte.", "Dominique Verlac", "female title"),
        // The form of the verb, whatever the name.
        ("وقالت نور الشيحاني إن الطريق مفتوح.", "نور الشيحاني", "female verb"),
        ("وقال نور الشيحاني إن الطريق مفتوح.", "نور الشيحاني", "male verb"),
        // A pronoun.
        ("Robin Ashdell leads the port. She said that the road was open.", "Robin Ashdell", "female pronoun"),
        ("Robin Ashdell came to the port in May. He has led it since.", "Robin Ashdell", "male pronoun"),
        // A list of names.
        ("Hani Bazzi said that the road was open.", "Hani Bazzi", "male name"),
        ("Hani Bazzi and Margaret Dunmore opened the road.", "Margaret Dunmore", "female name"),
        // What nothing shows is absent, and so is what the article and the name say differently once.
        ("Quillow Ashdell said that the road was open.", "Quillow Ashdell", "- -"),
        ("Margaret Dunmore came in May. He has led it since.", "Margaret Dunmore", "- -"),
    ])
    func isShown(text: String, name: String, expected: String) throws {
        let found = try genders("Road\n\n\(text)\n")
        #expect(found[name] == expected, "\(found)")
    }

    @Test func aWordWithAPronounWrittenOnIsNoFeminine() throws {
        let found = try genders("قضية\n\nوقال محاميه أشرف الدقناوي إن الجلسة أجلت.\n")
        #expect(found["أشرف الدقناوي"]?.hasPrefix("male") == true, "\(found)")
    }
}
