// What an operator is asked: its node, with what is known of its inputs.

import { failure } from '../../../errors'
import { cut, quoted } from '../../quoted'
import { type Host, sizeOf } from '../host/host'
import type { Call } from '../operators/operator'
import type { OnnxNode, OnnxTensor } from '../proto/types'
import { mayBeLeftOut } from './optionalInputs'
import type { TracedValue } from './sources'

/** Numbers that are worked out one by one; what is larger is computed as tensors. */
export const FEW = 4096
const MANY = 2 ** 22

/** Null where there is none of the name. @throws what is wrong with it */
export function valueAt(name: string, values: ReadonlyMap<string, TracedValue | Error>): TracedValue | null {
  const value = values.get(name)
  if (value instanceof Error) throw value
  return value ?? null
}

/** @throws what is wrong with an input, or UnsupportedModel where there is none of the name */
export function gatherInputs(
  node: OnnxNode,
  values: ReadonlyMap<string, TracedValue | Error>,
): (TracedValue | null)[] {
  return node.inputs.map((name, i) => {
    if (name === '') {
      if (mayBeLeftOut(node, i)) return null
      throw failure(
        'UnsupportedModel',
        `The operator ${cut(node.op)} at ${quoted(node.name)} lacks its input ${i}; export the model again.`,
      )
    }
    const value = valueAt(name, values)
    if (value) return value
    throw failure(
      'UnsupportedModel',
      `The graph lacks the value ${quoted(name)}, which ${quoted(node.name)} needs; export the model again.`,
    )
  })
}

export function unknownOperator({ op, domain, name }: OnnxNode): Error {
  if (/^(Loop|Scan|SequenceMap)$/.test(op) && domain === '') return decidesLate(op, name)
  const of = domain === '' ? '' : ` of the domain ${quoted(domain)}`
  return failure(
    'UnsupportedModel',
    `The operator ${cut(op)}${of} at ${quoted(name)} is not computed here; export the model without it.`,
  )
}

export function decidesLate(op: string, name: string): Error {
  return failure(
    'UnsupportedModel',
    `The operator ${cut(op)} at ${quoted(name)} decides while running, which cannot be explained; export the model without it.`,
  )
}

interface File {
  readonly opset: number
  readonly pictures: number
  readonly decode: (tensor: OnnxTensor) => Host
}

export function makeCall(
  node: OnnxNode,
  inputs: readonly (TracedValue | null)[],
  { opset, pictures, decode }: File,
): Call {
  const { op, domain, name, attributes } = node
  const numbers = (attribute: string) => {
    const found = attributes.get(attribute)
    return found?.kind === 'tensor' ? decode(found.value) : null
  }
  return { op, domain, name, opset, pictures, inputs, outputs: node.outputs.length, attributes, numbers }
}

/** Whether all inputs are numbers that are known, and few enough. A shape is always known. */
export function isFew({ op, inputs }: Call): boolean {
  if (/^(Shape|Size|EyeLike)$/.test(op)) return true
  return inputs.every((value) => {
    if (value === null) return true
    return value.host !== null && sizeOf(value.shape) <= (value.kind === 'float' ? FEW : MANY)
  })
}
