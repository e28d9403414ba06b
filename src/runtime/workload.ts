// How much a method asks for, before it runs.
import { methods } from '../engine/methods'
import type { Params } from '../engine/types'

/** Forward passes of masked pictures for so many different masks. */
export type Forwards = (masks: number) => number

/** Every mask once; of channels all, or those that `cskip` keeps, for each of the samples of SS-CAM and IS-CAM. */
export function countForwards(id: string, params: Params): Forwards {
  const method = methods.find((m) => m.id === id)
  if (method?.cost === 'per mask') return (masks) => masks
  const spec = method?.params.find((p) => p.name === 'samples')
  const samples = Number(params.samples ?? spec?.initial ?? 1)
  const kept = Number(params.cskip) || Number.POSITIVE_INFINITY
  const share = params.draft === true ? 0.1 : 1
  return (channels) => Math.ceil(Math.min(channels, kept) * share) * samples
}

/** Whether it scores masked pictures by the hundred. */
export const manyForwards = (id: string): boolean =>
  methods.find((m) => m.id === id)?.cost.startsWith('per ') ?? false
