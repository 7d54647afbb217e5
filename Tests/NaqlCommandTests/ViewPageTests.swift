import Foundation
import Testing

/// `naql view` in a browser: Chromium runs the page with a script that acts as a person does, and tells what it saw.
@Suite(.serialized) struct ViewPageTests {
    static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static let query =
        "MATCH (who)-[said:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a) "
        + "WHERE s.kind = 'direct' RETURN who, said, s, s.text AS words, size(s.text) AS letters, a.day AS day"

    /// What the page's text is after `script` has acted on it.
    private func acted(_ script: String) throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("view-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = try Program.naql(["view", "seeds", "-q", "-c", Self.query, "-o", folder + "/page.html"])
        try #require(written.status == 0, "\(written.errors)")
        let page = try String(contentsOfFile: folder + "/page.html", encoding: .utf8)
        let acting = """
            <script>
            const seen = {};
            try { \(script) } catch (error) { seen.error = String(error); }
            seen.requests = performance.getEntriesByType('resource').length;
            const report = document.createElement('pre');
            report.id = 'report';
            report.textContent = Object.entries(seen).map(([key, value]) => key + '=' + value).join('\\n');
            document.body.append(report);
            </script>
            </body>
            """
        try Data(page.replacingOccurrences(of: "</body>", with: acting).utf8).write(
            to: URL(fileURLWithPath: folder + "/page.html"))
        let shown = try Program.shell(
            "timeout 90 \(try #require(Self.browser)) --headless --no-sandbox --disable-gpu --window-size=1200,900 "
                + "--user-data-dir='\(folder)/profile' --dump-dom 'file://\(folder)/page.html' 2>/dev/null")
        let report = try #require(shown.output.components(separatedBy: "<pre id=\"report\">").dropFirst().first)
        var seen: [String: String] = [:]
        for line in report.components(separatedBy: "</pre>")[0].components(separatedBy: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { seen[parts[0]] = parts[1] }
        }
        return seen
    }

    @Test(.enabled(if: browser != nil)) func thePageIsDrawnFilteredSortedAndPointedAt() throws {
        let seen = try acted(
            """
            const filter = document.getElementById('filter');
            const rows = () => [...document.querySelectorAll('#rows tbody tr')].filter((row) => !row.hidden);
            seen.all = rows().length;
            filter.value = 'أُحدًا'; filter.dispatchEvent(new Event('input'));
            seen.filtered = rows().length > 0 && rows().length < seen.all;
            seen.told = document.getElementById('count').textContent.includes(' of ');
            filter.value = ''; filter.dispatchEvent(new Event('input'));
            const head = [...document.querySelectorAll('.sort')].find((button) => button.textContent === 'letters');
            head.click();
            const numbers = () => rows().map((row) => Number(row.querySelector('td.number').textContent));
            seen.ascending = numbers().every((n, i, all) => i === 0 || all[i - 1] <= n);
            head.click();
            seen.descending = numbers().every((n, i, all) => i === 0 || all[i - 1] >= n);
            seen.sorted = head.parentElement.getAttribute('aria-sort');
            const node = [...document.querySelectorAll('.node')].find((n) => n.dataset.tip.startsWith('Statement'));
            seen.drawn = [...document.querySelectorAll('.node')].every((n) => n.getBoundingClientRect().width > 0);
            node.dispatchEvent(new PointerEvent('pointermove', { clientX: 50, clientY: 50, bubbles: true }));
            const tip = document.getElementById('tip');
            seen.tip = !tip.hidden && tip.textContent.split('\\n').length >= 2;
            seen.dimmed = document.querySelectorAll('.edge.dim').length > 0;
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
            seen.gone = tip.hidden;
            const cell = [...document.querySelectorAll('td')].find((td) => /^[\\u0600-\\u06FF]/.test(td.textContent));
            seen.right = getComputedStyle(cell).direction;
            """)
        #expect(seen["error"] == nil && seen["requests"] == "0", "\(seen)")
        #expect(Int(seen["all"] ?? "") ?? 0 > 20)
        for wish in ["filtered", "told", "ascending", "descending", "drawn", "tip", "dimmed", "gone"] {
            #expect(seen[wish] == "true", "\(wish): \(seen)")
        }
        #expect(seen["sorted"] == "descending" && seen["right"] == "rtl", "\(seen)")
    }

    @Test(.enabled(if: browser != nil)) func thePictureMovesAndLinksLead() throws {
        let seen = try acted(
            """
            const picture = document.getElementById('picture');
            const box = picture.viewBox.baseVal;
            const first = box.width;
            picture.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
            seen.zoomed = box.width < first;
            const x = box.x;
            picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
            seen.panned = box.x > x;
            picture.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true }));
            seen.whole = Math.abs(box.width - first) < 1;
            picture.setPointerCapture = () => {};
            const edge = document.querySelector('.edge');
            const node = document.getElementById('n' + edge.dataset.from);
            const path = edge.firstElementChild.getAttribute('d');
            const circle = node.querySelector('circle');
            circle.dispatchEvent(new PointerEvent('pointerdown', { clientX: 100, clientY: 100, bubbles: true }));
            picture.dispatchEvent(new PointerEvent('pointermove', { clientX: 300, clientY: 200, bubbles: true }));
            picture.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
            seen.dragged = edge.firstElementChild.getAttribute('d') !== path;
            const links = [...document.querySelectorAll('main a[href^="#"], nav a')];
            seen.links = links.length;
            seen.lead = links.every((link) => document.getElementById(link.getAttribute('href').slice(1)));
            seen.back = document.querySelectorAll('article a[href^="#r"]').length;
            seen.names = [...document.querySelectorAll('[tabindex="0"], .moment')].every((e) => e.getAttribute('aria-label'));
            seen.moments = document.querySelectorAll('.moment').length;
            document.getElementById('theme').click();
            const dark = getComputedStyle(document.body).backgroundColor;
            document.getElementById('theme').click();
            seen.themes = dark !== getComputedStyle(document.body).backgroundColor;
            """)
        #expect(seen["error"] == nil, "\(seen)")
        for wish in ["zoomed", "panned", "whole", "dragged", "lead", "names", "themes"] {
            #expect(seen[wish] == "true", "\(wish): \(seen)")
        }
        for count in ["links", "back", "moments"] { #expect(Int(seen[count] ?? "") ?? 0 > 10, "\(count): \(seen)") }
    }
}
