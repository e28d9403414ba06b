// What the page shows about an open model.
import type { Classifier } from '../../engine/types'
import { elements, weightRanges } from '../files/weights'
import type { ModelArtifacts, ModelCard } from '../types'
import type { FittedLabels } from './labels/fitLabels'
import { modelName } from './modelName'

export interface Facts {
  readonly artifacts: ModelArtifacts
  /** Label of its file's format. */
  readonly format: string
  /** What the model calls itself. */
  readonly names: readonly string[]
  readonly classifier: Classifier
  readonly labels: FittedLabels
  readonly guess: ModelCard['guess']
  readonly outputs: readonly string[]
  readonly output: string
  readonly outputKind: ModelCard['outputKind']
  readonly hash: string
  readonly repairs: readonly string[]
  readonly remarks: readonly string[]
}

export function makeCard({
  artifacts,
  format,
  names,
  classifier,
  labels,
  guess,
  outputs,
  output,
  outputKind,
  hash,
  repairs,
  remarks,
}: Facts): ModelCard {
  const { inputShape, classes, activation, layers, suggested } = classifier
  return {
    name: modelName({ name: artifacts.name, names, label: format }, classifier),
    format,
    quantised: quantisation(artifacts),
    parameters: parameters(artifacts),
    weightBytes: artifacts.weights.byteLength,
    hash,
    inputShape,
    classes,
    labels: labels.names,
    labelSource: labels.source,
    activation,
    outputs,
    output,
    outputKind,
    cells: outputCells(classifier),
    layers,
    suggested,
    guess,
    repairs,
    remarks,
    ...(labels.misfit !== undefined && { misfit: labels.misfit }),
  }
}

function outputCells({ network, logits }: Classifier): ModelCard['cells'] {
  const shape = network.nodes.find(({ name }) => name === logits)?.shape
  return shape?.length === 4 ? [shape[1] ?? null, shape[2] ?? null] : null
}

/** Whole numbers are sizes and axes, and what an optimizer kept is no part of the model. */
function parameters({ weightSpecs }: ModelArtifacts): number {
  const counted = weightRanges(weightSpecs).filter(
    ({ name, dtype }) => dtype === 'float32' && !name.startsWith('optimizer/'),
  )
  return counted.reduce((sum, { shape }) => sum + elements(shape), 0)
}

function quantisation({ weightSpecs }: ModelArtifacts): string | null {
  const stored = new Set(weightRanges(weightSpecs).map(({ quantization }) => quantization?.dtype ?? ''))
  const names = { uint8: '8-bit weights', uint16: '16-bit weights', float16: '16-bit float weights' } as const
  const found = Object.entries(names).filter(([dtype]) => stored.has(dtype))
  return found.length > 0 ? found.map(([, name]) => name).join(' and ') : null
}

/** Bytes that are hashed at a time: a copy is made of them. */
const PIECE = 2 ** 25

/** SHA-256 of topology and weights, the first 12 hex digits; empty where the page may not compute it. */
export async function hashModel({ topology, weights }: ModelArtifacts): Promise<string> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return ''
  const text = new TextEncoder().encode(JSON.stringify(topology))
  const parts = [await subtle.digest('SHA-256', text)]
  for (let at = 0; at === 0 || at < weights.byteLength; at += PIECE)
    parts.push(await subtle.digest('SHA-256', new Uint8Array(weights).subarray(at, at + PIECE)))
  const all = new Uint8Array(parts.flatMap((part) => [...new Uint8Array(part)]))
  const digest = new Uint8Array(await subtle.digest('SHA-256', all))
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 12)
}
