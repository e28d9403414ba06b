// How far a map can be trusted, in sentences.
import { methodCards } from '../../engine/methods/cards'
import type { TopTenth } from '../../engine/metrics/topTenth'
import { fixed, probability } from '../../results/format'
import { speaksAgainst } from '../../state/speaksAgainst'
import type { Shown } from '../../state/store'
import type { Trust } from '../../state/watchTrust'
import type { SanityStep } from '../../worker/api'
import { classOf, firstName } from './describe'
import { told } from './told'

export const trustWords = {
  curves: 'Curves',
  about: 'How faithful is it? Curves, figures and randomised weights',
  beaten: (of: number, draws: number) => `Better than ${of} of ${draws} random maps.`,
  weights: (correlation: string) => `Randomised weights leave a correlation of ${correlation}.`,
  brief: (from: string, to: string, chance: string) =>
    `Brightest tenth hidden: ${from}\u00a0→ ${to}; a random one: ${chance}`,
  briefWeak: (from: string, to: string, chance: string) =>
    `No better than chance: ${from}\u00a0→ ${to}; at random ${chance}`,
  pending: 'Measuring what hiding the brightest tenth does …',
  several: 'Several concepts at once are not measured; choose one of them.',
  unmeasured: (why: string) => `The map could not be measured: ${why}`,
  nothingStandsOut: 'There is nothing to hide: no place of this map stands out.',
  baseline: 'A baseline: the weights of this map are drawn by chance.',
  agnostic: (name: string) => `This map is the same for every class, so also for ${name}.`,
  ofAgainst: (name: string) => `What this map highlights speaks against ${name}: without it, it should rise.`,
  against: (name: string, logit: string) => `The model speaks against ${name} (logit ${logit}).`,
  weak: 'No better than chance. ',
  leaves: (name: string, at: string, chance: string) =>
    `Hiding the brightest tenth leaves ${name} at ${at}; a random tenth gives ${chance}.`,
  lowers: (name: string, from: string, to: string, chance: string) =>
    `Hiding the brightest tenth lowers ${name} from ${from} to ${to}; a random tenth to ${chance}.`,
  raises: (name: string, from: string, to: string, chance: string) =>
    `Hiding the brightest tenth raises ${name} from ${from} to ${to}; a random tenth to ${chance}.`,
} as const

/** What must be known before any figure: a map without a peak, a class that the model speaks against, a baseline. */
export function caveatOf(shown: Shown): string | null {
  const chosen = classOf(shown)
  const name = firstName(chosen?.label ?? '')
  const card = methodCards.find(({ id }) => id === shown.request.method)
  if (shown.result.heatmap.state !== 'ok') return trustWords.nothingStandsOut
  const asked = shown.request.target.kind === 'logit' ? chosen : null
  const against = asked && speaksAgainst(asked, shown.classification.top, shown.card)
  const caveats = [
    card?.baseline ? trustWords.baseline : null,
    card && !card.baseline && !card.classSpecific ? trustWords.agnostic(name) : null,
    against ? trustWords.against(name, fixed(asked.logit, 2)) : null,
    isAgainst(shown) ? trustWords.ofAgainst(name) : null,
  ]
  return caveats.filter(Boolean).join(' ') || null
}

/**
 * "Hiding the brightest tenth lowers dog from 0.83 to 0.31; a random tenth to 0.79."
 * @param mark of the class and of each figure, for those who print them bold
 */
export function trustLine(shown: Shown, trust: Trust, mark = (word: string) => word): string {
  if ('trouble' in trust) return trustWords.unmeasured(told(trust.trouble))
  const { score, hidden, random } = trust
  const name = mark(firstName(classOf(shown)?.label ?? ''))
  const [from = '', to = '', chance = ''] = [score, hidden, random].map((share) => mark(probability(share)))
  const how = from === to ? null : hidden < score ? trustWords.lowers : trustWords.raises
  const line = how ? how(name, from, to, chance) : trustWords.leaves(name, from, chance)
  return isWeak(shown, trust) ? trustWords.weak + line : line
}

/** The same beside a small map. */
export function briefLine(shown: Shown, trust: Trust & TopTenth): string {
  const [from = '', to = '', chance = ''] = [trust.score, trust.hidden, trust.random].map(probability)
  return (isWeak(shown, trust) ? trustWords.briefWeak : trustWords.brief)(from, to, chance)
}

/** The quiet line: how many random maps it beats, and what is left of it with all weights shuffled, once that is known. */
export function beatenLine(trust: Trust | null, steps: readonly SanityStep[] | null): string {
  const left = steps?.at(-1)
  return [
    trust && 'hidden' in trust && isSeen(trust) ? trustWords.beaten(trust.beaten, trust.draws) : '',
    left ? trustWords.weights(fixed(left.correlation, 2)) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Whether the figures in the sentence differ at all: by what they do not show no map is called better than others. */
const isSeen = ({ score, hidden, random }: TopTenth): boolean =>
  new Set([score, hidden, random].map(probability)).size > 1

/** Whether hiding what the map highlights does no more than hiding as much anywhere. */
export const isWeak = (shown: Shown, trust: Trust): boolean =>
  'hidden' in trust && (isAgainst(shown) ? trust.hidden <= trust.random : trust.hidden >= trust.random)

const isAgainst = ({ request }: Shown) => request.target.kind === 'negative'
