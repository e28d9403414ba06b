// Constants of a graph as numbers, decoded from the file's bytes when they are asked for.
import { readFloats } from '../../files/readWeight'
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
    read: (range) => readFloats(range, weights).slice(),
  }
}
