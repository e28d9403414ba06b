// The ONNX file that another program than TensorFlow.js computes a model by: the user's own where there is one, else
// one that is written.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { readsOf } from '../onnx/graph/bodies'
import { inOrder } from '../onnx/graph/sort'
import { findPicture } from '../onnx/picture'
import { withOutput } from '../onnx/proto/writeModel'
import { openedFile } from '../onnx/topology'
import type { OpenModel } from '../types'
import { record } from './record'
import type { Order } from './sheet'
import { LOGITS, PICTURE, writeNetwork } from './writeNetwork'

export interface NativeFile {
  readonly bytes: Uint8Array
  readonly input: string
  readonly output: string
  /** How a picture lies that is fed: [n, h, w, c], or its channels first. */
  readonly order: Order
}

/** Takes as many pictures as are given, of their size. @throws NotWritten */
export async function writtenFile({ classifier }: OpenModel, pictures: Tensor4D): Promise<NativeFile> {
  const bytes = writeNetwork(await record(classifier, pictures))
  return { bytes, input: PICTURE, output: LOGITS, order: 'last' }
}

/** Null for other formats, for weights beside the file, and for a value that the file does not name. */
export function ownFile({ artifacts, classifier }: OpenModel): NativeFile | null {
  if (artifacts.format !== 'onnx') return null
  const { model, bytes, alone } = openedFile(artifacts)
  if (!alone || model.functions.length > 0) return null
  const { name, layout } = findPicture(model.graph, inOrder(model.graph.nodes, readsOf))
  const { also = [] } = classifier.network.nodes.find((node) => node.name === classifier.logits) ?? {}
  const values = new Set(model.graph.nodes.flatMap(({ outputs }) => outputs))
  const output = [classifier.logits, ...also].find((each) => values.has(each))
  if (output === undefined) return null
  const told = model.graph.outputs.some((each) => each.name === output)
  return {
    bytes: told ? bytes : withOutput(bytes, output),
    input: name,
    output,
    order: layout === 'last' ? 'first' : 'last',
  }
}
