/// `:help corrections`: how a graph of articles is corrected, and how that is kept.
enum CorrectionHelp {
    static let page = """
        Corrections change the graph at once, and are kept with it by `:write` (or --write FILE.naql): in the archive that was
        opened, or in FILE.naql. They are done again when the archive is imported into, although an article has changed:
        each names what it is about by article, words and name.

          :note 3 asked the ministry         a remark on what row 3 of the last result is about, as `notes`
          :mark 3 checked|wrong|call         how far it is looked into, as `mark`; `:mark 3 none` takes that back
          :said 3 Hani Bazzi [as Person]     who said the statement of row 3; `:said 3 -` says that nobody is known
          :span 3 the bridge was safe        which words of its article the statement is
          :drop 3, :drop Al-Jisr             it is no statement; it is nobody's name
          :same "Hani Bazzi" "H. Bazzi"      both are one, called by the first name
          :alias "Hani Bazzi" "Abu Sami"     another name, also of articles to come
          :split "Hani Bazzi" "Hani Bazzi (judge)" 3 5   somebody else in the articles of rows 3 and 5

          :review, :review sheet.csv         statements one by one, the doubtful first, with one key each

        A row may name its column: `:drop 3.who`. SET, CREATE and DELETE on an archive of articles are kept likewise.
        `:corrections` lists them with who and when (`$NAQL_USER`, else the account).

          naql corrections a.naql > mine.csv           prints them as a sheet, for a colleague
          naql b.naql --corrections mine.csv           adds a sheet to what is opened
          naql import articles -o b.naql --corrections mine.csv

        A sheet that contradicts what is there is refused with its conflicts; --conflicts mine, theirs or latest says whose
        word counts. An archive that another wrote since it was opened is not written over.

        `:save NAME` keeps a question, `:save FILE.naql` writes a file, `:save` alone is `:write`. Leaving with changes that are
        not kept asks; `:quit!` does not.
        """
}
