// Other ends of the small detector: boxes that begin where the picture says, and classes at every place.
import { integers, type NodeText } from '../../onnx/testing/writeOnnx'
import { ending } from './toyDetector'

export const node = (op: string, from: readonly string[], to: string, attributes = {}): NodeText => ({
  op,
  in: from,
  out: [to],
  attributes,
})
export const turned = (from: string, to: string) => node('Transpose', [from], to, { perm: [0, 2, 1] })

/** The eight places of the largest scores, as rows for values of so many columns. */
export const eight: readonly NodeText[] = [
  turned('boxes', 'boxRows'),
  turned('logits', 'logitRows'),
  node('ReduceMax', ['logitRows'], 'largest', { axes: [2], keepdims: 0 }),
  { op: 'TopK', in: ['largest', 'count'], out: ['most', 'at'] },
  node('Unsqueeze', ['at', 'last'], 'column'),
  node('Tile', ['column', 'threeTimes'], 'scoreAt'),
  node('Tile', ['column', 'fourTimes'], 'boxAt'),
]
export const numbers = {
  count: integers([8]),
  last: integers([2]),
  threeTimes: integers([1, 1, 3]),
  fourTimes: integers([1, 1, 4]),
}
export const rowsAt = (from: string, at: string, to: string) =>
  node('GatherElements', [from, at], to, { axis: 1 })

export const toyQueries = ending(
  [...eight, rowsAt('logitRows', 'scoreAt', 'logits_out'), rowsAt('boxRows', 'boxAt', 'pred_boxes')],
  { logits_out: [null, 8, 3], pred_boxes: [null, 8, 4] },
  numbers,
)

/** [n, 3, 8, 8] */
export const toyMask = ending([node('Identity', ['cls.fine'], 'mask')], { mask: [null, 3, 8, 8] })
