// Small models that the tests make themselves, as the files that converters write.
import { filesFromBytes } from '../files/files'
import type { Json } from '../json'
import type { ModelFiles } from '../types'

export interface Weight {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: readonly number[]
  readonly dtype?: 'float32' | 'int32'
}

/** Values that repeat nowhere near, in -1..1, from their number and a seed. */
export function values(count: number, seed = 1): number[] {
  return Array.from({ length: count }, (_, i) => Math.sin((i + 1) * 12.9898 + seed * 78.233))
}

export function weight(name: string, shape: readonly number[], seed = 1): Weight {
  return { name, shape, values: values(sizeOf(shape), seed) }
}

export function int(name: string, list: readonly number[], shape: readonly number[] = [list.length]): Weight {
  return { name, shape, values: list, dtype: 'int32' }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

export function bytesOf(weights: readonly Weight[]): Uint8Array {
  const parts = weights.map(({ values: list, dtype }) =>
    dtype === 'int32'
      ? new Uint8Array(Int32Array.from(list).buffer)
      : new Uint8Array(Float32Array.from(list).buffer),
  )
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

export function manifestOf(weights: readonly Weight[], path = 'weights.bin'): Json[] {
  const entries = weights.map(({ name, shape, dtype = 'float32' }) => ({ name, shape, dtype }))
  return [{ paths: [path], weights: entries }]
}

/** model.json and weights.bin, and whatever lies beside them. */
export function modelFiles(
  json: Json,
  weights: readonly Weight[],
  beside: Readonly<Record<string, string>> = {},
): ModelFiles {
  const text = (content: string) => new TextEncoder().encode(content)
  const model = { ...json, weightsManifest: manifestOf(weights) }
  return filesFromBytes(
    'fixture',
    new Map([
      ['model.json', text(JSON.stringify(model))],
      ['weights.bin', bytesOf(weights)],
      ...Object.entries(beside).map(([path, content]) => [path, text(content)] as const),
    ]),
  )
}

export function layer(className: string, name: string, config: Json = {}): Json {
  return { class_name: className, name, config: { name, ...config } }
}

/** A layer of a functional model, called once on the layers named. */
export function called(made: Json, ...inputs: readonly (string | readonly [string, number])[]): Json {
  const refs = inputs.map((input) =>
    typeof input === 'string' ? [input, 0, 0, {}] : [input[0], input[1], 0, {}],
  )
  return { ...made, inbound_nodes: [refs] }
}

export function picture(name: string, size: readonly (number | null)[]): Json {
  return { ...layer('InputLayer', name, { batch_input_shape: [null, ...size] }), inbound_nodes: [] }
}

export function functional(
  name: string,
  layers: readonly Json[],
  ends: { inputs: string[]; outputs: string[] },
): Json {
  return {
    class_name: 'Functional',
    config: {
      name,
      layers,
      input_layers: ends.inputs.map((end) => [end, 0, 0]),
      output_layers: ends.outputs.map((end) => [end, 0, 0]),
    },
  }
}

export function sequential(name: string, layers: readonly Json[]): Json {
  return { class_name: 'Sequential', config: { name, layers } }
}

export function kerasJson(model: Json, version = '2.9.0'): Json {
  return { format: 'layers-model', modelTopology: { keras_version: version, model_config: model } }
}
