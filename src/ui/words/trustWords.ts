// How far a map can be trusted, in sentences.
import { methodCards } from '../../engine/methods/cards'
import type { Shown } from '../../state/store'
import type { Trust } from '../../state/watchTrust'
import type { SanityStep } from '../../worker/api'
import { classOf, firstName } from './describe'
import { fixed, probability } from './format'

export const trustWords = {
  details: 'How faithful is it?',
  measure: 'Measure',
  stop: 'Stop',
  measuring: (done: number, total: number) => `${done} of ${total}`,
  explained:
    'Pixels are hidden from the brightest on (deletion), or shown from the brightest on (insertion): the faster the class falls or rises, the better the map names what the score is made of.',
  deletion: 'Deletion',
  insertion: 'Insertion',
  share: 'share of the pixels',
  table: 'The curves as a table',
  ask: 'Is this map about the model?',
  sanity:
    'The same map is made again with the weights of the model shuffled, from the output on. If it stays as it is, it shows the picture and not what the model has learnt.',
  noMap: 'no map left',
  shuffled: (share: number) => `${share === 1 ? 'all' : `last ${Math.round(100 * share)} % of the`} layers`,
} as const

/** What must be known before any figure: a map without a peak, a class that the model speaks against, a baseline. */
export function caveatOf(shown: Shown): string | null {
  const chosen = classOf(shown)
  const name = firstName(chosen?.label ?? '')
  const card = methodCards.find(({ id }) => id === shown.request.method)
  if (shown.result.heatmap.state !== 'ok') return 'There is nothing to hide: no place of this map stands out.'
  if (card?.baseline) return 'A baseline: the weights of this map are drawn by chance.'
  if (card && !card.classSpecific) return `This map is the same for every class, so also for ${name}.`
  if (chosen && chosen.logit < 0 && shown.request.target.kind === 'logit')
    return `The model speaks against ${name} (logit ${fixed(chosen.logit, 2)}).`
  return null
}

/** "Hiding the brightest tenth lowers dog from 0.83 to 0.31; a random tenth to 0.79." */
export function trustLine(shown: Shown, { score, hidden, random }: Trust): string {
  const name = firstName(classOf(shown)?.label ?? '')
  const [from, to, chance] = [probability(score), probability(hidden), probability(random)]
  if (from === to)
    return `Hiding the brightest tenth leaves ${name} at ${from}; a random tenth gives ${chance}.`
  const verb = hidden < score ? 'lowers' : 'raises'
  return `Hiding the brightest tenth ${verb} ${name} from ${from} to ${to}; a random tenth to ${chance}.`
}

/** What the last step, with all weights shuffled, says. */
export function sanityVerdict(steps: readonly SanityStep[]): string {
  const left = steps.at(-1)?.correlation ?? 0
  const number = fixed(left, 2)
  if (Math.abs(left) >= 0.7)
    return `Rank correlation with all weights shuffled: ${number}. Hardly changed: this map says little about the model.`
  if (Math.abs(left) >= 0.4)
    return `Rank correlation with all weights shuffled: ${number}. Part of this map comes from the picture alone.`
  return `Rank correlation with all weights shuffled: ${number}. Little is left: the map depends on what the model has learnt.`
}
