// ONNX files: their bytes, their fields by name, weights beside them, a detector.
import { toyDetector } from '../../src/models/boxes/testing/toyDetector'
import { toy } from '../../src/models/onnx/testing/toyOnnx'
import { type ModelText, type TensorText, writeOnnx } from '../../src/models/onnx/testing/writeOnnx'
import { bytesOf, type Part, type Sample } from '../types'

const written = (model: ModelText) => async (): Promise<Part[]> => [
  { path: 'toy.onnx', bytes: writeOnnx(model) },
]

/** Weights in a file beside the model's, as PyTorch writes those of large models. */
async function external(): Promise<Part[]> {
  let offset = 0
  const data: Uint8Array[] = []
  const place = ([name, { shape, raw }]: [string, TensorText]): [string, TensorText] => {
    const external = { location: 'toy.onnx.data', offset: `${offset}`, length: `${raw.length}` }
    data.push(raw)
    offset += raw.length
    return [name, { shape, raw: new Uint8Array(), external }]
  }
  const weights = Object.fromEntries(Object.entries(toy.weights ?? {}).map(place))
  return [
    { path: 'toy.onnx', bytes: writeOnnx({ ...toy, weights }) },
    { path: 'toy.onnx.data', bytes: new Uint8Array(Buffer.concat(data)) },
  ]
}

/** The fields as JSON, the numbers of weights as one text each. */
const fields = (model: ModelText) => async (): Promise<Part[]> => {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
  return [{ path: 'toy.json', bytes: bytesOf(JSON.stringify(model, plain)) }]
}

/** Null for what the format has no way to say. */
function fromFields([json]: readonly Part[]): Part[] | null {
  const revived = (_: string, value: unknown) => {
    const text = (value as { base64?: unknown } | null)?.base64
    return typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'base64')) : value
  }
  try {
    const model: ModelText = JSON.parse(new TextDecoder().decode(json?.bytes), revived)
    const bytes = writeOnnx(model)
    // An object in the place of a name is none of the format's.
    return Buffer.from(bytes).includes('[object ') ? null : [{ path: 'toy.onnx', bytes }]
  } catch {
    return null
  }
}

export const onnx: readonly Sample[] = [
  { id: 'onnx', kind: 'model', parts: written(toy) },
  { id: 'onnx with data', kind: 'model', parts: external },
  { id: 'fields of onnx', kind: 'model', parts: fields(toy), pack: fromFields },
  { id: 'detector', kind: 'model', parts: written(toyDetector) },
  { id: 'fields of a detector', kind: 'model', parts: fields(toyDetector), pack: fromFields },
]
