// How much a method asks for, before it runs.
import { methods } from '../engine/methods'
import type { Params } from '../engine/types'

/** Forward passes a channel: the samples of SS-CAM and IS-CAM, 1 for the others. */
export function samplesOf(id: string, params: Params): number {
  const spec = methods.find((m) => m.id === id)?.params.find((p) => p.name === 'samples')
  return Number(params.samples ?? spec?.initial ?? 1)
}

/** Whether it scores masked pictures by the hundred. */
export const manyForwards = (id: string): boolean =>
  methods.find((m) => m.id === id)?.cost.startsWith('per channel') ?? false
