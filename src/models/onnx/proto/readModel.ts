// The messages of an ONNX file around its tensors: model, graph, nodes, attributes, inputs and outputs.
import { quoted } from '../../quoted'
import { readEntry, readTensor, readType } from './readTensor'
import type { Attribute, OnnxFunction, OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from './types'
import { type Bytes, broken, type Field, readFields, readFloat, readNumbers, readText } from './wire'

type Fields = readonly Field[]

const all = (fields: Fields, number: number) => fields.filter((field) => field.number === number)
const last = (fields: Fields, number: number) => fields.findLast((field) => field.number === number)
const texts = (fields: Fields, number: number) => all(fields, number).map(({ inside }) => readText(inside))
const text = (fields: Fields, number: number) => texts(fields, number).at(-1) ?? ''
const entries = (fields: Fields, number: number) =>
  new Map(all(fields, number).map(({ inside }) => readEntry(inside)))

/** @throws UnsupportedModel where the bytes are no ONNX model */
export function readModel(message: Bytes): OnnxModel {
  const fields = readFields(message)
  const graph = last(fields, 7)
  if (graph?.wire !== 2) throw broken(message, 'it has no graph')
  return {
    graph: readGraph(graph.inside),
    functions: all(fields, 25).map(({ inside }) => readFunction(inside)),
    producer: `${text(fields, 2)} ${text(fields, 3)}`.trim(),
    opsets: readOpsets(all(fields, 8)),
    metadata: entries(fields, 14),
  }
}

function readOpsets(fields: Fields): Map<string, number> {
  return new Map(
    fields.map(({ inside }) => {
      const parts = readFields(inside)
      const domain = text(parts, 1)
      return [domain === 'ai.onnx' ? '' : domain, last(parts, 2)?.value ?? 1]
    }),
  )
}

export function readGraph(message: Bytes): OnnxGraph {
  const fields = readFields(message)
  const tensors = all(fields, 5).map(({ inside }) => readTensor(inside))
  if (all(fields, 15).length > 0)
    throw broken(message, 'it keeps weights as sparse tensors, which are not read; write them dense')
  return {
    nodes: all(fields, 1).map(({ inside }) => readNode(inside)),
    initialisers: byName(tensors, message),
    inputs: all(fields, 11).map(({ inside }) => readValue(inside)),
    outputs: all(fields, 12).map(({ inside }) => readValue(inside)),
  }
}

function byName(tensors: readonly OnnxTensor[], message: Bytes): Map<string, OnnxTensor> {
  const named = new Map<string, OnnxTensor>()
  for (const tensor of tensors) {
    if (named.has(tensor.name)) throw broken(message, `it has two weights of the name ${quoted(tensor.name)}`)
    named.set(tensor.name, tensor)
  }
  return named
}

function readNode(message: Bytes): OnnxNode {
  const fields = readFields(message)
  const domain = text(fields, 7)
  const outputs = texts(fields, 2)
  return {
    name: text(fields, 3) || (outputs[0] ?? ''),
    op: text(fields, 4),
    domain: domain === 'ai.onnx' ? '' : domain,
    inputs: texts(fields, 1),
    outputs,
    attributes: new Map(all(fields, 5).map(({ inside }) => readAttribute(inside))),
    metadata: entries(fields, 9),
  }
}

/** AttributeProto.AttributeType, where a file says it; old ones leave it to what is there. */
function readAttribute(message: Bytes): [string, Attribute] {
  const fields = readFields(message)
  return [text(fields, 1), attributeIn(fields)]
}

function attributeIn(fields: Fields): Attribute {
  const reference = text(fields, 21)
  if (reference) return { kind: 'reference', value: reference }
  const has = (number: number) => last(fields, number)
  const stated = has(20)?.value ?? 0
  const tensor = has(5)
  if (tensor) return { kind: 'tensor', value: readTensor(tensor.inside) }
  const graph = has(6)
  if (graph) return { kind: 'graph', value: graph.inside }
  const single = has(2)
  if (single || stated === 1) return { kind: 'float', value: single ? readFloat(single.inside) : 0 }
  const whole = has(3)
  if (whole || stated === 2) return { kind: 'int', value: whole?.value ?? 0 }
  if (has(4) || stated === 3) return { kind: 'text', value: text(fields, 4) }
  if (has(9) || stated === 8) return { kind: 'texts', value: texts(fields, 9) }
  const floats = all(fields, 7).flatMap(floatsIn)
  return { kind: 'numbers', value: floats.length > 0 ? floats : all(fields, 8).flatMap(readNumbers) }
}

/** Floats: one a field, or a list of them packed in one. */
export function floatsIn({ wire, inside }: Field): number[] {
  if (wire === 5) return [readFloat(inside)]
  const count = Math.floor((inside.end - inside.begin) / 4)
  return Array.from({ length: count }, (_, i) => readFloat({ ...inside, begin: inside.begin + 4 * i }))
}

const KINDS: Readonly<Record<number, string>> = {
  4: 'sequence',
  5: 'map',
  7: 'opaque value',
  8: 'sparse tensor',
  9: 'optional value',
}

function readValue(message: Bytes): OnnxValue {
  const fields = readFields(message)
  const type = last(fields, 2)
  const parts = type ? readFields(type.inside) : []
  const tensor = last(parts, 1)
  const other = parts.find(({ number }) => KINDS[number])
  const kind = other && !tensor ? (KINDS[other.number] ?? '') : 'tensor'
  const name = text(fields, 1)
  if (!tensor) return { name, kind, type: null, shape: null }
  const inside = readFields(tensor.inside)
  const code = last(inside, 1)?.value ?? 0
  const shape = last(inside, 2)
  return {
    name,
    kind,
    type: code === 0 ? null : readType(code, message),
    shape: shape ? readSizes(shape.inside) : null,
  }
}

function readSizes(message: Bytes): (number | null)[] {
  return all(readFields(message), 1).map(({ inside }) => {
    const size = last(readFields(inside), 1)?.value ?? 0
    return size > 0 ? size : null
  })
}

function readFunction(message: Bytes): OnnxFunction {
  const fields = readFields(message)
  return {
    name: text(fields, 1),
    domain: text(fields, 10),
    inputs: texts(fields, 4),
    outputs: texts(fields, 5),
    nodes: all(fields, 7).map(({ inside }) => readNode(inside)),
    opsets: readOpsets(all(fields, 9)),
    attributes: new Map(all(fields, 11).map(({ inside }) => readAttribute(inside))),
  }
}
