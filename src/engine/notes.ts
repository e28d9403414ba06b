// Named facts about a result, so that nobody reads more out of a map than it holds.
import { abs, max, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import { stateNotes } from './maps/flat'
import { sameMapNote } from './methods/sameMap'
import type { Plan } from './plan'
import type { LayerProbe } from './probe/probe'
import { fold } from './probe/tokens'
import { stepBehind, stepNote } from './steps'
import type { Heatmap, Layer } from './types'

/** What the reader of a heatmap must know, each a sentence. */
export function noted(
  heatmap: Heatmap,
  { method, layers, run }: Plan,
  found: ReadonlySet<string>,
): readonly string[] {
  const notes = new Set(found)
  if (method.layers === 'several') notes.add(`Made of ${layers.map(({ name }) => name).join(', ')}.`)
  if (heatmap.state !== 'ok') notes.add(stateNotes[heatmap.state])
  if (run.params.signed === true && heatmap.state === 'ok') notes.add(signNote(heatmap))
  if (!method.classSpecific)
    notes.add('This method does not look at the class: every class has the same map.')
  return [...notes]
}

function signNote({ min, max }: Heatmap): string {
  if (min >= 0) return 'No place speaks against the class: nothing in this map is negative.'
  const zero = Math.max(0, Math.min(1, -min / (max - min)))
  return `Places below ${zero.toFixed(2)} of the scale speak against the class, places above it for it.`
}

/**
 * What the gradients of a layer say about a map that was made of them.
 * @throws BadRecipe where no place of a token map reaches the score; a convention that was asked for by name
 * gets the answer of its library instead, which is a flat map.
 */
export async function gradientNotes(probe: LayerProbe, { method, named }: Plan): Promise<readonly string[]> {
  const facts = await probe.gradientFacts()
  if (!facts) return []
  if (facts.peak === 0 && probe.layer.kind === 'tokens') {
    const why = await deadTokens(probe)
    if (!named) throw failure('BadRecipe', why)
    return [why]
  }
  const step = facts.peak === 0 ? stepBehind(probe.classifier.network, probe.layer.name) : null
  if (step) return [stepNote(probe.layer.name, step)]
  const [, height, width] = probe.activations().shape
  const places = height * width
  // A level of a detector at which its box is not looked for has no gradient at all.
  if (!method.sameOnUniformGradient || places === 1 || facts.peak === 0) return []
  if (facts.spread > 1e-5 * facts.peak) return []
  return [sameMapNote]
}

async function deadTokens(probe: LayerProbe): Promise<string> {
  const { layer } = probe
  const better = await lastAlive(probe)
  const instead = better ? `choose ${better} instead` : 'choose a method without gradients'
  const why = 'only a token that stands for no place is read behind it'
  return `The score does not depend on the patches of ${layer.name}: ${why}; ${instead}.`
}

/** The nearest token layer before this one whose patches reach the score. */
async function lastAlive(probe: LayerProbe): Promise<string | null> {
  const { layers } = probe.classifier
  const place = layers.findIndex(({ name }) => name === probe.layer.name)
  const before = layers.slice(Math.max(0, place - 12), place).filter(({ kind }) => kind === 'tokens')
  if (before.length === 0) return null
  const gradients = probe.gradientsAt(before.map(({ name }) => name))
  const peaks = tidy(() => gradients.map((gradient, i) => max(abs(fold(gradient, before[i] as Layer)))))
  try {
    const values = await Promise.all(peaks.map((peak: Tensor) => peak.data()))
    return before.findLast((_, i) => (values[i]?.[0] ?? 0) > 0)?.name ?? null
  } finally {
    for (const tensor of [...gradients, ...peaks]) tensor.dispose()
  }
}
