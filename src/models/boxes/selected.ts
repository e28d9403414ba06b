// Boxes that a network has selected itself, with one score and the number of a class each, and what they were selected from.
import type { Node } from '../../engine/types'
import { failure } from '../../errors'
import type { Output } from '../facts/outputs'
import type { NodeMap } from '../network/nodeOrder'
import { quoted } from '../quoted'
import { partsOf, type Table, tableOf } from './parts'

/** What chooses among predictions, in ONNX and in TensorFlow's graphs. */
const SELECTING = /TopK|NonMaxSuppression/

/** Four numbers, a score, a class and perhaps an angle or the number of a picture, of few boxes. */
export function isSelected({ count, anchors }: Table, before: readonly Node[]): boolean {
  const few = anchors !== null && anchors <= 1000
  return few && (count === 6 || count === 7) && before.some(({ op }) => SELECTING.test(op))
}

/** The nearest value in which boxes and the scores of all classes are joined; null where there is none. */
export function selectedFrom({ anchors }: Table, before: readonly Node[], nodes: NodeMap): Table | null {
  for (const node of before) {
    const table = tableOf(node)
    if (!table || (table.anchors ?? 0) < (anchors ?? 0)) continue
    const sizes = partsOf(table, nodes).map(({ size }) => size)
    const isChosen = String(sizes) === '4,1,1'
    if (sizes[0] === 4 && (sizes.length === 2 || sizes.length === 3) && !isChosen) return table
  }
  return null
}

export const selectedAlready = ({ name }: Output): Error =>
  failure(
    'UnsupportedModel',
    `The output ${quoted(name)} lists boxes that the model has selected already, each with one score and the number of a class, so there are no class scores to explain; export it without the selection (Ultralytics: nms=False, end2end=False).`,
  )
