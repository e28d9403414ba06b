// Boxes that come in an output beside that of their scores, as DETR and TensorFlow's detectors give them.
import type { Node } from '../../engine/types'
import { failure } from '../../errors'
import type { Functions } from '../facts/findHead'
import type { BoxKind } from '../facts/outputKind'
import type { Output } from '../facts/outputs'
import type { NodeMap } from '../network/nodeOrder'
import { quoted } from '../quoted'
import type { BoxPlan, Part } from './boxPlan'
import { behindEnd, nodesBefore } from './parts'

interface PairQuery {
  readonly output: Output
  readonly outputs: readonly Output[]
  readonly nodes: NodeMap
  readonly functions: Functions
  readonly wanted: BoxKind | null
  readonly names: readonly number[]
}

const BOX = /box|loc/i
/** From anchors, which the file does not hold. */
const OFFSETS = /regress|delta|offset/i
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
  if (OFFSETS.test(boxes.name)) throw offsets(boxes)
  if (wanted === null && BACKGROUND_FIRST.test(output.name) && !names.includes(columns))
    return afterBackground({ output, boxes, nodes, functions }, { anchors, columns })
  const whole: Part = { node: output.node, features: 2, start: 0, size: columns }
  const { part, activation } = behindEnd(whole, nodes, functions)
  const none = wanted === 'boxes-softmax' || (wanted === null && saysNothing(activation, columns, names))
  const unsaid = wanted === null && activation === null && !none && !names.includes(columns)
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
    joined: false,
    form,
    activation: none ? 'softmax' : (activation ?? 'sigmoid'),
    classes: none ? columns - 1 : columns,
    anchors,
    remarks: [
      `The output ${quoted(output.name)} is read as the scores of ${anchors ?? 'the'} boxes, which ${quoted(boxes.name)} gives as ${WORDS[form]}${none ? '; the last class stands for nothing' : ''}.`,
      ...(unsaid ? [orNothing(output)] : []),
      ...(nodesBefore(output.node, nodes).some(({ op }) => /^TopK/.test(op)) ? [CHOOSES] : []),
    ],
  }
}

/** Of TensorFlow's Object Detection API, whose first class is the background. */
const BACKGROUND_FIRST = /^raw_detection_scores/

interface Ends extends Pick<PairQuery, 'output' | 'nodes' | 'functions'> {
  readonly boxes: Output
}

function afterBackground(
  { output, boxes, nodes, functions }: Ends,
  { anchors, columns }: { readonly anchors: number | null; readonly columns: number },
): BoxPlan {
  const whole: Part = { node: output.node, features: 2, start: 0, size: columns }
  const before = behindEnd(whole, nodes, functions)
  // A softmax without one of its classes would be another.
  const apart =
    before.activation === 'sigmoid'
      ? { part: before.part, activation: before.activation }
      : { part: whole, activation: 'given' as const }
  const classes = columns - 1
  return {
    kind: 'boxes',
    output,
    scores: { ...apart.part, start: 1, size: classes },
    objectness: null,
    boxes: { node: boxes.node, features: 2, start: 0, size: 4 },
    joined: false,
    form: 'rows',
    activation: apart.activation,
    classes,
    anchors,
    remarks: [
      `The output ${quoted(output.name)} is read as the scores of ${anchors ?? 'the'} boxes, which ${quoted(boxes.name)} gives as ${WORDS.rows}; the first class is the background and is left out.`,
    ],
  }
}

const CHOOSES =
  'The network chooses by each picture where its boxes begin, so in copies with parts hidden a box may have another number.'

/** Scores alone do not tell whether the last one is a class. */
const orNothing = ({ name }: Output) =>
  `Every column is taken for a class; where the last one stands for nothing, as in DETR, read it as ${quoted(`${name}:boxes-softmax`)}.`

const offsets = ({ name }: Output): Error =>
  failure(
    'UnsupportedModel',
    `The output ${quoted(name)} gives offsets from anchors that the file does not hold, so its boxes are not known; export the model with its boxes worked out.`,
  )

const WORDS = {
  centre: 'x, y, width, height',
  corners: 'left, top, right, bottom',
  rows: 'top, left, bottom, right',
} as const

/** Of DETR and YOLOS as they are published: the 91 numbers of COCO's classes and nothing. */
const COCO = 92

/** Whether the last class stands for nothing: one more than there are names, or a softmax over all. */
function saysNothing(activation: string | null, columns: number, names: readonly number[]): boolean {
  if (activation === 'sigmoid' || names.includes(columns)) return false
  return activation === 'softmax' || names.includes(columns - 1) || (names.length === 0 && columns === COCO)
}

function fits(scores: Node | undefined, boxes: Node | undefined): boolean {
  if (scores?.shape?.length !== 3 || boxes?.shape?.length !== 3) return false
  return boxes.shape[2] === 4 && boxes.shape[1] === scores.shape[1]
}
