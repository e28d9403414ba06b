// One page that holds everything, without a script and without an address that would be asked: to print, to send, to file.
import { divergingGradient } from '../../canvas/diverging'
import { dataUrl, escaped } from '../../canvas/figureFiles'
import { paletteGradient } from '../../canvas/palette'
import { reportPage } from '../../canvas/reportPage'
import type { Measures } from '../../engine/metrics/types'
import type { ClassScore } from '../../engine/outcomeTypes'
import { isSigned } from '../../recipe/signedMap'
import { fixed, probability, size } from '../../results/format'
import type { OnStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { writeManifest } from '../../state/takeHome/manifest'
import { figureRows } from '../stage/figureRows'
import { shownLabel } from '../words/describe'
import { sayings } from '../words/sayings'
import { scoreKind } from '../words/scoreKind'
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
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-top: 20px; }
@media (max-width: 600px) { .pictures { grid-template-columns: 1fr; } }`

export async function reportHtml({ state, made, overlay, lines, measures }: ReportParts): Promise<string> {
  const figure = makeFigure(state, made)
  const [picture, map] = await Promise.all([dataUrl(state.picture?.blob ?? overlay), dataUrl(overlay)])
  const lang = globalThis.document?.documentElement.lang || 'en'
  const [before, after] = reportPage({ lang, title: figure.title, style })
  return `${before}${figure.lines.map((line) => `<p class="quiet">${escaped(line)}</p>`).join('\n')}
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
${after}`
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

/** Probability and logit, or the one of them that the model gives. */
function classes({ classification, request, card }: OnStage): string {
  const kind = scoreKind(card)
  const columns = [
    ...(kind === 'value'
      ? []
      : [[words.probabilityName, (c: ClassScore) => probability(c.probability)] as const]),
    ...(kind === 'probability' ? [] : [[words[kind], (c: ClassScore) => fixed(c.logit, 2)] as const]),
  ]

  const chosen = classification.top.find(({ index }) => index === request.target.classIndex)
  const first = classification.top.slice(0, 10)
  const rows = chosen && !first.includes(chosen) ? [...first, chosen] : first
  const cells = rows.map(
    (score) =>
      `<tr${score === chosen ? ' class="chosen"' : ''}><td>${escaped(score.label ? shownLabel(score.label) : sayings.someClass(String(score.index)))}</td>${columns.map(([, of]) => `<td>${of(score)}</td>`).join('')}</tr>`,
  )
  return `<table><tr><th>${words.className}</th>${columns.map(([name]) => `<th>${name}</th>`).join('')}</tr>${cells.join('')}</table>`
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
