/// `:help figures`: the numbers that articles state, and what can be asked of them.
enum FigureHelp {
    static let page = """
        Numbers that articles state are values, whether digits or words say them, in every language that is read:

          (:Sentence|Statement)-[:STATES]->(:Figure)

          value          the number; absent for a range
          low, high      the ends of a range; what "at least" and "at most" leave
          unit           %, USD, EUR, km, tonne, year, month, hour, …
          of             dead, hurt, lost, else the noun that is counted, as written
          comparator     about, at least, at most, more than, less than, between
          text           as written; start and end are code points of the article

        Dates, years, ages, times of day, ordinals, scores, numbers to call and numbers of names ("Article 7", "Shaft 3") are
        none. A question about a toll:

          MATCH (w)-[:SAID]->(s:Statement)-[:STATES]->(f:Figure {of: "dead"})
          RETURN s.date, w.name, coalesce(f.value, f.low) AS toll, f.comparator ORDER BY s.date, toll;

        A sentence that only tells a number has it by (:Sentence)-[:STATES]->; `:open ROW` shows where it stands.
        """
}
