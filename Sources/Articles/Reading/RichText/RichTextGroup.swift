/// What holds within a group of rich text, and ends with it.
struct RichTextGroup {
    /// Where the text of a group goes.
    enum Destination: Equatable {
        case body
        case fontTable
        case styles
        case author
        /// The facts of the document: of their parts only some are read.
        case facts
        /// Two forms of one text, of which the second is read.
        case twice
        case nowhere
    }

    var destination = Destination.body
    /// What the destination was before two forms began.
    var outer = Destination.body
    var font: Int?
    /// The font of the other direction.
    var otherFont: Int?
    var isRightToLeft = false
    /// How many bytes stand in for each letter that is named by its number.
    var substitutes = 1
    var isHidden = false
    var isDeleted = false
    var isEncapsulation = false
    /// The paragraph around a note or box, which goes on behind it.
    var interrupted: String?
    var isNote = false

    /// Whether its text is read.
    var isRead: Bool { destination == .body && !isHidden && !isDeleted && !isEncapsulation }

    /// Words that begin a text of the document that is none of the article.
    static let silent: Set<String> = [
        "annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref", "atntime", "atrfend",
        "atrfstart",
        "background", "bkmkend", "bkmkstart", "blipuid", "colorschememapping", "colortbl", "comment", "datafield",
        "datastore", "docvar", "fchars", "fldinst", "filetbl", "footer", "footerf", "footerl", "footerr",
        "formfield", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "generator", "header", "headerf",
        "headerl", "headerr", "lchars", "latentstyles", "listoverridetable", "listpicture", "listtable", "listtext",
        "mmathPr", "nextfile", "nonesttables", "nonshppict", "objalias", "objclass", "objdata", "objname", "objsect",
        "objtime", "oldcprops", "panose", "passwordhash", "pgptbl", "picprop", "pict", "pn", "pnseclvl", "pntext",
        "pntxta", "pntxtb", "private", "protusertbl", "revtbl", "rsidtbl", "rxe", "shppict", "shprslt", "sp", "tc",
        "tcn",
        "template", "themedata", "txe", "userprops", "wgrffmtfilter", "xe", "xmlattrname", "xmlattrvalue", "xmlnstbl",
        "xmlopen", "xmlclose", "htmltag", "mhtmltag",
    ]

    /// Words behind `\*` that are read all the same.
    static let known: Set<String> = ["shpinst", "do", "ud", "footnote"]
}
