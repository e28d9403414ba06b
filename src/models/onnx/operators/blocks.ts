// Channels to space and back.
import * as tf from '@tensorflow/tfjs-core'
import { inputAt, int, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'

/** Blocks of channels become blocks of cells: DCR takes the block's number first, CRD (pixel shuffle) the channel. */
function depthToSpace(call: Call): Lowering {
  const x = inputAt(call, 0)
  const block = int(call, 'blocksize', 1)
  const [n = 1, c = 1, h = 1, w = 1] = x.shape
  const k = c / block ** 2
  if (!Number.isInteger(k) || x.shape.length !== 4)
    throw refuse(call, `cuts ${c} channels into blocks of ${block}`)
  const first = text(call, 'mode', 'DCR') === 'DCR'
  const split = first ? [n, h, w, block, block, k] : [n, h, w, k, block, block]
  const order = first ? [0, 1, 3, 2, 4, 5] : [0, 1, 4, 2, 5, 3]
  return {
    outputs: [{ shape: [n, k, h * block, w * block], kind: x.kind, layout: 'last' }],
    forms: [{ layout: 'last' }],
    compute: ([t]) => {
      const blocks = tf.transpose(tf.reshape(t as tf.Tensor, split), order)
      return [tf.reshape(blocks, [n, h * block, w * block, k])]
    },
  }
}

function spaceToDepth(call: Call): Lowering {
  const x = inputAt(call, 0)
  const block = int(call, 'blocksize', 1)
  const [n = 1, c = 1, h = 1, w = 1] = x.shape
  const [rows, columns] = [h / block, w / block]
  if (!Number.isInteger(rows) || !Number.isInteger(columns))
    throw refuse(call, `cuts ${h} × ${w} into blocks of ${block}`)
  return {
    outputs: [{ shape: [n, c * block ** 2, rows, columns], kind: x.kind, layout: 'last' }],
    forms: [{ layout: 'last' }],
    compute: ([t]) => {
      const blocks = tf.reshape(t as tf.Tensor, [n, rows, block, columns, block, c])
      return [tf.reshape(tf.transpose(blocks, [0, 1, 3, 2, 4, 5]), [n, rows, columns, block ** 2 * c])]
    },
  }
}

export const blocks: Operators = {
  DepthToSpace: { lower: depthToSpace },
  SpaceToDepth: { lower: spaceToDepth },
}
