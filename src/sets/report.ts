// The report of a set, piece by piece: its numbers, the mean maps, its pictures with their maps, the recipe. Page and
// terminal write it with this; what the terminal's is long of is never in memory as a whole.
import { divergingGradient } from '../canvas/diverging'
import { paletteGradient } from '../canvas/palette'
import type { Cells } from '../canvas/raster'
import { type ReportTile, type SetReport, setReport, tileHtml } from '../canvas/setReport'
import type { ModelCard } from '../models/types'
import { preprocessOf } from '../recipe/explainRequest'
import type { Recipe } from '../recipe/recipe'
import { writeJson } from '../recipe/writeRecipe'
import { count, dotted, fixed } from '../results/format'
import { arranged, asGiven, type Known, type Order } from './arrange'
import { type MapFigures, meanFigures } from './figures'
import { figuresShown, figureText } from './figureText'
import type { MeanMap } from './meanMaps'
import type { SetPicture } from './outcome'
import { meansOf, type PaintMean } from './reportMeans'
import { confusionIn, summaryOf } from './reportSummary'
import { figureNames, orderNames, reportWords as words } from './reportWords'
import { outcomeFacts } from './tileFacts'

/** Pictures in one report: beyond it browsers are slow to open and to print it. */
const MOST = 500
/** Classes whose metrics are listed. */
const MOST_CLASSES = 24

/** All of a set that a report says something of; of the outcomes those that have come so far. */
export interface Reported<Item extends SetPicture = SetPicture> extends Known {
  readonly items: readonly Item[]
  readonly figures: ReadonlyMap<string, MapFigures>
  readonly means: readonly MeanMap[]
  /** In which its pictures are sorted. */
  readonly order: Order
  readonly recipe: Recipe
  readonly card: ModelCard | null
  /** How the cells of maps are drawn; null where each map's size decides. */
  readonly cells: Cells | null
}

/** How it is said. */
export interface Telling {
  /** As HTML has it: 'en'. */
  readonly lang: string
  /** Its name. */
  readonly method: string
  /** Below the title: who made it and when. */
  readonly lines: readonly string[]
  /** Where the pictures are that are not shown. */
  readonly rest: string
  /** The command that made it, where there is one. */
  readonly command: string | null
  readonly firstName: (label: string) => string
  /** A remark of the engine in the reader's language. */
  readonly told: (text: string) => string
}

export interface Painting<Item> {
  /** Addresses of data: the small picture, and the map over it; null where there is none. */
  paint(item: Item): Promise<Pick<ReportTile, 'picture' | 'overlay'>>
  readonly paintMean: PaintMean
  /** Told how many pictures are written, and of how many. */
  report(done: number, of: number): void
  readonly signal: AbortSignal
}

/** The text of the file in pieces. @throws AbortError */
export async function* reportPieces<Item extends SetPicture>(
  reported: Reported<Item>,
  telling: Telling,
  { paint, paintMean, report, signal }: Painting<Item>,
): AsyncGenerator<string> {
  const { order, shown, known } = shownIn(reported)
  const means = await meansOf(reported, telling, paintMean)
  const left = shown.length < known ? words.shownOf(shown.length, known, orderNames[order], telling.rest) : ''
  const [before, after] = setReport(contentOf(reported, telling, { means, left }))
  yield before
  for (const [at, item] of shown.entries()) {
    signal.throwIfAborted()
    yield tileHtml({ ...tileOf(item, reported, telling), ...(await paint(item)) })
    report(at + 1, shown.length)
  }
  yield after
}

/** As they are sorted; of too many, wrong ones first where nobody has sorted them. */
function shownIn<Item extends SetPicture>(reported: Reported<Item>) {
  const all = reported.items.filter(({ key }) => reported.outcomes.has(key))
  const asked = reported.order
  const order = asked === 'given' && all.length > MOST && reported.expected.of.size > 0 ? 'wrong' : asked
  return { order, shown: arranged(all, { ...asGiven, order }, reported).slice(0, MOST), known: all.length }
}

interface Parts {
  readonly means: Awaited<ReturnType<typeof meansOf>>
  /** Says which pictures are not there. */
  readonly left: string
}

function contentOf(reported: Reported, telling: Telling, { means, left }: Parts): SetReport {
  const { items, recipe } = reported
  const confusion = confusionIn(reported, telling)
  const figures = meanFigures(reported)
  const more = Math.max(0, figures.length - MOST_CLASSES - 1)
  const signed = means.signed
  return {
    lang: telling.lang,
    title: words.reportTitle(items.length, telling.method),
    lines: telling.lines,
    headings: {
      ...{ summary: words.summary, confusion: words.confusion, means: words.means, faithful: words.faithful },
      ...{ pictures: words.picturesAndMaps, recipe: words.recipe },
    },
    summary: summaryOf(reported, telling),
    confusion: confusion.table,
    means: means.shown,
    bar: {
      gradient: signed ? divergingGradient('to right') : paletteGradient(recipe.look.palette, 'to right'),
      ...(signed ? { low: '−', high: '+' } : { low: fixed(0, 1), high: fixed(1, 1) }),
      name: signed ? words.signedScales : words.ownScales,
    },
    figures: figures.length === 0 ? null : figureTable(figures.slice(0, MOST_CLASSES + 1), telling),
    notes: {
      ...{ confusion: confusion.left, means: means.left, pictures: left },
      figures: more > 0 ? words.meansLeft(more) : '',
    },
    command: telling.command,
    recipe: recipeText(reported),
  }
}

const figureTable = (means: ReturnType<typeof meanFigures>, { firstName }: Telling) => ({
  head: [words.ofClass, ...figuresShown.map((name) => figureNames[name][0])],
  rows: means.map(({ label, count: of, figures }) => [
    dotted(label === null ? words.allClasses : firstName(label), count(of)),
    ...figuresShown.map((name) => figureText(name, figures[name])),
  ]),
})

function tileOf(item: SetPicture, reported: Reported, { firstName }: Telling) {
  const outcome = reported.outcomes.get(item.key) ?? { kind: 'failed', text: '', broken: true }
  const { title, figure, note, mark, wrong } = outcomeFacts(item, outcome, { known: reported, firstName })
  const label = outcome.kind === 'done' ? outcome.chosen.label : ''
  return {
    alt: [item.name, words.overPicture(firstName(label), item.name)] as const,
    note: wrong ? dotted(note, words.isWrong) : note === item.name ? '' : note,
    ...{ title, figure, mark, path: item.path },
  }
}

/** With nothing left to a guess; the class is each picture's own unless one was chosen. */
function recipeText({ card, recipe, items, outcomes }: Reported): string {
  const made = [...outcomes.values()].find((outcome) => outcome.kind === 'done')
  const { scale, fit, resize = null, resample = null } = card ? preprocessOf(recipe, card) : recipe
  const layers = made?.request.layers ?? recipe.layers
  const whole = { ...recipe, image: '', anchor: null, scale, fit, resize, resample, layers }
  const { name, hash, format } = card ?? {}
  return writeJson(whole, { made: { pictures: items.length, model: { name, hash, format } } })
}
