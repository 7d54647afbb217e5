/// What a word or phrase is used for, as the phases and the rule files ask of it.
///
/// The raw values are stored in compiled tables: new classes go to the end.
public enum WordClass: UInt8, CaseIterable, Sendable {
    /// A thing that the lists know by name.
    case name
    /// An adjective of a place ("أردني", "Jordanian").
    case demonym
    /// A given name, a family name.
    case given, family
    /// A noun of an office or calling that stands before a name or in its place.
    case role
    /// A noun for people who are cited without a name ("مصدر", "official").
    case source
    /// A noun of an organization.
    case body
    /// A noun of an outlet ("صحيفة", "newspaper").
    case publisher
    /// A noun of a place ("مدينة").
    case place
    /// A noun of a text that speaks for who made it ("بيان", "statement").
    case document
    /// A noun of a text that speaks for itself, unless the article tells who made it ("report").
    case text
    /// An adjective that is part of an organization's name.
    case bodyAdjective
    /// A verb of reporting; the value is its number.
    case verb
    /// A that-word.
    case complementizer
    /// "His saying" after a verb of relaying.
    case saying
    /// What stands before a source beside its content ("وفق", "according to"); with a clause after it.
    case attribution, attributionClause
    /// What passes on another's words within a source ("نقلا عن", "citing").
    case citing
    /// A phrase that hangs on the verb and is neither subject nor content.
    case adjunct
    /// Hearers who are nobody in particular ("reporters").
    case addressee
    case preposition, conjunction, relative, pronoun
    /// A word that is never a name or a part of one.
    case stop
    /// After these a that-word is none of speech.
    case notBeforeThat
    /// An idiom with a verb of saying that reports nothing.
    case notSpeech
    case weekday, month, hijri
    /// A day counted from today; the value is the shift.
    case day
    case dayPart, weekdayPast, weekdayFuture
    /// Words that open captions, teasers and matter that is no article.
    case caption, teaser, boilerplate
    /// A form of address before a name that is no part of it ("السيد", "Mr").
    case title
    /// A form of address that stands for its holder ("معاليه", "Her Excellency").
    case honorific
    /// A word cut short whose point ends no sentence.
    case abbreviation
    /// What ends a name after a comma or none ("Jr.", "Inc.").
    case suffix
    /// A preposition that goes on in a body's name with what the body is for ("Movement for Renewal").
    case aim
    /// Letters behind a person's name that are no part of it ("MP", "KC"), where capitals write them.
    case postnominal
    /// A part of a name that calls for another word ("بن", "van").
    case connector
    /// What begins a name without being one itself ("عبد").
    case opener
    case determiner
    /// An adjective or noun that describes a source ("senior", "رفيع").
    case adjective
    case auxiliary, negation
    /// After these a verb belongs to a clause that hangs on another.
    case subordinator
    /// A verb of being before another verb ("كان").
    case past
    /// "قد" and the like, which a verb may follow.
    case particle
    case contrast
    /// What opens the reporter's own remark after a comma ("وهو").
    case remark
    /// Opens a concession of the reporter's ("despite").
    case concession
    /// "As for", before a subject that a verb follows.
    case asFor
    /// A preposition that goes on in the noun phrase of a role ("لشؤون").
    case link
    /// "Named" before a person's name; "of" between nouns.
    case named, called, of
    /// Words before or after a number of people.
    case quantifier
    /// A calling that speaks for its outlet.
    case correspondent
    /// What an anonymous source asked for.
    case anonymity
    /// "Then" before the content of an attribution that opens the sentence.
    case result
    case describing
    /// "Came" in "as came in a statement".
    case came
    /// "By saying" after a verb that is no speech.
    case byMeansOf
    case about, infinitive
    /// Nouns of places that are part of the name ("حي").
    case quarter
    case placeOpener, weakPlace, notPlaceAdjective, placePreposition, motionPreposition, placeWord, peopleOf
    /// Somebody whose office is over a place.
    case ruler
    case weakPublisher, outletDescription, outletWord
    /// Nouns of bodies that call for a name, that are common even with an adjective, that every body has.
    case namedBody, plainBody, commonBody, organizationWord, companyNoun, company
    /// Nouns that any body may go by, whatever it is called ("organization", "group").
    case generalBody
    /// Nouns that stand before a name without being part of it.
    case label
    case channel
    /// A pronoun for a speaker that is no person ("it").
    case thingPronoun
    /// Prefixes of flashes that are stripped ("عاجل", "الآن").
    case flash
    /// "Passive" auxiliaries before "quoted as saying".
    case passive
    /// Marks an interviewer's turn ("المذيع").
    case interviewer
    case era
    case reason
    /// A verb of motion or action that a lead subject takes; no speech.
    case action
    /// A relative or measure word that makes a clause ("ما").
    case what
    /// Agent preposition ("by").
    case by
    /// A dateline's or byline's words for agencies in general ("وكالات").
    case agencies
    /// Counts or shifts days: "قبل" before "يومين", "ago".
    case ago, unitDay, unitWeek
    case number
    /// A noun of an action, by its shape where no list has it ("ارتفاع").
    case verbalNoun
    /// Marks the turn of the one who is asked ("ج", "A").
    case interviewee
    /// A finite verb that shows that a clause follows ("was", "will").
    case finite
    /// Joins a second that-clause to the first ("and").
    case joint
    /// What opens the reporter's own words after a clause that was said, whatever follows ("وذلك").
    case closing
    /// After it the same speaker goes on, though the verb hangs on another ("before" in "before he added").
    case sequel
    /// A word whose quotation is a title or a term, no speech ("entitled").
    case titled
    /// A noun of an outlet that hands its stories on to others ("وكالة", "agency").
    case agency
    /// A word that loses its last letter before a vowel and is written with the next word, an apostrophe between ("l'").
    case elided
    /// A form of asking or calling, whose object answers.
    case asking
    /// What turns the sense of the words beside it; the value is 0 for what denies them, else the number of a pair of opposites,
    /// the same in every language, one of them with a minus.
    case polarity
    /// A noun for people by what they do; the value is the kind of calling: nouns of one kind may stand for one another
    /// ("minister", "official"), those of 0 for anybody ("man").
    case calling
    /// A noun for somebody's relative or agent: before a name it is another than its bearer ("والدة", "wife").
    case kin
    /// A word of a number; the value is the number, or below 0 the power of ten. `dual`: twice that where it stands first;
    /// `plural`: only behind a number; `compound`: multiplies what stands before it; `base`: a part of what was named last
    /// ("and a half"); `definite`: only written with digits ("3m").
    case numeral
    /// A noun or verb for people that are counted; the value names what befell them. `definite`: a measure, a currency, a share of a
    /// hundred, whose name the value is; in files `unit`.
    case counted
    /// What says that a number is not exact: 1 about, 2 at least, 3 at most, 4 more than, 5 less than. What opens a range of
    /// numbers (6 "between", 8 "from") or joins its ends (7 "to"); in files `range 1`, `3` and `2`. What makes the number beside it
    /// a name, an hour, an age or an order (9: "article", "aged"); in files `numbered`. `base`: stands behind the number.
    /// What makes hours behind a number those of the clock (10: "à"); in files `clock`.
    case comparator
    /// What the head of a table calls a field of an article; the value is the field's short name ("=head").
    case column
    /// A letter for a half of the day behind an hour ("م"); the value is 12 for the second one.
    case hourPart
    /// What says that somebody is accused of something, or was found guilty of it ("charged with", "comparaît", "بتهمة").
    case charged
    /// What a line of a page begins with, or is, that is no text of its article; the value is the short name of how ("=lead").
    case furniture

