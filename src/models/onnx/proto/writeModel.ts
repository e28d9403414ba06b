// An ONNX file, written field by field as the format has them (onnx.proto).

import { readFields, wholeFile } from './wire'

type Part = Uint8Array

export interface NodeText {
  readonly op: string
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly name?: string
  readonly domain?: string
  /** Whole numbers and lists of them, texts, floats as { f }, bodies as { g }. */
  readonly attributes?: Readonly<
    Record<string, number | string | readonly number[] | { readonly f: number } | { readonly g: GraphText }>
  >
  readonly metadata?: Readonly<Record<string, string>>
}

export interface TensorText {
  readonly shape: readonly number[]
  /** TensorProto.DataType; float32 where absent. */
  readonly type?: number
  readonly raw: Uint8Array
  readonly external?: Readonly<Record<string, string>>
}

export interface GraphText {
  readonly nodes: readonly NodeText[]
  readonly weights?: Readonly<Record<string, TensorText>>
  /** Shapes by name; null for a size left open. */
  readonly inputs?: Readonly<Record<string, readonly (number | null)[]>>
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>
}

export interface ModelText extends GraphText {
  readonly opset?: number
  readonly producer?: string
  readonly functions?: readonly FunctionText[]
  readonly metadata?: Readonly<Record<string, string>>
}

export interface FunctionText {
  readonly name: string
  readonly domain: string
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly nodes: readonly NodeText[]
}

function varint(value: number): Part {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  do {
    const byte = Number(left & 127n)
    left >>= 7n
    bytes.push(left > 0n ? byte | 128 : byte)
  } while (left > 0n)
  return Uint8Array.from(bytes)
}

export function joined(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const whole = (field: number, value: number) => joined([varint(field * 8), varint(value)])
const bytes = (field: number, value: Part) => joined([varint(field * 8 + 2), varint(value.length), value])
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value))
const single = (field: number, value: number) =>
  joined([varint(field * 8 + 5), new Uint8Array(Float32Array.of(value).buffer)])
const pair = (field: number, [key, value]: readonly [string, string]) =>
  bytes(field, joined([text(1, key), text(2, value)]))

function attribute(name: string, value: NonNullable<NodeText['attributes']>[string]): Part {
  const named = text(1, name)
  if (typeof value === 'number') return joined([named, whole(3, value), whole(20, 2)])
  if (typeof value === 'string') return joined([named, text(4, value), whole(20, 3)])
  if ('f' in value) return joined([named, single(2, value.f), whole(20, 1)])
  if ('g' in value) return joined([named, bytes(6, graph(value.g, 'body')), whole(20, 5)])
  return joined([named, bytes(8, joined(value.map(varint))), whole(20, 7)])
}

function node(each: NodeText): Part {
  return joined([
    ...each.in.map((name) => text(1, name)),
    ...each.out.map((name) => text(2, name)),
    text(3, each.name ?? each.out[0] ?? ''),
    text(4, each.op),
    ...Object.entries(each.attributes ?? {}).map(([name, value]) => bytes(5, attribute(name, value))),
    text(7, each.domain ?? ''),
    ...Object.entries(each.metadata ?? {}).map((entry) => pair(9, entry)),
  ])
}

function tensor(name: string, { shape, type = 1, raw, external }: TensorText): Part {
  const place = external
    ? [...Object.entries(external).map((entry) => pair(13, entry)), whole(14, 1)]
    : [bytes(9, raw)]
  return joined([...shape.map((size) => whole(1, size)), whole(2, type), text(8, name), ...place])
}

function value(name: string, shape: readonly (number | null)[]): Part {
  const dims = shape.map((size) => bytes(1, size === null ? text(2, 'free') : whole(1, size)))
  return joined([text(1, name), bytes(2, bytes(1, joined([whole(1, 1), bytes(2, joined(dims))])))])
}

function graph({ nodes, weights = {}, inputs = {}, outputs }: GraphText, name: string): Part {
  return joined([
    ...nodes.map((each) => bytes(1, node(each))),
    text(2, name),
    ...Object.entries(weights).map(([key, each]) => bytes(5, tensor(key, each))),
    ...Object.entries(inputs).map(([key, shape]) => bytes(11, value(key, shape))),
    ...Object.entries(outputs).map(([key, shape]) => bytes(12, value(key, shape))),
  ])
}

export function writeOnnx(model: ModelText): Uint8Array<ArrayBuffer> {
  const functions = (model.functions ?? []).map((each) =>
    bytes(
      25,
      joined([
        text(1, each.name),
        ...each.in.map((name) => text(4, name)),
        ...each.out.map((name) => text(5, name)),
        ...each.nodes.map((inner) => bytes(7, node(inner))),
        text(10, each.domain),
      ]),
    ),
  )
  return joined([
    whole(1, 8),
    text(2, model.producer ?? 'Limelight'),
    bytes(7, graph(model, 'main')),
    bytes(8, joined([text(1, ''), whole(2, model.opset ?? 17)])),
    ...Object.entries(model.metadata ?? {}).map((entry) => pair(14, entry)),
    ...functions,
  ])
}

const GRAPH = 7

/** The same file with one more output. */
export function withOutput(file: Uint8Array, output: string): Uint8Array<ArrayBuffer> {
  let at = 0
  const parts = readFields(wholeFile(file, 'model.onnx')).map(({ number, wire, inside }) => {
    const begin = at
    at = inside.end
    if (number !== GRAPH || wire !== 2) return file.subarray(begin, at)
    return bytes(GRAPH, joined([file.subarray(inside.begin, inside.end), bytes(12, text(1, output))]))
  })
  return joined(parts)
}
