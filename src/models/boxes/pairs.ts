// Boxes that come in an output beside that of their scores, as DETR and TensorFlow's detectors give them.
import type { Node } from '../../engine/types'
import type { Functions } from '../facts/findHead'
import type { BoxKind } from '../facts/outputKind'
import type { Output } from '../facts/outputs'
import type { NodeMap } from '../network/nodeOrder'
import { quoted } from '../quoted'
import type { BoxPlan, Part } from './boxPlan'
import { behindEnd } from './parts'

interface PairQuery {
  readonly output: Output
  readonly outputs: readonly Output[]
  readonly nodes: NodeMap
  readonly functions: Functions
  readonly wanted: BoxKind | null
  readonly names: readonly number[]
}

const BOX = /box|loc/i
const SCORE = /logit|score|conf|class|cls|prob/i

/** Null where the output is none of scores [n, anchors, classes] with boxes [n, anchors, 4] beside it. */
export function pairPlan({ output, outputs, nodes, functions, wanted, names }: PairQuery): BoxPlan | null {
  const rows = nodes.get(output.node)
  const boxes = outputs.find(
    (other) => other !== output && BOX.test(other.name) && fits(rows, nodes.get(other.node)),
  )
  if (!rows?.shape || !boxes || BOX.test(output.name)) return null
  if (!SCORE.test(output.name) && wanted === null) return null
  const [, anchors = null, columns = null] = rows.shape
  if (columns === null) return null
  const whole: Part = { node: output.node, features: 2, start: 0, size: columns }
  const { part, activation } = behindEnd(whole, nodes, functions)
  const none = wanted === 'boxes-softmax' || (wanted === null && saysNothing(activation, columns, names))
  const form = /raw_|detection_/.test(boxes.name)
    ? 'rows'
    : /pred|bbox/.test(boxes.name)
      ? 'centre'
      : 'corners'
  return {
    kind: none ? 'boxes-softmax' : 'boxes',
    output,
    scores: part,
    objectness: null,
    boxes: { node: boxes.node, features: 2, start: 0, size: 4 },
    form,
    activation: none ? 'softmax' : (activation ?? 'sigmoid'),
    classes: none ? columns - 1 : columns,
    anchors,
    remarks: [
      `The output ${quoted(output.name)} is read as the scores of ${anchors ?? 'the'} boxes, which ${quoted(boxes.name)} gives as ${WORDS[form]}${none ? '; the last class stands for nothing' : ''}.`,
    ],
  }
}

const WORDS = {
  centre: 'x, y, width, height',
  corners: 'left, top, right, bottom',
  rows: 'top, left, bottom, right',
} as const

/** Whether the last class stands for nothing: one more than there are names, or a softmax over all. */
function saysNothing(activation: string | null, columns: number, names: readonly number[]): boolean {
  if (activation === 'sigmoid' || names.includes(columns)) return false
  return activation === 'softmax' || names.includes(columns - 1)
}

function fits(scores: Node | undefined, boxes: Node | undefined): boolean {
  if (scores?.shape?.length !== 3 || boxes?.shape?.length !== 3) return false
  return boxes.shape[2] === 4 && boxes.shape[1] === scores.shape[1]
}
