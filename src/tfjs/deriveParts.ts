// A gradient through one part after another, from the last: what a part holds for its gradient, weights that were brought
// back for it too, is freed before the one before it is computed again. The numbers are those of all parts at once.
import { grad, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { derive, guarded } from './derive'
import { tape } from './internals'
import { lettingGo } from './packing/renewable'

type Part = (x: Tensor) => Tensor

/** d sum(f) / dx of f = the last part of ... of the first part of x. @throws as `derive` does */
export function deriveParts(parts: readonly Part[], x: Tensor): Tensor {
  if (parts.length === 1 && parts[0]) return derive(parts[0], x)
  const made: Tensor[] = []
  let slope: Tensor | null = null
  try {
    for (const part of parts.slice(0, -1)) made.push(lettingGo(() => untaped(() => part(made.at(-1) ?? x))))
    for (const part of parts.toReversed()) {
      const below: Tensor | null = slope
      const at = made.at(-1) ?? x
      slope = lettingGo(() => guarded(() => (below ? grad(part)(at, below) : grad(part)(at))))
      below?.dispose()
      made.pop()?.dispose()
    }
    return slope as Tensor
  } catch (error) {
    for (const tensor of made) tensor.dispose()
    slope?.dispose()
    throw error
  }
}

/** As it is computed inside a gradient, with nothing written down. */
function untaped(compute: () => Tensor): Tensor {
  const state = tape()
  state.gradientDepth++
  state.kernelDepth++
  try {
    return tidy(compute)
  } finally {
    state.gradientDepth--
    state.kernelDepth--
  }
}
