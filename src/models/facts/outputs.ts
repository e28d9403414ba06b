// The outputs of a network by the names that their author gave them.
import { failure } from '../../errors'
import type { OpenNetwork } from '../network/openNetwork'
import { quoted } from '../quoted'
import { OUTPUT_KINDS, type OutputKind } from './outputKind'

export interface Output {
  /** As the signature of a graph or the layer calls it. */
  readonly name: string
  readonly node: string
}

export function namedOutputs({
  network,
  outputNames,
}: Pick<OpenNetwork, 'network' | 'outputNames'>): Output[] {
  return network.outputs.map((node) => ({ name: outputNames?.get(node) ?? node, node }))
}

/** What the user wants: which output, and how its numbers are read. Null for the model's own choice. */
export interface OutputChoice {
  readonly name: string | null
  readonly kind: OutputKind | null
}

/** `scores`, `scores:values` or `:values`: a name, and how it is read. A name that is an output's is one. */
export function readOutputChoice(text: string | null | undefined, outputs: readonly Output[]): OutputChoice {
  if (!text) return { name: null, kind: null }
  const at = text.lastIndexOf(':')
  const kind = OUTPUT_KINDS.find((known) => known === text.slice(at + 1))
  const whole = outputs.some(({ name, node }) => name === text || node === text)
  if (whole || at < 0 || !kind) return { name: text, kind: null }
  return { name: text.slice(0, at) || null, kind }
}

/** @throws BadRecipe */
export function chooseOutput(outputs: readonly Output[], wanted: string): Output {
  const chosen = outputs.find(({ name, node }) => name === wanted || node === wanted)
  if (chosen) return chosen
  const names = outputs.map(({ name }) => quoted(name)).join(', ')
  throw failure('BadRecipe', `The model has no output ${quoted(wanted)}; it has ${names}.`)
}
