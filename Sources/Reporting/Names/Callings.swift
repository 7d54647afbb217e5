/// The kinds of calling that nouns for people belong to, a bit each, as the class `calling` of the languages numbers them:
/// "minister" and "official" share one. Bit 0 is that of nouns for anybody ("man").
struct Callings: OptionSet, Sendable {
    let rawValue: UInt64
    /// What anybody may be called.
    static let anyone = Callings(rawValue: 1)
    /// Kinds so wide that two people of one article often share them: public office, politics.
    static let broad = Callings(rawValue: 0b110)

    /// Words for those whom an article does not name ("source").
    static let nameless = Callings(rawValue: 1 << 31)
    /// Family, travel, suffering: what anybody may be called besides his calling.
    static let circumstance = Callings(rawValue: 1 << 15 | 1 << 19 | 1 << 20)

    /// Offices that one person does not hold beside another of them: a president is no minister.
    static let exclusive = Callings(rawValue: 1 << 22)

    /// Those whom a court or the police hold to have done it ("the defendant").
    static let accused = Callings(rawValue: 1 << 23)

    /// Those who hold others to it: law, arms and order.
    static let justice = Callings(rawValue: 1 << 4 | 1 << 11)

    /// What people are in the affair that is told of, of whom there is often more than one.
    static let affair = Callings(rawValue: 1 << 19 | 1 << 20)

    /// The kinds that tell one from another.
    var special: Callings { subtracting([.anyone, .circumstance, .exclusive, .accused]) }
}
