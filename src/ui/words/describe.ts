// The state in sentences: for the caption and the status line.
import { methodCards } from '../../engine/methods/cards'
import type { ClassScore } from '../../engine/outcomeTypes'
import type { ModelCard } from '../../models/types'
import { allConcepts } from '../../recipe/concepts'
import { isDraft } from '../../recipe/drafts'
import { isSigned } from '../../recipe/signedMap'
import type { ExplainRequest } from '../../recipe/types'
import { count, dotted, duration, fixed, pathEnd, probability } from '../../results/format'
import { wantedModel, wantedPicture } from '../../state/flow/sources'
import { onStage, shownOnStage } from '../../state/onStage'
import { missingFiles } from '../../state/phase'
import type { Shown, State } from '../../state/store'
import { boxIn, boxPlace, placeOf } from './boxIn'
import { scoreWords } from './modelWords'
import { runWords } from './runWords'
import { sayings } from './sayings'
import { scoreKind } from './scoreKind'
import { words } from './strings'
import { told } from './told'

/** Some maps are the same for every class. */
export const asksForClass = ({ method }: Pick<ExplainRequest, 'method'>) =>
  methodCards.find(({ id }) => id === method)?.classSpecific !== false

export const methodName = (id: string) => methodCards.find((m) => m.id === id)?.name ?? id

export function classOf({
  request,
  classification,
}: Pick<Shown, 'request' | 'classification'>): ClassScore | null {
  return classification.top.find((c) => c.index === request.target.classIndex) ?? null
}

/** A class without a name goes by its number, in the page's language. */
export function shownLabel(label: string): string {
  const number = /^class (\d+)$/.exec(label)?.[1]
  return number === undefined ? label : sayings.someClass(number)
}

/** The first of several names: "tabby, tabby cat" is a tabby. */
export const firstName = (label: string) => shownLabel(label.split(',')[0] ?? label)

/** What the evidence is for: "for boxer rather than doormat", "against boxer", "for the probability of road". */
export function aimOf(shown: Pick<Shown, 'request' | 'classification'>): {
  readonly word: string
  readonly rest: string
} {
  const { target } = shown.request
  const there = boxPlace(shown)
  if (target.kind === 'negative') return { word: sayings.against, rest: there }
  if (target.kind === 'probability') return { word: sayings.forProbability, rest: there }
  if (target.kind === 'cell') return { word: sayings.for, rest: placeOf(target.region) }
  if (target.kind !== 'contrast') return { word: sayings.for, rest: there }
  const other = shown.classification.top.find((c) => c.index === target.against)
  return { word: sayings.for, rest: sayings.ratherThan(firstName(other?.label ?? '')) + there }
}

/** " at Conv_1/Relu6"; nothing where the layer plays no part. */
export function placeIn({ method, layers }: Pick<ExplainRequest, 'method' | 'layers'>): string {
  if (methodCards.find(({ id }) => id === method)?.layers === 'whole') return ''
  return sayings.at(layers.map((name) => pathEnd(name, 30)).join(', '))
}

/** "Grad-CAM at Conv_1/Relu6"; "Score-CAM, a draft at Conv_1/Relu6". */
export const whereOf = (request: ExplainRequest) => `${asWhat(request)}${placeIn(request)}`

function asWhat(request: ExplainRequest): string {
  const name = methodName(request.method)
  return isDraft(request) ? runWords.draft(name) : name
}

/** True where the map's values are the method's own: at the size of the picture this library leaves them so. */
export function keepsValues({ method, convention, size }: ExplainRequest): boolean {
  const own = convention ?? methodCards.find((m) => m.id === method)?.convention
  return size === 'input' && own === 'scorecam-pytorch'
}

/** What the map on the stage is made of: the growing one, else the last good one. */
export function captionOf(state: State): string {
  const growing = onStage(state)
  if (growing?.progress) return whereOf(growing.request)
  const shown = shownOnStage(state)
  return shown ? factsOf(shown) : ''
}

export function factsOf(shown: Shown): string {
  const { heatmap, ms } = shown.result
  const box = boxIn(shown)
  // What is said of a box that gave way to a better one is the explained score alone.
  const chosen = box ? (Number.isNaN(box.logit) ? null : box) : classOf(shown)
  const total = Object.values(ms).reduce((a, b) => a + b, 0)
  const facts = [
    `${whereOf(shown.request)}, ${heatmap.height} × ${heatmap.width}`,
    keepsValues(shown.request) ? sayings.notNormalised : null,
    isSigned(shown.request) && heatmap.state === 'ok' ? sayings.signs : null,
    ownScore(shown),
    chosen && scoreKind(shown.card) === 'logit' ? sayings.logit(fixed(chosen.logit, 2)) : null,
    chosen ? scoreFact(shown.card, chosen) : null,
    duration(total),
  ]
    // A number stays with what it counts.
    .map((fact) => fact?.replace(/ (?=\S+$)/, '\u00a0'))
  return dotted(...facts)
}

