/// The looks of pages, dark and light as the reader's system has it. Names of colours are set once; parts use them.
enum PageStyle {
    /// How a page begins, up to and with its `<body>`: its title, already written for HTML, and its style besides ``whole``.
    static func opening(_ title: String, _ styles: String...) -> String {
        """
        <!doctype html>
        <html>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        \(([whole] + styles).joined(separator: "\n"))
        </style>
        </head>
        <body>

        """
    }

    /// Of every page.
    static let whole = """
        :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #555; --line: #ccc; --link: #1a56b0;
          --said: #fdf3d0; --direct: #dcefdc; --mixed: #e3ecf8; --target: #fff3b0; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --ink: #ddd; --paper: #161616; --faint: #aaa;
          --line: #444; --link: #8ab4f8; --said: #4a4119; --direct: #234023; --mixed: #24364d; --target: #54480f; } }
        :root[data-theme=dark] { color-scheme: dark; --ink: #ddd; --paper: #161616; --faint: #aaa; --line: #444;
          --link: #8ab4f8; --said: #4a4119; --direct: #234023; --mixed: #24364d; --target: #54480f; }
        :root[data-theme=light] { color-scheme: light; }
        body { font: 1.05rem/1.7 serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink);
          background: var(--paper); }
        a { color: var(--link); }
        """

    /// Of marked articles.
    static let articles = """
        article { border-top: 1px solid var(--line); padding-top: 1rem; }
        article:first-of-type { border: 0; }
        article h1 { font-size: 1.5rem; line-height: 1.4; }
        article section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
        article section p { margin: 0 0 1rem; white-space: pre-line; unicode-bidi: plaintext; }
        article ol { font: .85rem/1.5 sans-serif; margin: 0 0 1rem; padding-inline-start: 2rem; }
        .facts, small, code { color: var(--faint); font-size: .85rem; }
        .headline { font-weight: bold; }
        .caption, .teaser, .boilerplate { color: var(--faint); font-size: .9rem; }
        mark { background: var(--said); color: inherit; }
        mark.direct { background: var(--direct); }
        mark.mixed { background: var(--mixed); }
        mark.nobody { outline: 2px solid #c0392b; }
        a.n { font: .7rem sans-serif; vertical-align: super; margin-inline-end: .15rem; text-decoration: none; }
        li:target, tr:target { background: var(--target); }
        @media (max-width: 48rem) { article section { display: block; } }
        """

    /// Of tables, for documents that hold nothing else.
    static let table = """
        table { border-collapse: collapse; font: .95rem/1.5 sans-serif; }
        th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top; }
        th { position: sticky; top: 0; background: var(--paper); }
        td { unicode-bidi: plaintext; white-space: pre-line; overflow-wrap: break-word; max-width: 40rem; }
        td.time { white-space: nowrap; }
        td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        """
}
