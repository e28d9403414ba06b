// The report of a set as a file: what the sheet says, in the order in which it shows its pictures.
import { divergingGradient } from '../../canvas/diverging'
import { dataUrl } from '../../canvas/figureFiles'
import { paletteGradient } from '../../canvas/palette'
import { type ReportTile, type SetReport, setReport, tileHtml } from '../../canvas/setReport'
import { preprocessOf } from '../../recipe/explainRequest'
import { writeJson } from '../../recipe/writeRecipe'
import type { ExportedFile } from '../../state/exports'
import { arranged, asGiven, type Order } from '../../state/sets/arrange'
import { meanFigures } from '../../state/sets/figures'
import type { Explained } from '../../state/sets/outcome'
import type { SetItem } from '../../state/sets/pictureSet'
import type { Sheet } from '../../state/sets/sheet'
import type { Tiles } from '../../state/sets/tiles'
import type { State } from '../../state/store'
import { firstName, methodName } from '../words/describe'
import { count, day, fixed } from '../words/format'
import { figureNames, orderNames, setWords as words } from '../words/setWords'
import { figuresShown, figureText } from './figureText'
import { meansOf, type PaintMean } from './reportMeans'
import { confusionIn, summaryOf } from './reportSummary'
import { tileFacts } from './tileFacts'

/** Pictures in one report: beyond it browsers are slow to open and to print it. */
const MOST = 500
/** Classes whose metrics are listed. */
const MOST_CLASSES = 24

export interface ReportTools {
  readonly tiles: Pick<Tiles, 'thumb' | 'paint'>
  readonly paintMean: PaintMean
  /** Told how many pictures are written, and of how many. */
  readonly report: (done: number, of: number) => void
  readonly signal: AbortSignal
}

/** Of all pictures that have come so far. @throws AbortError */
export async function setReportFile(
  state: Pick<State, 'model' | 'recipe' | 'view'>,
  sheet: Sheet,
  { tiles, paintMean, report, signal }: ReportTools,
): Promise<ExportedFile> {
  const { order, shown, known } = shownIn(sheet)
  const means = meansOf(sheet, state, paintMean)
  const left = shown.length < known ? words.shownOf(shown.length, known, orderNames[order]) : ''
  const [before, after] = setReport(reportOf({ state, sheet, means, left }))
  const parts = [before]
  for (const item of shown) {
    signal.throwIfAborted()
    parts.push(tileHtml(await tileOf(item, { state, sheet, tiles })))
    report(parts.length - 1, shown.length)
  }
  const blob = new Blob([...parts, after], { type: 'text/html' })
  return { name: `limelight-${state.recipe.method}-${known}-pictures-report.html`, blob }
}

/** As the sheet sorts them; of too many, wrong ones first where nobody has sorted them. */
function shownIn(sheet: Sheet): {
  readonly order: Order
  readonly shown: readonly SetItem[]
  readonly known: number
} {
  const all = (sheet.set?.items ?? []).filter(({ key }) => sheet.outcomes.has(key))
  const asked = sheet.arrangement.order
  const order = asked === 'given' && all.length > MOST && sheet.expected.of.size > 0 ? 'wrong' : asked
  return { order, shown: arranged(all, { ...asGiven, order }, sheet).slice(0, MOST), known: all.length }
}

interface Gathered {
  readonly state: Pick<State, 'model' | 'recipe'>
  readonly sheet: Sheet
  readonly means: ReturnType<typeof meansOf>
  /** Says which pictures are not there. */
  readonly left: string
}

function reportOf({ state, sheet, means, left }: Gathered): SetReport {
  const { recipe } = state
  const confusion = confusionIn(sheet)
  const figures = meanFigures(sheet)
  const more = Math.max(0, figures.length - MOST_CLASSES - 1)
  const signed = means.signed
  return {
    lang: globalThis.document?.documentElement.lang || 'en',
    title: words.reportTitle(sheet.set?.items.length ?? 0, methodName(recipe.method)),
    lines: [`Limelight · ${day(Date.now())}`],
    headings: {
      ...{ summary: words.summary, confusion: words.confusion, means: words.means, faithful: words.faithful },
      ...{ pictures: words.picturesAndMaps, recipe: words.recipe },
    },
    summary: summaryOf(state, sheet),
    confusion: confusion.table,
    means: means.shown,
    bar: {
      gradient: signed ? divergingGradient('to right') : paletteGradient(recipe.look.palette, 'to right'),
      ...(signed ? { low: '−', high: '+' } : { low: fixed(0, 1), high: fixed(1, 1) }),
      name: signed ? words.signedScales : words.ownScales,
    },
    figures: figures.length === 0 ? null : figureTable(figures.slice(0, MOST_CLASSES + 1)),
    notes: {
      ...{ confusion: confusion.left, means: means.left, pictures: left },
      figures: more > 0 ? words.meansLeft(more) : '',
    },
    recipe: recipeText(state, sheet),
  }
}

const figureTable = (means: ReturnType<typeof meanFigures>) => ({
  head: [words.ofClass, ...figuresShown.map((name) => figureNames[name][0])],
  rows: means.map(({ label, count: of, figures }) => [
    `${label === null ? words.allClasses : firstName(label)} · ${count(of)}`,
    ...figuresShown.map((name) => figureText(name, figures[name])),
  ]),
})

interface Drawing extends Pick<ReportTools, 'tiles'> {
  readonly state: Pick<State, 'recipe' | 'view'>
  readonly sheet: Sheet
}

async function tileOf(item: SetItem, { state, sheet, tiles }: Drawing): Promise<ReportTile> {
  const how = { recipe: state.recipe, view: state.view, small: true }
  const { title, figure, note, mark, wrong } = tileFacts(item, sheet)
  const outcome = sheet.outcomes.get(item.key)
  const done = outcome?.kind === 'done' ? outcome : null
  const broken = outcome?.kind === 'failed' && outcome.broken
  return {
    picture: broken ? null : await addressOf(() => tiles.thumb(item)),
    overlay: done?.map.state === 'ok' ? await addressOf(() => tiles.paint(item, done, how)) : null,
    alt: [item.name, words.overPicture(firstName(done?.chosen.label ?? ''), item.name)],
    note: wrong ? [note, words.isWrong].join(' · ') : note === item.name ? '' : note,
    ...{ title, figure, mark, path: item.path },
  }
}

/** A file that was moved since has no picture any more; what is known of it stays in the report. */
const addressOf = (make: () => Promise<Blob>) => make().then(dataUrl, () => null)

/** With nothing left to a guess; the class is each picture's own unless one was chosen. */
function recipeText({ model, recipe }: Gathered['state'], { set, outcomes }: Sheet): string {
  const [made] = [...outcomes.values()].filter((outcome): outcome is Explained => outcome.kind === 'done')
  const { scale, fit, resize = null, resample = null } = model ? preprocessOf(recipe, model.card) : recipe
  const layers = made?.request.layers ?? recipe.layers
  const whole = { ...recipe, image: '', anchor: null, scale, fit, resize, resample, layers }
  const { name, hash, format } = model?.card ?? {}
  return writeJson(whole, { made: { pictures: set?.items.length, model: { name, hash, format } } })
}
