// How far a map can be trusted, in sentences.
import { methodCards } from '../../engine/methods/cards'
import type { Shown } from '../../state/store'
import type { Trust } from '../../state/watchTrust'
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
