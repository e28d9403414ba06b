// The methods, each a card and how it explains.
import { codeFor } from '../../errors'
import type { Answer, Method, Params, Probe } from '../types'
import { atOnce } from './atOnce'
import { methodCards } from './cards'

export { methodCards } from './cards'

/** The parameters were checked against the card (params.ts), whose names and kinds are the method's own type. */
type Explain = (probe: Probe, params: Params) => Promise<Answer>
type Entries = Readonly<Record<string, Explain>>

function explainOf(id: string, label: string): Explain {
  const here = (atOnce as unknown as Entries)[id]
  return here ?? (async (probe, params) => (await entry(id, label))(probe, params))
}

async function entry(id: string, label: string): Promise<Explain> {
  const { onDemand } = await codeFor(label, () => import('./onDemand'))
  const found = (onDemand as unknown as Entries)[id]
  if (!found) throw new Error(`The method ${id} has a card and no code.`)
  return found
}

/** The methods, in the order of their cards. */
export const methods: readonly Method[] = methodCards.map((card) => ({
  ...card,
  explain: explainOf(card.id, card.name),
}))
