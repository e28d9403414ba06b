// One page that holds everything, without a script and without an address that would be asked: to print, to send, to file.
import { divergingGradient } from '../../canvas/diverging'
import { figureColours } from '../../canvas/figure'
import { dataUrl, escaped } from '../../canvas/figureFiles'
import { paletteGradient } from '../../canvas/palette'
import type { Measures } from '../../engine/metrics/types'
import { isSigned } from '../../recipe/signedMap'
import type { OnStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { writeManifest } from '../../state/takeHome/manifest'
import { figureRows } from '../stage/figureRows'
import { shownLabel } from '../words/describe'
import { fixed, probability, size } from '../words/format'
import { sayings } from '../words/sayings'
import { takeHomeWords as words } from '../words/takeHomeWords'
import { told } from '../words/told'
import { trustLine } from '../words/trustWords'
import { makeFigure } from './makeFigure'
import type { Lines } from './takeHome'

interface ReportParts {
  readonly state: State
  readonly made: OnStage
  readonly overlay: Blob
  readonly lines: Lines
  /** What was measured of this map; null where nobody asked. */
  readonly measures: Measures | null
}

const style = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: ${figureColours.ink}; }
body { max-width: 900px; margin: 32px auto; padding: 0 24px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 28px 0 8px; }
.quiet, figcaption, th { color: ${figureColours.quiet}; font-size: 13px; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-top: 20px; }
figure { margin: 0; } img { display: block; width: 100%; height: auto; }
.bar { display: flex; align-items: center; gap: 8px; font-size: 13px; margin-top: 8px; }
.bar i { flex: 0 0 200px; height: 14px; forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { border-collapse: collapse; } td, th { padding: 2px 16px 2px 0; text-align: left; font-weight: 400; }
td { font-variant-numeric: tabular-nums; } .chosen td { font-weight: 600; }
pre { padding: 12px; background: #f1efe9; font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (forced-colors: active) { pre { border: 1px solid; background: none; } }
@media print { body { margin: 0; max-width: none; } figure, table, pre { break-inside: avoid; } }
@media (max-width: 600px) { .pictures { grid-template-columns: 1fr; } }`

export async function reportHtml({ state, made, overlay, lines, measures }: ReportParts): Promise<string> {
  const figure = makeFigure(state, made)
  const [picture, map] = await Promise.all([dataUrl(state.picture?.blob ?? overlay), dataUrl(overlay)])
  return `<!doctype html>
<html lang="${globalThis.document?.documentElement.lang || 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(figure.title)}</title><style>${style}</style>
<main>
<h1>${escaped(figure.title)}</h1>
${figure.lines.map((line) => `<p class="quiet">${escaped(line)}</p>`).join('\n')}
<div class="pictures">
<figure><img src="${picture}" alt="${words.picture}"><figcaption>${words.picture}</figcaption></figure>
<figure><img src="${map}" alt="${escaped(figure.title)}"><figcaption>${words.map}</figcaption></figure>
</div>
${bar(figure, { state, made })}
<h2>${words.classes}</h2>
${classes(made)}
<h2>${words.trust}</h2>
${trust(state, made)}
${measures ? figures(measures) : ''}
<h2>${words.model}</h2>
<p>${escaped(`${made.card.name}, ${made.card.format}, ${size(...made.card.inputShape)}. ${told(made.card.guess.why)}`)}</p>
<h2>${words.again}</h2>
${[lines.terminal, lines.torchcam, lines.gradCam].flatMap((text) => (text ? [`<pre>${escaped(text)}</pre>`] : [])).join('\n')}
<h2>${words.recipe}</h2>
<pre>${escaped(await writeManifest(state, made))}</pre>
</main>
</html>
`
}

function bar(
  figure: ReturnType<typeof makeFigure>,
  { state: { recipe }, made }: Pick<ReportParts, 'state' | 'made'>,
): string {
  if (!figure.bar) return ''
  const colours = isSigned(made.request)
    ? divergingGradient('to right')
    : paletteGradient(recipe.look.palette, 'to right')
  const { low, high, name } = figure.bar
  return `<div class="bar">${low} <i style="background:${colours}"></i> ${high} <span class="quiet">${escaped(name)}</span></div>`
}

function classes({ classification, request }: OnStage): string {
  const chosen = classification.top.find(({ index }) => index === request.target.classIndex)
  const first = classification.top.slice(0, 10)
  const rows = chosen && !first.includes(chosen) ? [...first, chosen] : first
  const cells = rows.map(
    (score) =>
      `<tr${score === chosen ? ' class="chosen"' : ''}><td>${escaped(score.label ? shownLabel(score.label) : sayings.someClass(String(score.index)))}</td><td>${probability(score.probability)}</td><td>${fixed(score.logit, 2)}</td></tr>`,
  )
  return `<table><tr><th>${words.className}</th><th>${words.probabilityName}</th><th>${words.logit}</th></tr>${cells.join('')}</table>`
}

function figures(measures: Measures): string {
  const rows = figureRows(measures).map(
    ([name, value, about]) => `<tr><th>${name}</th><td>${value}</td><td class="quiet">${about}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

/** What was measured by the time the report was made. */
function trust({ trust: measured, truth, shown }: State, made: OnStage): string {
  const own = shown && made.result === shown.result ? shown : null
  const said = own && measured?.key === own.key ? trustLine(own, measured) : words.unmeasured
  const known = own && truth?.key === own.key && truth.figures ? words.truth(fixed(truth.figures.iou, 2)) : ''
  const notes = made.result?.notes ?? []
  return [said, known, ...notes.map(told)]
    .flatMap((text) => (text ? [`<p>${escaped(text)}</p>`] : []))
    .join('\n')
}
