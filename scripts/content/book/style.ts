/** For reading on a screen and for printing: black on white, no entry torn apart by the end of a page. */
export const style = `
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 1rem/1.5 system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Devanagari', 'Nirmala UI',
  'Noto Sans Thai', 'Leelawadee UI', sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
/* Signs above and below the letters need air. */
:lang(ar) body, :lang(fa) body, :lang(hi) body, :lang(th) body { line-height: 1.75; }
h1 { font-size: 1.6rem; } h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
h3 { margin: 2rem 0 0.2rem; } h3 code { font-size: 0.8em; opacity: 0.7; font-weight: normal; }
nav ul { columns: 2 16rem; padding-inline-start: 1.2rem; }
.facts { font-size: 0.85rem; opacity: 0.8; margin: 0.2rem 0; }
.facts li { overflow-wrap: anywhere; }
.label { font-size: 0.8rem; opacity: 0.7; margin: 0.8rem 0 0.2rem; }
.message + .message { margin-top: 0.6rem; }
.message { border: 1px solid var(--line); border-radius: 0.8rem; padding: 0.6rem 0.9rem; break-inside: avoid; }
.message p { white-space: pre-wrap; margin: 0; overflow-wrap: anywhere; }
.row { display: flex; gap: 0.4rem; margin-top: 0.4rem; }
.row span { flex: 1; text-align: center; background: var(--soft); border-radius: 0.4rem; padding: 0.2rem; }
.waits { font-weight: bold; }
code { font-size: 0.95em; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { break-after: page; } h2, h3 { break-after: avoid; } a { color: inherit; }
}
`
