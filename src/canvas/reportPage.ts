// A page to keep, without a script and without an address that would be asked: to read by day and night, to print, to send.
import { figureColours } from './figure'
import { escaped } from './figureFiles'

interface ReportPage {
  /** The page's language as HTML has it. */
  readonly lang: string
  readonly title: string
  /** Rules of this report alone. */
  readonly style: string
}

const dark = { paper: '#141412', ink: '#eceae3', quiet: '#a8a59a', sunk: '#24231f', alarm: '#ff9d7e' }
const light = { ...figureColours, sunk: '#f1efe9', alarm: '#9c2f13' }

const colours = (of: typeof dark) =>
  Object.entries(of)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ')

/** On paper the light ones, whatever the reader's screen has. */
const common = `
:root { color-scheme: light dark; ${colours(light)} font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
@media screen and (prefers-color-scheme: dark) { :root { ${colours(dark)} } }
@media print { @page { margin: 14mm; } :root { color-scheme: light; } }
body { max-width: 900px; margin: 32px auto; padding: 0 24px; overflow-wrap: anywhere; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 28px 0 8px; }
.quiet, figcaption, th { color: var(--quiet); font-size: 13px; }
figure { margin: 0; } img { display: block; width: 100%; height: auto; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; font-size: 13px; margin-top: 8px; }
.bar i { flex: 0 0 200px; height: 14px; forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { border-collapse: collapse; } td, th { padding: 2px 16px 2px 0; text-align: left; vertical-align: baseline; font-weight: 400; } th { overflow-wrap: normal; }
td { font-variant-numeric: tabular-nums; } .chosen td { font-weight: 600; }
pre { padding: 12px; background: var(--sunk); font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (forced-colors: active) { pre { border: 1px solid; background: none; } }
@media print { body { margin: 0; max-width: none; padding: 0; } figure, tr, pre { break-inside: avoid; } h2 { break-after: avoid; } }`

/** What stands before the report, and what behind it. */
export function reportPage({ lang, title, style }: ReportPage): readonly [before: string, after: string] {
  const before = `<!doctype html>
<html lang="${escaped(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${common}${style}</style>
<main>
<h1>${escaped(title)}</h1>
`
  return [before, '</main>\n</html>\n']
}