    /// The name in data and rule files: "body-adjective" for `bodyAdjective`.
    public var fileName: String {
        var text = ""
        for scalar in "\(self)".unicodeScalars {
            if scalar.properties.isUppercase { text += "-" }
            text += scalar.properties.lowercaseMapping
        }
        return text
    }

    /// Names in files that stand for a class with a tag, or for its values from some number on.
    static let meanings: [String: (kind: WordClass, tags: WordTags, value: Int32)] = [
        "unit": (.counted, .definite, 0), "range": (.comparator, [], 5), "numbered": (.comparator, [], 9),
        "clock": (.comparator, [], 10), "common": (.stop, .base, 0),
    ]

    /// Every class by its name in files.
    public static let byFileName: [String: WordClass] =
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.fileName, $0) })
}

/// A set of classes, for one test of a token.
public struct ClassSet: Hashable, Sendable, BitwiseCopyable {
    /// Bits of the classes below 64, and of those from 64 on.
    public var low: UInt64
    /// The bits of the classes from 64 on.
    public var high: UInt64

    /// Makes one of what it holds.
    @inlinable public init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }
    /// The empty set.
    @inlinable public init() { (low, high) = (0, 0) }
    /// The set of one class.
    @inlinable public init(_ kind: WordClass) {
        let bit = UInt64(1) << UInt64(kind.rawValue & 63)
        (low, high) = kind.rawValue < 64 ? (bit, 0) : (0, bit)
    }
    /// The set of some classes.
    @inlinable public init(_ kinds: [WordClass]) {
        self.init()
        for kind in kinds { insert(kind) }
    }
    /// True where a class is in the set.
    @inlinable public func contains(_ kind: WordClass) -> Bool {
        let bit = UInt64(1) << UInt64(kind.rawValue & 63)
        return (kind.rawValue < 64 ? low : high) & bit != 0
    }
    /// Stand among classes for what is none: a name, a number, a capital, a mark of some kind, a word.
    @inlinable public static var named: ClassSet { ClassSet(low: 0, high: 1 << 63) }
    /// A number.
    @inlinable public static var numeral: ClassSet { ClassSet(low: 0, high: 1 << 62) }
    /// A word with a capital.
    @inlinable public static var capital: ClassSet { ClassSet(low: 0, high: 1 << 61) }
    /// A mark.
    @inlinable public static var mark: ClassSet { ClassSet(low: 0, high: 1 << 60) }
    /// A word that no list knows.
    @inlinable public static var unknown: ClassSet { ClassSet(low: 0, high: 1 << 63) }
    /// A comma.
    @inlinable public static var comma: ClassSet { ClassSet(low: 0, high: 1 << 62) }
    /// A colon.
    @inlinable public static var colon: ClassSet { ClassSet(low: 0, high: 1 << 61) }
    /// A mark that opens or closes a quotation, or may.
    @inlinable public static var quotes: ClassSet { ClassSet(low: 0, high: 1 << 60) }
    /// A mark that ends a sentence.
    @inlinable public static var stop: ClassSet { ClassSet(low: 0, high: 1 << 59) }
    /// A dash.
    @inlinable public static var dash: ClassSet { ClassSet(low: 0, high: 1 << 58) }
    /// A word.
    @inlinable public static var word: ClassSet { ClassSet(low: 0, high: 1 << 57) }
    /// A word that begins with an article.
    @inlinable public static var article: ClassSet { ClassSet(low: 0, high: 1 << 56) }

    /// Adds a class.
    @inlinable public mutating func insert(_ kind: WordClass) { formUnion(ClassSet(kind)) }
    /// Adds the classes of another set.
    @inlinable public mutating func formUnion(_ other: ClassSet) {
        low |= other.low
        high |= other.high
    }
    /// The classes that are not in another set.
    @inlinable public func without(_ other: ClassSet) -> ClassSet {
        ClassSet(low: low & ~other.low, high: high & ~other.high)
    }
    /// Keeps the classes of another set alone.
    @inlinable public mutating func formIntersection(_ other: ClassSet) {
        low &= other.low
        high &= other.high
    }
    /// The classes of both sets.
    @inlinable public func union(_ other: ClassSet) -> ClassSet {
        ClassSet(low: low | other.low, high: high | other.high)
    }
    /// True where no class is in both sets.
    @inlinable public func isDisjoint(with other: ClassSet) -> Bool { (low & other.low) | (high & other.high) == 0 }
    /// True where no class is in it.
    @inlinable public var isEmpty: Bool { low | high == 0 }
    /// True for sets of the same classes.
    @inlinable public static func == (a: ClassSet, b: ClassSet) -> Bool { a.low == b.low && a.high == b.high }
}
