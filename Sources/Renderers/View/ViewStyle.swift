/// The looks of a page of a result, beside those of every page.
enum ViewStyle {
    static let text = """
        body { max-width: 90rem; }
        header pre { white-space: pre-wrap; font-size: .95rem; border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; }
        nav { display: flex; gap: 1rem; align-items: center; font-family: sans-serif; }
        h2 { font: 600 1.2rem sans-serif; margin-top: 2rem; }
        button, input { font: inherit; font-family: sans-serif; color: inherit; background: var(--paper);
          border: 1px solid var(--line); border-radius: .3rem; padding: .1rem .5rem; }
        button:focus-visible, a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
        .wide { overflow: auto; max-height: 80vh; }
        .sort { border: 0; padding: 0; font-weight: bold; cursor: pointer; text-align: start; }
        th[aria-sort=ascending] .sort::after { content: " \\25B2"; }
        th[aria-sort=descending] .sort::after { content: " \\25BC"; }
        #picture { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: .4rem; touch-action: none;
          cursor: grab; }
        #timeline { width: 100%; }
        svg text { font: 11px sans-serif; fill: var(--ink); text-anchor: middle; pointer-events: none; }
        .edge path { stroke: var(--faint); fill: none; stroke-opacity: .55; }
        .edge text { font-size: 8px; fill: var(--faint); }
        #arrow path { fill: var(--faint); }
        .node { cursor: pointer; }
        .node circle { fill: hsl(var(--hue) 60% 62%); stroke: var(--paper); stroke-width: 2; }
        .node:hover circle, .node:focus circle { stroke: var(--link); stroke-width: 4; }
        .dim { opacity: .15; }
        .axis { stroke: var(--line); }
        .moment circle { fill: var(--link); fill-opacity: .75; }
        .moment:hover circle, .moment:focus circle { fill: #c0392b; }
        #tip { position: fixed; max-width: 28rem; padding: .5rem .8rem; background: var(--paper); border: 1px solid var(--faint);
          border-radius: .4rem; box-shadow: 0 2px 12px #0005; white-space: pre-line; pointer-events: none; z-index: 9;
          unicode-bidi: plaintext; }
        """
}
