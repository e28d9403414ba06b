// The report of a set: its numbers, the mean maps, its pictures with their maps, and the recipe. All that it says is
// given to it, so that it stands in the language of who asks; a string a picture, so that none of it is there twice.
import { escaped } from './figureFiles'
import { reportPage } from './reportPage'

export interface ReportTile {
  /** Addresses of data: the picture, and the map over it; null where there is none. */
  readonly picture: string | null
  readonly overlay: string | null
  /** What is seen there, in words. */
  readonly alt: readonly [picture: string, overlay: string]
  readonly title: string
  readonly figure: string
  readonly note: string
  readonly path: string
  /** On what failed or is wrong; it is said in the note as well. */
  readonly mark: '!' | '≠' | null
}

export interface ReportTable {
  readonly head: readonly string[]
  /** The first cell of each names its row. */
  readonly rows: readonly (readonly string[])[]
}

export interface ReportConfusion {
  readonly said: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly counts: readonly { readonly count: number; readonly right: boolean }[]
  }[]
}

export interface SetReport {
  readonly lang: string
  readonly title: string
  readonly lines: readonly string[]
  readonly headings: Readonly<
    Record<'summary' | 'confusion' | 'means' | 'faithful' | 'pictures' | 'recipe', string>
  >
  readonly summary: readonly (readonly [string, string])[]
  /** Null where nothing is expected of any picture. */
  readonly confusion: ReportConfusion | null
  readonly means: readonly { readonly image: string; readonly name: string; readonly place: string }[]
  readonly bar: {
    readonly gradient: string
    readonly low: string
    readonly high: string
    readonly name: string
  }
  /** Null where nobody asked for metrics. */
  readonly figures: ReportTable | null
  /** What is left out, and where it is. */
  readonly notes: Readonly<Record<'confusion' | 'means' | 'figures' | 'pictures', string>>
  /** The command that made it, where there is one. */
  readonly command: string | null
  readonly recipe: string
}

const style = `
body { max-width: 1100px; }
.scroll { overflow-x: auto; } .scroll td, .scroll th { padding: 2px 10px 2px 0; text-align: right; } .scroll td { white-space: nowrap; }
.scroll th:first-child { text-align: left; } .scroll thead th { vertical-align: bottom; }
.right { font-weight: 600; } .wrong, .mark { color: var(--alarm); } .none { color: var(--quiet); }
.means, .tiles { display: grid; gap: 16px; margin: 0; padding: 0; list-style: none; }
.means { grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); }
.tiles { grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); margin-top: 12px; }
.means img { aspect-ratio: 1; } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2px; align-items: start; }
.tiles p { margin: 0; font-size: 13px; line-height: 1.4; } .tiles b { font-weight: 600; }
.tiles p:first-of-type { margin-top: 4px; } .tiles img, .means img { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media print { .tiles { grid-template-columns: repeat(4, 1fr); gap: 12px; } li { break-inside: avoid; } .scroll { overflow: visible; } }`

/** What stands before the pictures, and what behind them; each of them is a `tileHtml`. */
export function setReport(report: SetReport): readonly [before: string, after: string] {
  const { headings, notes, lines } = report
  const [before, after] = reportPage({ lang: report.lang, title: report.title, style })
  const first = [
    before,
    ...lines.map(quiet),
    heading(headings.summary),
    `<table>${report.summary.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`,
    ...(report.confusion ? confusion(report.confusion, headings.confusion) : []),
    quiet(notes.confusion),
    ...means(report),
    ...(report.figures
      ? [heading(headings.faithful), scrolled(table(report.figures), headings.faithful)]
      : []),
    quiet(notes.figures),
    heading(headings.pictures),
    quiet(notes.pictures),
    bar(report.bar),
    '<ul class="tiles">\n',
  ]
  return [
    first.join('\n'),
    `</ul>\n${heading(headings.recipe)}\n${[report.command, report.recipe].map(preformatted).join('')}${after}`,
  ]
}

export function tileHtml({ picture, overlay, alt, title, figure, note, path, mark }: ReportTile): string {
  const images = [picture, overlay].map((address, i) =>
    address === null ? '<span></span>' : `<img src="${address}" alt="${escaped(alt[i] ?? '')}">`,
  )
  const pair = picture === null && overlay === null ? '' : `<div class="pair">${images.join('')}</div>`
  const sign = mark ? `<span class="mark" aria-hidden="true">${mark}</span> ` : ''
  const said = note ? `<p${mark ? ' class="mark"' : ''}>${escaped(note)}</p>` : ''
  return `<li>${pair}<p>${sign}<b>${escaped(title)}</b> ${escaped(figure)}</p>${said}<p class="quiet">${escaped(path)}</p></li>\n`
}

const preformatted = (text: string | null) => (text === null ? '' : `<pre>${escaped(text)}</pre>\n`)
const heading = (text: string) => `<h2>${escaped(text)}</h2>`
const quiet = (text: string) => (text ? `<p class="quiet">${escaped(text)}</p>` : '')

/** Wide tables scroll by themselves, by keys too. */
const scrolled = (html: string, name: string) =>
  `<section class="scroll" tabindex="0" aria-label="${escaped(name)}">${html}</section>`

function confusion({ said, columns, rows }: ReportConfusion, name: string): readonly string[] {
  const cells = ({ label, counts }: ReportConfusion['rows'][number]) =>
    `<tr><th scope="row">${escaped(label)}</th>${counts.map(({ count, right }) => `<td class="${count === 0 ? 'none' : right ? 'right' : 'wrong'}">${count}</td>`).join('')}</tr>`
  const html = `<table><thead>${headRow(['', ...columns])}</thead>${rows.map(cells).join('')}</table>`
  return [heading(name), `<p>${escaped(said)}</p>`, scrolled(html, name)]
}

function table({ head, rows }: ReportTable): string {
  const cells = ([name = '', ...values]: readonly string[]) =>
    `<tr><th scope="row">${escaped(name)}</th>${values.map((value) => `<td>${escaped(value)}</td>`).join('')}</tr>`
  return `<table><thead>${headRow(head)}</thead>${rows.map(cells).join('')}</table>`
}

const headRow = (names: readonly string[]) =>
  `<tr>${names.map((name) => (name ? `<th scope="col">${escaped(name)}</th>` : '<td></td>')).join('')}</tr>`

function means({ means: all, headings, notes }: SetReport): readonly string[] {
  if (all.length === 0) return []
  const items = all.map(
    ({ image, name, place }) =>
      `<li><img src="${image}" alt="${escaped([name, place].filter(Boolean).join(', '))}"><p class="quiet">${escaped(name)}${place ? `<br>${escaped(place)}` : ''}</p></li>`,
  )
  return [heading(headings.means), `<ul class="means">${items.join('')}</ul>`, quiet(notes.means)]
}

const bar = ({ gradient, low, high, name }: SetReport['bar']) =>
  `<div class="bar">${escaped(low)} <i style="background:${gradient}"></i> ${escaped(high)} <span class="quiet">${escaped(name)}</span></div>`
