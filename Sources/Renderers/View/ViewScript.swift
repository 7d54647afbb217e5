/// What moves on a page of a result. Without it the page is all there, only still.
enum ViewScript {
    static let text = #"""
        'use strict';
        const at = (id) => document.getElementById(id);
        // Folded as the program folds for search: case, marks of vowels, forms of alef, yeh and teh marbuta.
        const fold = (text) => text.toLowerCase().normalize('NFKD').replace(/[\u064B-\u065F\u0670\u0640\p{Mn}]/gu, '')
          .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627').replace(/\u0649/g, '\u064A').replace(/\u0629/g, '\u0647');

        // The table: filter and sort.
        const body = document.querySelector('#rows tbody');
        const rows = [...body.rows];
        const all = at('count').textContent;
        at('filter').addEventListener('input', (event) => {
          const words = fold(event.target.value).split(/\s+/).filter(Boolean);
          let shown = 0;
          for (const row of rows) {
            const text = fold(row.textContent);
            row.hidden = !words.every((word) => text.includes(word));
            if (!row.hidden) shown++;
          }
          at('count').textContent = words.length ? shown + ' of ' + rows.length + ' rows' : all;
        });
        const compare = new Intl.Collator(undefined, { numeric: true }).compare;
        for (const button of document.querySelectorAll('.sort')) {
          button.addEventListener('click', () => {
            const head = button.parentElement;
            const column = head.cellIndex;
            const isUp = head.getAttribute('aria-sort') !== 'ascending';
            for (const other of head.parentElement.cells) {
              if (other.hasAttribute('aria-sort')) other.setAttribute('aria-sort', 'none');
            }
            head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
            const key = (row) => row.cells[column].textContent;
            const order = (a, b) => {
              if (key(a) === '' || key(b) === '') return (key(a) === '') - (key(b) === '');
              const isNumber = row => row.cells[column].classList.contains('number');
              const by = isNumber(a) && isNumber(b) ? Number(key(a)) - Number(key(b)) : compare(key(a), key(b));
              return isUp ? by : -by;
            };
            body.append(...[...rows].sort(order));
          });
        }

        // What is pointed at, or has the focus, is told.
        const tip = at('tip');
        const tell = (target, x, y) => {
          tip.textContent = target.dataset.tip;
          tip.hidden = false;
          tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8)) + 'px';
          tip.style.top = Math.max(8, Math.min(y + 14, innerHeight - tip.offsetHeight - 8)) + 'px';
        };
        const world = at('world');
        const light = (node) => {
          if (!world) return;
          const number = node && node.id.slice(1);
          for (const edge of world.querySelectorAll('.edge')) {
            edge.classList.toggle('dim', Boolean(node) && edge.dataset.from !== number && edge.dataset.to !== number);
          }
        };
        const hide = () => { tip.hidden = true; light(null); };
        for (const target of document.querySelectorAll('[data-tip]')) {
          const isNode = target.classList.contains('node');
          target.addEventListener('pointermove', (event) => { tell(target, event.clientX, event.clientY); if (isNode) light(target); });
          target.addEventListener('pointerleave', hide);
          target.addEventListener('focus', () => {
            const box = target.getBoundingClientRect();
            tell(target, box.right, box.bottom);
            if (isNode) light(target);
          });
          target.addEventListener('blur', hide);
        }
        document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

        // The picture: zoom, pan, drag.
        const picture = at('picture');
        if (picture) {
          const whole = picture.viewBox.baseVal;
          const first = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
          const zoom = (factor, x, y) => {
            if (!factor) { Object.assign(whole, first); return; }
            const [cx, cy] = [x ?? whole.x + whole.width / 2, y ?? whole.y + whole.height / 2];
            whole.x = cx - (cx - whole.x) / factor; whole.y = cy - (cy - whole.y) / factor;
            whole.width /= factor; whole.height /= factor;
          };
          const place = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
          picture.addEventListener('wheel', (event) => {
            event.preventDefault();
            const point = place(event);
            zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, point.x, point.y);
          }, { passive: false });
          for (const button of document.querySelectorAll('[data-zoom]')) {
            button.addEventListener('click', () => zoom(Number(button.dataset.zoom)));
          }
          picture.addEventListener('keydown', (event) => {
            const step = whole.width / 12;
            const keys = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
            if (keys[event.key]) { whole.x += keys[event.key][0]; whole.y += keys[event.key][1]; }
            else if (event.key === '+' || event.key === '=') zoom(1.25);
            else if (event.key === '-') zoom(0.8);
            else if (event.key === '0') zoom(0);
            else return;
            event.preventDefault();
          });
          const move = (node, x, y) => {
            node.dataset.x = x; node.dataset.y = y;
            node.setAttribute('transform', 'translate(' + x + ' ' + y + ')');
            for (const edge of world.querySelectorAll('[data-from="' + node.id.slice(1) + '"],[data-to="' + node.id.slice(1) + '"]')) {
              const [from, to] = [at('n' + edge.dataset.from), at('n' + edge.dataset.to)];
              if (from === to) continue;
              const [ax, ay, bx, by] = [from.dataset.x, from.dataset.y, to.dataset.x, to.dataset.y].map(Number);
              const length = Math.max(Math.hypot(bx - ax, by - ay), 1);
              const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
              edge.firstElementChild.setAttribute('d', 'M' + (ax + ux * 18) + ' ' + (ay + uy * 18) + 'L' + (bx - ux * 20) + ' ' + (by - uy * 20));
              edge.lastElementChild.setAttribute('x', (ax + bx) / 2);
              edge.lastElementChild.setAttribute('y', (ay + by) / 2 - 3);
            }
          };
          let drag = null;
          picture.addEventListener('pointerdown', (event) => {
            drag = { node: event.target.closest('.node'), last: place(event) };
            picture.setPointerCapture(event.pointerId);
          });
          picture.addEventListener('pointermove', (event) => {
            if (!drag) return;
            const point = place(event);
            if (drag.node) { move(drag.node, point.x, point.y); }
            else { whole.x -= point.x - drag.last.x; whole.y -= point.y - drag.last.y; }
            if (drag.node) drag.last = point;
          });
          for (const end of ['pointerup', 'pointercancel']) picture.addEventListener(end, () => { drag = null; });
        }

        // Dark and light.
        const theme = at('theme');
        const dark = matchMedia('(prefers-color-scheme: dark)');
        let isDark = dark.matches;
        const show = () => { theme.setAttribute('aria-pressed', isDark); theme.textContent = isDark ? 'Light' : 'Dark'; };
        theme.addEventListener('click', () => {
          isDark = !isDark;
          document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
          show();
        });
        show();
        """#
}