/** "probability 0.41"; "value 3.20" where no probability can be told. */
export const scoreFact = (
  card: Pick<ModelCard, 'activation'>,
  score: Pick<ClassScore, 'logit' | 'probability'>,
): string =>
  scoreKind(card) === 'value'
    ? scoreWords.value(fixed(score.logit, 2))
    : sayings.probability(probability(score.probability))

/** The number that is explained, where it is not that of the class. */
function ownScore(shown: Shown): string | null {
  const { target } = shown.request
  const { score } = shown.result
  if (Number.isNaN(boxIn(shown)?.logit)) return sayings.scoreThere(fixed(score, 2))
  if (target.kind === 'region')
    return sayings.scoreSum(Math.abs(score) < 1000 ? fixed(score, 2) : count(Math.round(score)))
  const kind = scoreKind(shown.card)
  if (target.kind === 'cell') return scoreWords.there[kind](fixed(score, 2))
  return target.kind === 'contrast' ? scoreWords.difference[kind](fixed(score, 2)) : null
}

export interface Headline {
  readonly before: string
  readonly name: string
  readonly after: string
}

/** The one line that tells everybody what there is to see. */
export function headlineOf(state: State): Headline {
  const { picture, job } = state
  const growing = onStage(state)
  if (growing?.progress) {
    const { word, rest } = aimOf(growing)
    const name = firstName(classOf(growing)?.label ?? '')
    return around(sayings.soFar(word, rest), name)
  }
  const shown = shownOnStage(state)
  if (shown) return shownLine(shown)
  const plain = (before: string): Headline => ({ before, name: '', after: '' })
  if (job.kind === 'explaining') return plain(sayings.computing(whereOf(job.request)))
  if (job.kind === 'classifying') return plain(sayings.classifying)
  if (job.kind === 'model') return plain(sayings.opening(job.name))
  if (job.kind === 'starting' && wantedModel(state)) return plain(sayings.starting)
  if (state.sorting !== null) return plain(told(`${state.sorting.what}.`))
  if (state.fetching !== null) return plain(sayings.opening(state.fetching))
  if (state.offered.length > 0) return plain(sayings.chooseModel)
  const missing = missingFiles(state)
  if (missing.length > 0) return plain(`${missingWords(missing, state.overlay !== null)}.`)
  // What was stopped or has failed is said to be so beside it; nobody need bring it again.
  const stays = (!state.model && wantedModel(state)) || (!picture && wantedPicture(state))
  if (stays) return plain(sayings.notOpen(stays.name))
  if (!state.model) return plain(`${picture ? words.havePicture : words.invitation}.`)
  return plain(picture ? sayings.choose : `${words.haveModel}.`)
}

/** "This picture was made with net (3fa19c0b2d11) and cat.jpg: drop them to see the same". */
export function missingWords(missing: readonly string[], overlay: boolean): string {
  const files = missing.join(sayings.and)
  return (overlay ? sayings.overlayMadeWith : sayings.madeWith)(files, missing.length > 1)
}

const around = ([before = '', after = '']: readonly string[], name: string): Headline => ({
  before,
  name,
  after,
})

function shownLine(shown: Shown): Headline {
  const name = firstName(classOf(shown)?.label ?? '')
  const { state } = shown.result.heatmap
  const { word, rest } = aimOf(shown)
  const where = placeIn(shown.request)
  const empty = (pair: readonly string[]) => {
    const line = around(pair, name)
    return { ...line, after: `${line.after} ${where ? sayings.tryLayer : sayings.tryOther}` }
  }
  if (state === 'negative') return empty(sayings.negative(word, rest, where))
  if (state === 'flat') return empty(sayings.flat(word, rest, where))
  if (state === 'nan') return empty(sayings.overflow(rest, where))
  if (shown.result.concepts) return conceptLine(shown, name)
  if (!asksForClass(shown.request)) return around(sayings.agnostic, name)
  return around(sayings.highlights(word, rest), name)
}

/** The first concept speaks for the class that is explained, the others perhaps for others. */
function conceptLine({ request, result, card }: Shown, asked: string): Headline {
  const count = result.concepts?.length ?? 0
  const number = Number(request.params.concept)
  if (count === 1) return around(sayings.oneConcept, asked)
  if (number === allConcepts) return around(sayings.eachConcept(count), asked)
  const likely = result.concepts?.[Math.min(number, count - 1)]?.classes[0]
  return around(sayings.thisConcept(count), firstName(card.labels[likely?.index ?? -1] ?? ''))
}
