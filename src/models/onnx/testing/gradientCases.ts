// What the gradients of ONNX's operators are checked on: each as a function of its first input, the others fixed.
// Nothing of a test framework or of Node, so that a page can run the same cases on WebGL and WebGPU.
import { type Tensor, transpose } from '@tensorflow/tfjs-core'
import { type GradientCase, values } from '../../../tfjs/gradients/cases/case'
import { type Host, hostOf, listOf, sizeOf } from '../host/host'
import type { Call, Lowering } from '../operators/operator'
import { findOperator } from '../operators/registry'
import type { Attribute } from '../proto/types'
import { heldShape, type Layout, TO_FILE, TO_LAST, type Value } from '../trace/value'
import { uploaded } from '../trace/weights'

type Attributes = Readonly<Record<string, number | string | readonly number[]>>

interface Asked {
  /** Of the first input, as the file means it. */
  readonly shape: readonly number[]
  readonly layout?: Layout
  readonly attributes?: Attributes
  /** The other inputs; a list of whole numbers is one of int64. */
  readonly others?: readonly (Host | readonly number[] | null)[]
  readonly opset?: number
  readonly domain?: string
  /** What is done to x first, where the operator takes only some values. */
  readonly before?: (x: Tensor) => Tensor
  /** The output that is looked at. */
  readonly output?: number
  /** As of a GradientCase. */
  readonly within?: number
  /** The same without its rounding, whose slope the gradient has. */
  readonly alone?: (x: Tensor) => Tensor
  /** The input that it is a function of, where that is not the first; `others` are the rest in order. */
  readonly of?: number
}

const attributeOf = (value: Attributes[string]): Attribute => {
  if (typeof value === 'string') return { kind: 'text', value }
  return typeof value === 'number'
    ? { kind: 'float', value }
    : { kind: 'numbers', value: value as readonly number[] }
}

/** Fixed numbers of a shape, all different. */
export function weights(shape: readonly number[], seed: number): Host {
  return hostOf('float32', shape, values(sizeOf(shape), seed))
}

const isHost = (input: Host | readonly number[]): input is Host => !Array.isArray(input)

/** One operator as a function of a tensor in the layout that the case has it in. */
export function onnxCase(op: string, name: string, asked: Asked): GradientCase {
  const {
    shape,
    layout = 'file',
    attributes = {},
    others = [],
    opset = 20,
    domain = '',
    output = 0,
    of = 0,
  } = asked
  const x: Value = { shape, kind: 'float', layout, constant: false, host: null }
  const hosts = others.map((input) => (input === null ? null : isHost(input) ? input : listOf(input)))
  const fixed = hosts.map((host): Value | null =>
    host
      ? {
          shape: host.shape,
          kind: /float/.test(host.type) ? 'float' : 'int',
          layout: 'file',
          constant: true,
          host: () => host,
        }
      : null,
  )
  const call: Call = {
    op,
    domain,
    name,
    opset,
    pictures: 1,
    inputs: fixed.toSpliced(of, 0, x),
    outputs: output + 1,
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, attributeOf(value)])),
    numbers: () => null,
  }
  const { before = (t: Tensor) => t, alone, within } = asked
  const run = (t: Tensor) => {
    const operator = findOperator(domain, op)
    if (!operator) throw new Error(`There is no operator ${op}.`)
    return answer(operator.lower(call), (hosts as (Tensor | Host | null)[]).toSpliced(of, 0, before(t)), {
      call,
      output,
    })
  }
  return {
    family: `ONNX ${op}`,
    name,
    shape: heldShape(x),
    run,
    ...(alone && { alone }),
    ...(within && { within }),
  }
}

function answer(
  { takes, forms, compute }: Lowering,
  given: readonly (Tensor | Host | null)[],
  { call, output }: { readonly call: Call; readonly output: number },
): Tensor {
  const numbers = takes ?? call.inputs.flatMap((value, i) => (value ? [i] : []))
  const inputs = numbers.flatMap((number, i) => {
    const input = given[number]
    if (!input) return []
    const tensor = 'data' in input && 'type' in input ? uploaded(input as Host) : (input as Tensor)
    const form = forms?.[i] ?? { layout: 'file' as const }
    const from = call.inputs[number]?.layout
    const turned =
      from === form.layout ? tensor : transpose(tensor, form.layout === 'last' ? TO_LAST : TO_FILE)
    return [form.make ? form.make(turned) : turned]
  })
  return compute(inputs)[output] as Tensor
}
