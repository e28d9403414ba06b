// Classes in the order of their probability, as page and terminal show them.
import type { ClassScore } from './outcomeTypes'

const MOST = 1001

/**
 * All classes, most probable first; equal ones in their own order.
 * @example
 * ranking(Float32Array.of(1, 2), Float32Array.of(0.27, 0.73), ['cat', 'dog'])[0]?.label // 'dog'
 */
export function ranking(
  logits: Float32Array,
  probabilities: Float32Array,
  labels: readonly string[],
): ClassScore[] {
  const all = Array.from(logits, (logit, index) => ({
    index,
    label: labels[index] ?? `class ${index}`,
    logit,
    probability: probabilities[index] ?? Number.NaN,
  }))
  return all.sort((a, b) => b.probability - a.probability || b.logit - a.logit).slice(0, MOST)
}
