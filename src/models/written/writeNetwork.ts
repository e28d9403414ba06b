// A recorded network as an ONNX file, for a scorer that is quicker than TensorFlow.js. It takes as many pictures as
// were recorded, [n, H, W, C], under the name `picture`; what cannot be written is told, not guessed.
import { writeOnnx } from '../onnx/proto/writeModel'
import { activations } from './operators/activation'
import { pairs } from './operators/pairs'
import { products } from './operators/products'
import { shaping } from './operators/shaping'
import { windows } from './operators/windows'
import type { Asked, Writers } from './operators/writer'
import type { Operation, Recording } from './record'
import { asLast, composeModel, NotWritten, openSheet, put, type Sheet, valueAt } from './sheet'

export const PICTURE = 'picture'
export const LOGITS = 'logits'

const writers: Writers = { ...activations, ...pairs, ...products, ...shaping, ...windows }

/** @throws NotWritten, naming what there is no ONNX for */
export function writeNetwork(recording: Recording): Uint8Array<ArrayBuffer> {
  const sheet = openSheet(recording)
  sheet.held.set(recording.input.id, { name: PICTURE, order: 'last' })
  for (const operation of recording.operations) {
    const write = writers[operation.kernel]
    if (!write) throw new NotWritten(`the operator ${operation.kernel}`)
    const made = write(asked(sheet, operation))
    operation.outputs.forEach(({ id }, i) => {
      const held = made[i]
      if (held) sheet.held.set(id, held)
    })
  }
  const last = put(sheet, 'Identity', [asLast(sheet, recording.output.id)])
  const renamed = sheet.nodes.map((node) => (node.out[0] === last ? { ...node, out: [LOGITS] } : node))
  return writeOnnx(composeModel({ ...sheet, nodes: renamed }, LOGITS, 'Limelight'))
}

function asked(sheet: Sheet, operation: Operation): Asked {
  const id = (name: string) => {
    const found = operation.inputs[name]
    if (found === undefined) throw new NotWritten(`${operation.kernel} without ${name}`)
    return found
  }
  return {
    sheet,
    operation,
    id,
    shape: (name) => valueAt(sheet, id(name)).shape,
    attribute: (name) => operation.attributes[name],
  }
}
