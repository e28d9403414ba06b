// Where the learnt numbers of the file lie in its bytes. Short lists are left out: they are sizes and scales of a Resize
// more often than weights.
import type { WeightPlace } from '../format'
import type { ModelArtifacts } from '../types'
import { countValues, WIDTH } from './proto/readTensor'
import type { OnnxTensor } from './proto/types'
import type { Bytes } from './proto/wire'
import { openedFile } from './topology'

const SHORT = 8
/** The list of floats in a tensor. */
const FLOATS = 4
const learnt: readonly string[] = ['float32', 'float64', 'float16', 'bfloat16', 'int8', 'uint8']

export function weightPlaces(artifacts: Pick<ModelArtifacts, 'topology' | 'weights'>): WeightPlace[] {
  const { model, external } = openedFile(artifacts)
  const rangeOf = ({ data, type, shape }: OnnxTensor): Bytes | null => {
    if (data.kind === 'raw') return data.at
    if (data.kind === 'external')
      return external(data.location, data.offset, countValues(shape) * WIDTH[type])
    const [field, ...more] = data.fields
    return field?.number === FLOATS && field.wire === 2 && more.length === 0 ? field.inside : null
  }
  return [...model.graph.initialisers.values()].flatMap((tensor) => {
    const { name, type, shape } = tensor
    const count = countValues(shape)
    if (!learnt.includes(type) || (shape.length < 2 && count <= SHORT)) return []
    const at = rangeOf(tensor)
    if (!at || at.end - at.begin < count * WIDTH[type]) return []
    return [{ name, begin: at.bytes.byteOffset + at.begin, count, size: WIDTH[type] }]
  })
}
