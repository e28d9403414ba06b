// Constants of a graph as numbers, decoded from the file's bytes when they are asked for.
import { halfToFloat } from '../../files/half'
import { type WeightRange, weightRanges } from '../../files/weights'
import { type GraphFile, ownerOf } from '../graphFile'

export interface FloatConstants {
  /** Where a constant of floats lies; null for any other value. Constants may stand behind an Identity. */
  find(value: string): WeightRange | null
  read(range: WeightRange): Float32Array
}

/** Of operators one behind the other. */
const DEEPEST = 8

export function floatConstants({
  nodes,
  weightSpecs,
  weights,
}: Pick<GraphFile, 'nodes' | 'weightSpecs' | 'weights'>): FloatConstants {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return {
    find(value) {
      let node = nodes.get(ownerOf(value))
      for (let depth = 0; node?.op === 'Identity' && depth < DEEPEST; depth++)
        node = nodes.get(ownerOf(node.inputs[0] ?? ''))
      const range = node?.op === 'Const' ? ranges.get(node.name) : undefined
      return range?.dtype === 'float32' ? range : null
    },
    read: (range) => floatsOf(range, weights),
  }
}

function floatsOf({ offset, bytes, quantization }: WeightRange, weights: ArrayBuffer): Float32Array {
  const stored = weights.slice(offset, offset + bytes)
  if (!quantization) return new Float32Array(stored)
  const { dtype, scale = 1, min = 0 } = quantization
  if (dtype === 'float16') return Float32Array.from(new Uint16Array(stored), halfToFloat)
  const whole = dtype === 'uint16' ? new Uint16Array(stored) : new Uint8Array(stored)
  return Float32Array.from(whole, (value) => value * scale + min)
}
