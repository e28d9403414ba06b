// Token maps [n, tokens, k] as grids [n, h, w, k]: leading tokens (class, registers) and last ones (detection) stand for
// no place.
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
  const count = tokens - layer.skip - (layer.after ?? 0)
  const places = slice(activation as Tensor3D, [0, layer.skip, 0], [n, count, k])
  return reshape(places, [n, ...gridOf(count, layer), k])
}

/** All tokens of a layer at the model's usual size, those without a place too. */
export const tokensOf = ({ height, width, skip, after = 0 }: Layer): number => skip + height * width + after

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

/** The activation whose grid this is; tokens without a place are taken from `original` [1, tokens, k]. */
export function unfold(grid: Tensor4D, original: Tensor, layer: Layer): Tensor {
  if (layer.kind === 'map') return grid
  const [n, h, w, k] = grid.shape
  const places = reshape(grid, [n, h * w, k])
  const { skip, after = 0 } = layer
  const other = (start: number, count: number) =>
    count > 0 ? [tile(slice(original as Tensor3D, [0, start, 0], [1, count, k]), [n, 1, 1])] : []
  const parts = [...other(0, skip), places, ...other(skip + h * w, after)]
  return parts.length > 1 ? concat(parts, 1) : places
}
