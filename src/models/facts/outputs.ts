// The outputs of a network by the names that their author gave them.

import type { Network } from '../../engine/types'
import { failure } from '../../errors'
import { valueName } from '../graph/graphNodes'
import { asObject, asText } from '../json'
import type { ModelArtifacts } from '../types'

export interface Output {
  /** As the signature of a graph or the layer calls it. */
  readonly name: string
  readonly node: string
}

export function outputNames(artifacts: ModelArtifacts, network: Network): Output[] {
  const signature = Object.entries(asObject(asObject(artifacts.extra.signature).outputs))
  const named = new Map(
    signature.map(([key, entry]) => [valueName(asText(asObject(entry).name) ?? key), key]),
  )
  return network.outputs.map((node) => ({ name: named.get(node) ?? node, node }))
}

/** @throws BadRecipe */
export function chooseOutput(outputs: readonly Output[], wanted: string | null): Output {
  const [first] = outputs
  if (!first) throw failure('UnsupportedModel', 'The model has no output.')
  if (wanted === null || wanted === '') return first
  const chosen = outputs.find(({ name, node }) => name === wanted || node === wanted)
  if (chosen) return chosen
  const names = outputs.map(({ name }) => `"${name}"`).join(', ')
  throw failure('BadRecipe', `The model has no output "${wanted}"; it has ${names}.`)
}
