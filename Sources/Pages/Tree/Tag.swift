import CMarkup

/// The kind of an element; every element that reading an article is not about is `other`.
struct Tag: Equatable, Hashable {
    let code: UInt8
    init(_ code: UInt8) { self.code = code }
    private init(_ code: some BinaryInteger) { self.code = UInt8(truncatingIfNeeded: code) }

    static let text = Tag(0)
    static let a = Tag(NAQL_A)
    static let article = Tag(NAQL_ARTICLE)
    static let aside = Tag(NAQL_ASIDE)
    static let blockquote = Tag(NAQL_BLOCKQUOTE)
    static let body = Tag(NAQL_BODY)
    static let br = Tag(NAQL_BR)
    static let caption = Tag(NAQL_CAPTION)
    static let cite = Tag(NAQL_CITE)
    static let dd = Tag(NAQL_DD)
    static let div = Tag(NAQL_DIV)
    static let dt = Tag(NAQL_DT)
    static let figcaption = Tag(NAQL_FIGCAPTION)
    static let figure = Tag(NAQL_FIGURE)
    static let footer = Tag(NAQL_FOOTER)
    static let form = Tag(NAQL_FORM)
    static let h1 = Tag(NAQL_H1)
    static let h6 = Tag(NAQL_H6)
    static let head = Tag(NAQL_HEAD)
    static let header = Tag(NAQL_HEADER)
    static let hr = Tag(NAQL_HR)
    static let html = Tag(NAQL_HTML)
    static let li = Tag(NAQL_LI)
    static let link = Tag(NAQL_LINK)
    static let main = Tag(NAQL_MAIN)
    static let meta = Tag(NAQL_META)
    static let nav = Tag(NAQL_NAV)
    static let noscript = Tag(NAQL_NOSCRIPT)
    static let p = Tag(NAQL_P)
    static let pre = Tag(NAQL_PRE)
    static let q = Tag(NAQL_Q)
    static let section = Tag(NAQL_SECTION)
    static let span = Tag(NAQL_SPAN)
    static let sup = Tag(NAQL_SUP)
    static let table = Tag(NAQL_TABLE)
    static let td = Tag(NAQL_TD)
    static let th = Tag(NAQL_TH)
    static let time = Tag(NAQL_TIME)
    static let title = Tag(NAQL_TITLE)
    static let tr = Tag(NAQL_TR)
    static let ul = Tag(NAQL_UL)

    var isHeading: Bool { code >= Tag.h1.code && code <= Tag.h6.code }

    private static func table(_ tags: [Int]) -> [Bool] {
        var table = [Bool](repeating: false, count: 256)
        for tag in tags { table[Int(tag)] = true }
        return table
    }

    private static let blocks = table(
        [
            NAQL_ADDRESS, NAQL_ARTICLE, NAQL_ASIDE, NAQL_BLOCKQUOTE, NAQL_BODY, NAQL_CAPTION, NAQL_CENTER, NAQL_DD,
            NAQL_DETAILS, NAQL_DIALOG, NAQL_DIV, NAQL_DL, NAQL_DT, NAQL_FIELDSET, NAQL_FIGCAPTION, NAQL_FIGURE,
            NAQL_FOOTER, NAQL_FORM, NAQL_H1, NAQL_H2, NAQL_H3, NAQL_H4, NAQL_H5, NAQL_H6, NAQL_HEAD, NAQL_HEADER,
            NAQL_HGROUP, NAQL_HR, NAQL_HTML, NAQL_LI, NAQL_MAIN, NAQL_NAV, NAQL_OL, NAQL_P, NAQL_PRE, NAQL_SECTION,
            NAQL_SUMMARY, NAQL_TABLE, NAQL_TBODY, NAQL_TD, NAQL_TFOOT, NAQL_TH, NAQL_THEAD, NAQL_TITLE, NAQL_TR,
            NAQL_UL,
        ])
    private static let unseen = table(
        [
            NAQL_SCRIPT, NAQL_STYLE, NAQL_TEMPLATE, NAQL_SVG, NAQL_IFRAME, NAQL_BUTTON, NAQL_SELECT, NAQL_TEXTAREA,
            NAQL_OBJECT, NAQL_VIDEO, NAQL_DIALOG, NAQL_OPTION, NAQL_INPUT,
            // What was struck out: a correction takes it back.
            NAQL_DEL, NAQL_S, NAQL_STRIKE,
        ])

    /// Whether it stands on lines of its own.
    var isBlock: Bool { Tag.blocks[Int(code)] }
    /// Whether nothing in it is text of the page.
    var isUnseen: Bool { Tag.unseen[Int(code)] }
}
