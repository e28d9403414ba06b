// Gradients that leave nothing behind when they fail, and fail in words.
import { grad, type Tensor } from '@tensorflow/tfjs-core'
import { failure, isOurs } from '../errors'
import { tape } from './internals'

/** d sum(f) / dx. `f` is synchronous. @throws UnsupportedModel where an operator has no gradient. */
export function derive(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return guarded(() => grad(f)(x))
}

/** Runs a gradient; frees what its tape holds if it throws. */
export function guarded<T>(run: () => T): T {
  const state = tape()
  const before = state.activeTape
  try {
    return run()
  } catch (error) {
    if (state.gradientDepth === 0 && state.activeTape !== before) {
      for (const node of state.activeTape ?? []) for (const saved of node.saved ?? []) saved.dispose()
      state.activeTape = null
    }
    throw inWords(error)
  }
}

function inWords(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  const operator = /gradient (?:function )?not found for (\w+)/i.exec(message)?.[1]
  if (isOurs(error) || !operator) return error
  const advice = 'choose a method without gradients, such as Score-CAM'
  return failure('UnsupportedModel', `The operator ${operator} has no gradient: ${advice}.`, error)
}
