// What a detector says of a picture: the best score of every class, and the boxes that are left once those are dropped
// that overlap a better one.
import { dispose, type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import { cornersOf } from './boxes/corners'
import { suppressed } from './boxes/suppress'
import type { BoxHead } from './networkTypes'
import type { Boxes } from './outcomeTypes'
import { type Activations, valuesOf } from './probe/activations'
import { suggestedLayers } from './suggestedLayers'
import { probabilities } from './targets'
import type { Classifier } from './types'

/** The scores of one picture's classes, and where they were found: each in the best box that is its own, else anywhere. */
export interface Detected {
  /** By class. */
  readonly logits: Float32Array
  readonly probabilities: Float32Array
  readonly boxes: Boxes
}

/** One forward pass of a picture [1, H, W, C]. @throws UnsupportedModel where scores and boxes do not fit each other */
export async function detect(
  classifier: Classifier,
  picture: Tensor4D,
  { head, activations }: { readonly head: BoxHead; readonly activations?: Activations | undefined },
): Promise<Detected> {
  const { logits: scores, activation, layers } = classifier
  const next = suggestedLayers(classifier).filter((name) => layers.some((layer) => layer.name === name))
  const names = [scores, head.node, ...(activations ? next : [])]
  const made: Tensor[] = []
  try {
    const { values } = valuesOf(classifier, picture, { names, cache: activations ?? null })
    made.push(...values)
    const [logits, numbers] = values as [Tensor, Tensor]
    const [, anchors = 0, columns = 0] = logits.shape
    if (numbers.shape[1] !== anchors)
      throw failure(
        'UnsupportedModel',
        `The model scores ${anchors} predictions but has ${numbers.shape[1]} boxes; choose another output.`,
      )
    const shares = tidy(() => probabilities(logits, activation))
    made.push(shares)
    const corners = cornersOf((await numbers.data()) as Float32Array, head.form, picture.shape)
    const read = {
      logits: (await logits.data()) as Float32Array,
      probabilities: (await shares.data()) as Float32Array,
      corners,
      columns,
      classes: classifier.classes,
    }
    return summary(read, anchors)
  } finally {
    dispose(made)
  }
}

interface Read {
  /** [anchors, columns], of which the first are classes. */
  readonly logits: Float32Array
  readonly probabilities: Float32Array
  readonly corners: Float32Array
  readonly columns: number
  readonly classes: number
}

function summary(read: Read, anchors: number): Detected {
  const { logits, probabilities: shares, corners, columns, classes } = read
  const best = new Int32Array(classes)
  const top = new Float32Array(classes).fill(Number.NEGATIVE_INFINITY)
  const sound: number[] = []
  for (let anchor = 0; anchor < anchors; anchor++) {
    if (!isSound(read, anchor)) continue
    sound.push(anchor)
    for (let c = 0; c < classes; c++) {
      const logit = logits[anchor * columns + c] ?? 0
      if (logit <= (top[c] ?? 0)) continue
      top[c] = logit
      best[c] = anchor
    }
  }
  if (sound.length === 0) throw noSound(anchors)
  const each = Array.from({ length: anchors }, (_, anchor) => bestOf(read, anchor))
  const found = suppressed(
    sound.flatMap((anchor) => each[anchor] ?? []),
    corners,
  )
  // A class whose best score lies in a box that is another's goes by the best of its own boxes: that is explained.
  for (const { anchor, classIndex, logit } of found.toReversed()) {
    best[classIndex] = anchor
    top[classIndex] = logit
  }
  const share = best.map((anchor, c) => anchor * columns + c)
  const own = {
    classes: Uint16Array.from(each, ({ classIndex }) => classIndex),
    logits: Float32Array.from(each, ({ logit }) => logit),
    probabilities: Float32Array.from(each, ({ probability }) => probability),
  }
  return {
    logits: top,
    probabilities: Float32Array.from(share, (at) => shares[at] ?? 0),
    boxes: { found, best, own, corners, broken: anchors - sound.length },
  }
}

function isSound({ logits, corners, columns }: Read, anchor: number): boolean {
  for (let i = 0; i < 4; i++) if (!Number.isFinite(corners[anchor * 4 + i])) return false
  for (let c = 0; c < columns; c++) if (Number.isNaN(logits[anchor * columns + c])) return false
  return true
}

function bestOf({ logits, probabilities: shares, columns, classes }: Read, anchor: number) {
  const from = anchor * columns
  let classIndex = 0
  for (let c = 1; c < classes; c++)
    if ((logits[from + c] ?? 0) > (logits[from + classIndex] ?? 0)) classIndex = c
  const at = from + classIndex
  return { anchor, classIndex, logit: logits[at] ?? 0, probability: shares[at] ?? 0 }
}

function noSound(anchors: number): Error {
  return failure(
    'UnsupportedModel',
    `None of the ${anchors} boxes is made of numbers alone; check the model's weights, or scale the picture otherwise.`,
  )
}
