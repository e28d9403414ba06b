// The state in sentences: for the caption, the status line and the canvas.
import { methodCards } from '../../engine/methods/cards'
import type { ClassScore } from '../../engine/outcomeTypes'
import { allConcepts, conceptMaps } from '../../recipe/concepts'
import { isSigned } from '../../recipe/signedMap'
import type { ExplainRequest } from '../../recipe/types'
import { wantedModel } from '../../state/flow/sources'
import { onStage } from '../../state/onStage'
import { missingFiles } from '../../state/phase'
import type { Shown, State } from '../../state/store'
import { duration, fixed, pathEnd, probability } from './format'
import { words } from './strings'

export const methodName = (id: string) => methodCards.find((m) => m.id === id)?.name ?? id

export function classOf({
  request,
  classification,
}: Pick<Shown, 'request' | 'classification'>): ClassScore | null {
  return classification.top.find((c) => c.index === request.target.classIndex) ?? null
}

/** The first of several names: "tabby, tabby cat" is a tabby. */
export const firstName = (label: string) => label.split(',')[0] ?? label

export function canvasLabel(state: State): string {
  const { shown, picture } = state
  const growing = onStage(state)
  if (growing?.progress)
    return `${lineOf(headlineOf(state))} in ${picture?.name ?? 'the picture'}, ${whereOf(growing.request)}`
  if (!shown || shown.pictureKey !== picture?.key) return `The picture ${picture?.name ?? ''}`
  const label = firstName(classOf(shown)?.label ?? '')
  const concepts = conceptMaps(shown.request, shown.result)?.length
  if (concepts) return `${concepts} concepts in ${picture.name}, ${whereOf(shown.request)}`
  const what = shown.result.heatmap.state === 'ok' ? 'Map of the evidence' : 'No map: no positive evidence'
  const { word, rest } = aimOf(shown)
  return `${what} ${word} ${label}${rest} in ${picture.name}, ${whereOf(shown.request)}`
}

const lineOf = ({ before, name, after }: Headline) => `${before}${name}${after}`

/** What the evidence is for: "for boxer rather than doormat", "against boxer", "for the probability of road". */
export function aimOf({ request: { target }, classification }: Pick<Shown, 'request' | 'classification'>): {
  readonly word: string
  readonly rest: string
} {
  if (target.kind === 'negative') return { word: 'against', rest: '' }
  if (target.kind === 'probability') return { word: 'for the probability of', rest: '' }
  if (target.kind === 'cell') return { word: 'for', rest: ` ${placeOf(target.region)}` }
  if (target.kind !== 'contrast') return { word: 'for', rest: '' }
  const other = classification.top.find((c) => c.index === target.against)
  return { word: 'for', rest: ` rather than ${firstName(other?.label ?? '')}` }
}

/** Rows and columns count from 0, the end is excluded. */
function placeOf([y0 = 0, x0 = 0, y1, x1]: readonly number[]): string {
  if (y1 === undefined || x1 === undefined) return `in the cell of row ${y0}, column ${x0}`
  return `in rows ${y0} to ${y1 - 1}, columns ${x0} to ${x1 - 1}`
}

/** " at Conv_1/Relu6"; nothing where the layer plays no part. */
export function placeIn({ method, layers }: Pick<ExplainRequest, 'method' | 'layers'>): string {
  if (methodCards.find(({ id }) => id === method)?.layers === 'whole') return ''
  return ` at ${layers.map((name) => pathEnd(name, 30)).join(', ')}`
}

/** "Grad-CAM at Conv_1/Relu6". */
export const whereOf = (request: ExplainRequest) => `${methodName(request.method)}${placeIn(request)}`

/** True where the map's values are the method's own: at the size of the picture this library leaves them so. */
export function keepsValues({ method, convention, size }: ExplainRequest): boolean {
  const own = convention ?? methodCards.find((m) => m.id === method)?.convention
  return size === 'input' && own === 'scorecam-pytorch'
}

/** What the map on the stage is made of: the growing one, else the last good one. */
export function captionOf(state: State): string {
  const { shown, picture } = state
  const growing = onStage(state)
  if (growing?.progress) return whereOf(growing.request)
  return shown && shown.pictureKey === picture?.key ? factsOf(shown) : ''
}

