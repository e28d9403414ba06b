// Named facts about a result, so that nobody reads more out of a map than it holds.
import { stateNotes } from './flat'
import type { Plan } from './plan'
import type { Heatmap } from './types'

export function noted(heatmap: Heatmap, { method }: Plan, found: ReadonlySet<string>): readonly string[] {
  const notes = new Set(found)
  if (heatmap.state !== 'ok') notes.add(stateNotes[heatmap.state])
  if (!method.classSpecific)
    notes.add('This method does not look at the class: every class has the same map.')
  return [...notes]
}
