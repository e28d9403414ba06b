// Which methods are asked, and how. Slow ones come last, and their maps are kept.
import { methods } from '../../src/engine/methods/index'
import type { MethodCard, Params } from '../../src/engine/types'

export interface Asked {
  readonly id: string
  readonly name: string
  readonly params: Params
  /** Parameters that differ from the method's own, or that the reader must know. */
  readonly note: string
  /** A map takes more than half a second: it is kept, and no second one is made of it. */
  readonly slow: boolean
}

interface Slow {
  readonly id: string
  readonly params: Params
  readonly note: string
}

/**
 * In this order. SS-CAM and IS-CAM with the samples and noise of their papers; Smooth Grad-CAM++ stands among the quick
 * ones with torchcam's, and here with those of SmoothGrad's paper; fewer samples for what is slow beside them.
 */
const slow: readonly Slow[] = [
  { id: 'scorecam', params: {}, note: '' },
  { id: 'occlusion', params: {}, note: '' },
  { id: 'integratedgradients', params: { steps: 16 }, note: '16 steps' },
  { id: 'smoothgrad', params: { samples: 10 }, note: '10 samples' },
  { id: 'smoothgradcampp', params: { samples: 50, std: 0.15 }, note: '50 samples, noise 0.15' },
  { id: 'sess', params: {}, note: '12 scales' },
  { id: 'rise', params: { samples: 250 }, note: '250 masks' },
  { id: 'iscam', params: {}, note: '10 steps' },
  { id: 'sscam', params: {}, note: '35 samples, noise 2' },
]

/** Asked as the method itself has it, however it is asked above. */
const QUICK = 'smoothgradcampp'

const notes: Readonly<Record<string, string>> = { smoothgradcampp: '4 samples, noise 0.3' }

/** LeGrad and its kin read attention, which the built-in model has none of. */
const fits = ({ uses }: MethodCard) => !(uses as readonly string[]).includes('attention')

/** A map that says nothing: what the figures are worth less than. */
const uniform: Asked = { id: 'uniform', name: 'Uniform map', params: {}, note: '', slow: false }

export function methodsAsked(ids: readonly string[]): readonly Asked[] {
  const all = methods.filter(fits)
  const quick = all
    .filter(({ id }) => id === QUICK || slow.every((each) => each.id !== id))
    .map(({ id, name }): Asked => ({ id, name, params: {}, note: notes[id] ?? '', slow: false }))
  const late = slow.flatMap((each): Asked[] => {
    const card = all.find(({ id }) => id === each.id)
    return card ? [{ ...each, name: card.name, slow: true }] : []
  })
  const asked = [uniform, ...quick, ...late]
  return ids.length === 0 ? asked : asked.filter(({ id }) => ids.includes(id))
}