export function factsOf(shown: Shown): string {
  const { heatmap, ms } = shown.result
  const chosen = classOf(shown)
  const total = Object.values(ms).reduce((a, b) => a + b, 0)
  return [
    `${whereOf(shown.request)}, ${heatmap.height} × ${heatmap.width}`,
    keepsValues(shown.request) ? 'not normalised' : null,
    isSigned(shown.request) && heatmap.state === 'ok' ? 'red speaks for it, blue against it' : null,
    ownScore(shown),
    chosen ? `logit ${fixed(chosen.logit, 2)}` : null,
    chosen ? `probability ${probability(chosen.probability)}` : null,
    duration(total),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The number that is explained, where it is neither the logit nor the probability of the class. */
function ownScore({ request: { target }, result: { score } }: Shown): string | null {
  if (target.kind === 'cell') return `logit there ${fixed(score, 2)}`
  return target.kind === 'contrast' ? `logit difference ${fixed(score, 2)}` : null
}

/** What the engine remarks on a map, with the names of the classes in place of their numbers. */
export function noteLine(note: string, labels: readonly string[]): string {
  const numbers = /^Compared with the classes ([\d, ]+)\.$/.exec(note)?.[1]
  if (!numbers) return note
  const names = numbers.split(', ').map((number) => firstName(labels[Number(number)] || `class ${number}`))
  return `Compared with ${names.join(', ')}.`
}

export interface Headline {
  readonly before: string
  readonly name: string
  readonly after: string
}

/** The one line that tells everybody what there is to see. */
export function headlineOf(state: State): Headline {
  const { shown, picture, job } = state
  const growing = onStage(state)
  if (growing?.progress) {
    const { word, rest } = aimOf(growing)
    const name = firstName(classOf(growing)?.label ?? '')
    return { before: `The map so far, ${word} `, name, after: rest }
  }
  if (shown && shown.pictureKey === picture?.key) return shownLine(shown)
  const plain = (before: string): Headline => ({ before, name: '', after: '' })
  if (job.kind === 'explaining') return plain(`Computing ${whereOf(job.request)}.`)
  if (job.kind === 'classifying') return plain('Finding the most probable classes.')
  if (job.kind === 'model') return plain(`Opening ${job.name}.`)
  if (job.kind === 'starting' && wantedModel(state)) return plain('Starting the engine.')
  if (state.sorting !== null) return plain(`${state.sorting.what}.`)
  if (state.fetching !== null) return plain(`Opening ${state.fetching}.`)
  if (state.offered.length > 0) return plain('Choose one of the models.')
  const missing = missingFiles(state)
  if (missing.length > 0) return plain(`${missingWords(missing, state.overlay !== null)}.`)
  if (!state.model && !picture) return plain(`${words.invitation}.`)
  return plain(
    state.model ? (picture ? 'Choose a class or a method.' : `${words.haveModel}.`) : `${words.havePicture}.`,
  )
}

/** "This picture was made with net (3fa19c0b2d11) and cat.jpg: drop them to see the same". */
export function missingWords(missing: readonly string[], overlay: boolean): string {
  const what = overlay ? 'This picture' : 'This view'
  return `${what} was made with ${missing.join(' and ')}: drop ${missing.length > 1 ? 'them' : 'it'} to see the same`
}

function shownLine(shown: Shown): Headline {
  const name = firstName(classOf(shown)?.label ?? '')
  const { state } = shown.result.heatmap
  const { word, rest } = aimOf(shown)
  const where = placeIn(shown.request)
  const other = `${rest}${where}. Try another class${where && ', layer'} or method.`
  if (state === 'negative') return { before: `There is no positive evidence ${word} `, name, after: other }
  if (state === 'flat')
    return { before: `The map is the same everywhere: no evidence ${word} `, name, after: other }
  if (state === 'nan') return { before: 'The numbers of this map overflow for ', name, after: other }
  if (shown.result.concepts) return conceptLine(shown, name)
  const card = methodCards.find((m) => m.id === shown.request.method)
  if (card && !card.classSpecific)
    return {
      before: 'This map does not ask for a class: it is the same for ',
      name,
      after: ' and all others',
    }
  return { before: `The map highlights evidence ${word} `, name, after: rest }
}

/** The first concept speaks for the class that is explained, the others perhaps for others. */
function conceptLine({ request, result, card }: Shown, asked: string): Headline {
  const count = result.concepts?.length ?? 0
  const number = Number(request.params.concept)
  if (count === 1) return { before: 'One concept is all; it speaks most for ', name: asked, after: '' }
  if (number === allConcepts)
    return {
      before: `Each colour is one of ${count} concepts; the first speaks most for `,
      name: asked,
      after: '',
    }
  const likely = result.concepts?.[Math.min(number, count - 1)]?.classes[0]
  const name = firstName(card.labels[likely?.index ?? -1] ?? '')
  return {
    before: `The map highlights one of ${count} concepts, which alone is most likely `,
    name,
    after: '',
  }
}
