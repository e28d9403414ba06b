// What the numbers of an output are: what they mean to whoever reads a probability, and whether one may be shown at all.
import type { Classifier, Network, Shape } from '../../engine/types'
import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { ScoreHead } from './findHead'
import type { Tried } from './tryEnd'

export const BOX_KINDS = ['boxes', 'boxes-objectness', 'boxes-softmax'] as const

/**
 * Of detectors: `boxes`, scores of classes each on its own; `boxes-objectness`, times whether anything is there;
 * `boxes-softmax`, a softmax whose last class stands for nothing.
 */
export type BoxKind = (typeof BOX_KINDS)[number]

export const OUTPUT_KINDS = ['logits', 'probabilities', 'scores', 'values', 'mask', ...BOX_KINDS] as const

/**
 * `logits`: one score a class, read as a softmax; `probabilities`: a softmax; `scores`: each class on its own, a sigmoid;
 * `values`: numbers that are no classes, a regression or a picture; `mask`: classes at every place.
 */
export type OutputKind = (typeof OUTPUT_KINDS)[number]

export interface Reading {
  readonly kind: OutputKind
  readonly activation: Classifier['activation']
  /** What its reader must know, each a sentence. */
  readonly remarks: readonly string[]
}

export interface Ends {
  readonly network: Network
  /** Name of the output, and of the picture. */
  readonly output: string
  readonly input: string
  readonly head: ScoreHead
  readonly tried: Tried
}

const NO_CLASSES = /box|offset|regress|landmark|keypoint|coord|angle|steer|throttle/i

/** What an output of classes at every place is called. */
const CLASS_NAMES = /mask|seg|class|logit/i

/** @throws UnsupportedModel where the output lists boxes */
export function readingOf({ network, output, input, head, tried }: Ends): Reading {
  const shape = shapeOf(network, head.logits)
  const places = shape.slice(0, -1).some((size) => size !== 1)
  if (shape.length === 2 && places && head.activation === 'none') throw boxes(output, shape)
  if (shape.length > 3) throw boxes(output, shape)
  const plain = { activation: head.activation, remarks: head.remarks }
  if (shape.length === 3 && places) {
    const named = CLASS_NAMES.test(output)
    if (!named && isPicture(shape, shapeOf(network, input), head)) return pictureReading(head)
    return { ...plain, kind: 'mask' }
  }
  const steps = `The output has ${shape[0]} steps; the score of a class is its mean over them.`
  const remarks = shape.length === 2 && places ? [...head.remarks, steps] : head.remarks
  const made = places ? null : madeReading(head, tried)
  if (made) return { ...made, remarks: [...remarks, ...made.remarks] }
  if (head.activation === 'softmax') return { ...plain, remarks, kind: 'probabilities' }
  if (head.activation === 'sigmoid') return { ...plain, remarks, kind: 'scores' }
  const values = head.classes === 1 || head.squashed || NO_CLASSES.test(output)
  return values ? { activation: 'values', remarks, kind: 'values' } : { ...plain, remarks, kind: 'logits' }
}

/** Made of a softmax or a sigmoid by operators that are not looked through: what it is, its values tell. */
function madeReading({ activation, made }: ScoreHead, { bounded, sum, logs }: Tried): Reading | null {
  // A softmax of logarithms of shares gives the shares back.
  if (activation !== 'none' || made === null || logs) return null
  if (!bounded) return made === 'end' ? { activation: 'values', kind: 'values', remarks: [MADE] } : null
  const kind = Math.abs(sum - 1) < 2e-3 ? 'probabilities' : 'scores'
  return { activation: 'given', kind, remarks: [made === 'end' ? MADE : BOUNDED] }
}

const MADE =
  'The output is made of a softmax or a sigmoid by operators that are not looked through; its own values are explained.'
const BOUNDED = 'The output is kept within 0 and 1; its own values are explained.'

/** As the user says. Where the scores behind a softmax or a sigmoid are known, it is they that are read so. */
export function readingAs(kind: OutputKind, { head }: Ends): Reading {
  const known = head.activation === 'softmax' || head.activation === 'sigmoid'
  const activations: Readonly<Record<OutputKind, Reading['activation']>> = {
    logits: 'none',
    probabilities: known ? 'softmax' : 'given',
    scores: 'sigmoid',
    values: 'values',
    mask: head.activation,
    boxes: head.activation,
    'boxes-objectness': head.activation,
    'boxes-softmax': head.activation,
  }
  return { kind, activation: activations[kind], remarks: [] }
}

/** Without the batch. */
function shapeOf(network: Network, name: string): Shape {
  return network.nodes.find((node) => node.name === name)?.shape?.slice(1) ?? []
}

/** As large as the picture, and as many colours. */
function isPicture(shape: Shape, picture: Shape, { activation }: ScoreHead): boolean {
  const same = shape.every((size, axis) => size === picture[axis])
  return activation !== 'softmax' && shape[2] === 3 && same
}

function pictureReading({ remarks }: ScoreHead): Reading {
  const said =
    'The output has the shape of the picture, so its three channels are read as colours and not as classes.'
  return { kind: 'values', activation: 'values', remarks: [...remarks, said] }
}

function boxes(output: string, shape: Shape): Error {
  const written = ['n', ...shape.map((size) => size ?? '?')].join(', ')
  return failure(
    'UnsupportedModel',
    `The output ${quoted(output)} has the shape [${written}]: boxes or anchors with several numbers each, not one list of class scores; where they are boxes, say so with output=${output}:boxes (or :boxes-objectness, as YOLOv5 has it), or choose another output.`,
  )
}
