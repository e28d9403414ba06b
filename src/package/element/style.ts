// The looks of <lime-light>: those of the page around it wherever it can.
const css = `
:host { display: block; color-scheme: inherit; }
:host([hidden]), [hidden] { display: none !important; }
figure { margin: 0; }
.stage { position: relative; overflow: hidden; border-radius: 7px; }
.poster { display: block; }
.layers { position: relative; width: 100%; }
.layers canvas, .seen, .whole { position: absolute; }
.picture, .grey { inset: 0; width: 100%; height: 100%; }
.seen { overflow: hidden; }
.grey { filter: grayscale(1); }
button { position: absolute; inset: auto auto 12px 12px; min-height: 44px; padding: 0 16px; font: inherit; }
figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; padding-block: 6px; }
.bar { display: inline-flex; gap: 6px; align-items: center; font-size: 0.85em; }
.colours { width: 96px; height: 8px; border-radius: 4px; }
@media (forced-colors: active) { .colours { forced-color-adjust: none; } }
`

/** Made once, for all elements of a page. */
export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(css)
  return made
}
