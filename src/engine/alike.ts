// Which places a layer sees alike: the cosine between the activation at one place and that at every other.
// 1: the same direction; 0: nothing in common; below: opposed, where activations have signs.
import {
  div,
  maximum,
  mul,
  norm,
  slice,
  sum,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { extremes } from './maps/extremes'
import { stateOf } from './maps/flat'
import { type Activations, valuesOf } from './probe/activations'
import { findLayer, onGrid } from './probe/layer'
import { fold } from './probe/tokens'
import type { Alike, AlikeAt, Classifier } from './types'

/**
 * One forward pass of one picture [1, H, W, C], or none where `cache` has the layer.
 * @throws BadRecipe for a layer that does not exist
 */
export async function alike(
  classifier: Classifier,
  picture: Tensor4D,
  { cache = null, ...at }: AlikeAt & { readonly cache?: Activations | null },
): Promise<Alike> {
  const layer = onGrid(findLayer(classifier, at.layer || classifier.suggested.layer), at.params)
  const cosines = tidy(() => {
    const [values] = valuesOf(classifier, picture, { names: [layer.name], cache }).values
    const all = fold(values as Tensor4D, layer) // [1, h, w, k]
    const [, h, w, k] = all.shape
    const [row, column] = cellOf(at.place, h, w)
    const one = slice(all, [0, row, column, 0], [1, 1, 1, k])
    const lengths = mul(norm(all, 2, -1), norm(one, 2, -1))
    return div(sum(mul(all, one), -1), maximum(lengths, 1e-12)) as Tensor3D // [1, h, w]
  })
  try {
    const [, h, w] = cosines.shape
    const map = { width: w, height: h, data: (await cosines.data()) as Float32Array }
    const [min, max] = extremes(map.data)
    const heatmap = { ...map, min, max, state: stateOf(map, false) }
    return { layer: layer.name, cell: cellOf(at.place, h, w), heatmap }
  } finally {
    cosines.dispose()
  }
}

function cellOf([right, down]: readonly [number, number], rows: number, columns: number) {
  const within = (share: number, cells: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)))
  return [within(down, rows), within(right, columns)] as const
}
