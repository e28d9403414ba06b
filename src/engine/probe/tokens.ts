// Token maps [n, tokens, k] as grids [n, h, w, k]: leading tokens (class, registers) stand for no place.
import {
  concat,
  reshape,
  slice,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tile,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import type { Layer } from '../types'

/** The places of an activation as a grid; a map is one already. */
export function fold(activation: Tensor, layer: Layer): Tensor4D {
  if (layer.kind === 'map') return activation as Tensor4D
  const [n = 1, tokens = 0, k = 0] = activation.shape
  const places = slice(activation as Tensor3D, [0, layer.skip, 0], [n, tokens - layer.skip, k])
  return reshape(places, [n, ...gridOf(tokens - layer.skip, layer), k])
}

/** Rows and columns of so many places: a picture of another size than the model's usual one has more or fewer. */
function gridOf(places: number, { name, height, width }: Layer): [number, number] {
  if (places === height * width) return [height, width]
  const rows = Math.round(Math.sqrt((places * height) / width))
  if (rows > 0 && places % rows === 0) return [rows, places / rows]
  throw failure(
    'UnsupportedModel',
    `The layer "${name}" has ${places} places for this picture, which lie on no grid like ${height} × ${width}; feed the picture in the model's own proportions.`,
  )
}

/** The activation whose grid this is; leading tokens are taken from `original` [1, tokens, k]. */
export function unfold(grid: Tensor4D, original: Tensor, layer: Layer): Tensor {
  if (layer.kind === 'map') return grid
  const [n, h, w, k] = grid.shape
  const places = reshape(grid, [n, h * w, k])
  if (layer.skip === 0) return places
  const leading = slice(original as Tensor3D, [0, 0, 0], [1, layer.skip, k])
  return concat([tile(leading, [n, 1, 1]), places], 1)
}
