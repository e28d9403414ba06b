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

/** SS-CAM and IS-CAM with the samples of their papers, Smooth Grad-CAM++ with torchcam's; fewer for what is slow beside them. */
const slow: Readonly<Record<string, { readonly params: Params; readonly note: string }>> = {
  scorecam: { params: {}, note: '' },
  sess: { params: {}, note: '12 scales' },
  occlusion: { params: {}, note: '' },
  integratedgradients: { params: { steps: 16 }, note: '16 steps' },
  smoothgrad: { params: { samples: 10 }, note: '10 samples' },
  iscam: { params: {}, note: '10 steps' },
  rise: { params: { samples: 250 }, note: '250 masks' },
  sscam: { params: {}, note: '35 samples, noise 2' },
}

const notes: Readonly<Record<string, string>> = { smoothgradcampp: '4 samples, noise 0.3' }

/** LeGrad and its kin read attention, which the built-in model has none of. */
const fits = ({ uses }: MethodCard) => !(uses as readonly string[]).includes('attention')

/** A map that says nothing: what the figures are worth less than. */
const uniform: Asked = { id: 'uniform', name: 'Uniform map', params: {}, note: '', slow: false }

export function methodsAsked(ids: readonly string[]): readonly Asked[] {
  const all = methods.filter(fits).map(({ id, name }): Asked => {
    const { params, note } = slow[id] ?? { params: {}, note: notes[id] ?? '' }
    return { id, name, params, note, slow: id in slow }
  })
  const order = Object.keys(slow)
  const late = all.filter((each) => each.slow).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const asked = [uniform, ...all.filter((each) => !each.slow), ...late]
  return ids.length === 0 ? asked : asked.filter(({ id }) => ids.includes(id))
}
