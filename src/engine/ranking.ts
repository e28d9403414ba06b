// Classes in the order of their probability, of an output with places in that of their areas, as page and terminal show
// them: the mean over all places hardly knows what wins at few.
import type { ClassScore, Places } from './outcomeTypes'

const MOST = 1001

/**
 * All classes, largest and most probable first; equal ones in their own order.
 * @example
 * ranking(Float32Array.of(1, 2), Float32Array.of(0.27, 0.73), ['cat', 'dog'])[0]?.label // 'dog'
 */
export function ranking(
  logits: Float32Array,
  probabilities: Float32Array,
  labels: readonly string[],
  places?: Places,
): ClassScore[] {
  const all = Array.from(logits, (logit, index) => ({
    index,
    label: labels[index] ?? `class ${index}`,
    logit,
    probability: probabilities[index] ?? Number.NaN,
    ...(places && { area: places.areas[index] ?? 0 }),
  }))
  return all.sort(inOrder).slice(0, MOST)
}

const inOrder = (a: ClassScore, b: ClassScore) =>
  (b.area ?? 0) - (a.area ?? 0) || b.probability - a.probability || b.logit - a.logit
