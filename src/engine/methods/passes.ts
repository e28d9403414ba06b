// How many passes through the network a method needs, told from its card: an estimate of its cost before it has run.
import type { MethodCard, Params } from '../types'
import { initialOf } from './shared/values'

export interface Passes {
  readonly count: number
  /** `forward`: a picture through the network; `both`: there and back for a gradient; `head`: only what follows the layer. */
  readonly kind: 'forward' | 'both' | 'head'
}

type Asking = Pick<MethodCard, 'cost' | 'uses' | 'params' | 'convention'>

/** Share of the masks that a draft scores at least. */
const DRAFT = 0.1
/** Where a card says no more than "a few". */
const FEW = 4

/**
 * @param params as asked for; what is missing starts as the card says
 * @param channels of the layer
 * @param side rows and columns of the network's input, in pixels
 */
export function countPasses(
  card: Asking,
  params: Params,
  { channels, side }: { readonly channels: number; readonly side: readonly [number, number] },
): Passes {
  const value = (name: string) => {
    const spec = card.params.find((p) => p.name === name)
    return spec ? (params[name] ?? initialOf(spec, card.convention)) : undefined
  }
  const copies = Number(value('samples') ?? value('steps') ?? 1)
  if (card.cost === 'per mask') return { count: masksOf(value, side), kind: 'forward' }
  if (card.cost.startsWith('per channel')) {
    const kept = Math.min(channels, Number(value('cskip')) || Number.POSITIVE_INFINITY)
    const share = value('draft') === true ? DRAFT : 1
    const kind = card.uses.includes('masks') ? 'forward' : 'head'
    return { count: Math.ceil(kept * share) * copies, kind }
  }
  const gradients = card.uses.some((use) => use === 'gradients' || use === 'picture gradient')
  const some = card.cost === 'a few passes' && copies === 1 ? FEW : copies
  const variants = value('aug_smooth') === true ? 6 : 1
  return { count: some * variants, kind: gradients ? 'both' : 'forward' }
}

/** Random masks as many as asked for; windows as many as fit. */
function masksOf(value: (name: string) => unknown, [height, width]: readonly [number, number]): number {
  const samples = value('samples')
  if (samples !== undefined) return Number(samples)
  const size = Number(value('window')) || Math.max(1, Math.round(Math.min(height, width) / 5))
  const stride = Number(value('stride')) || Math.max(1, Math.round(size / 3))
  const along = (side: number) => Math.max(1, Math.ceil((side - size) / stride) + 1)
  return along(height) * along(width) + 1
}
