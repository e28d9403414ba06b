// What was made of a file on opening, for its card.
import type { OnnxGraph, OnnxNode } from '../proto/types'

const INTEGER =
  /^(QuantizeLinear|DynamicQuantizeLinear|ConvInteger|MatMulInteger|QLinear\w+|QGemm|QAttention)$/

export function quantisedRepairs(nodes: readonly OnnxNode[], { initialisers }: OnnxGraph): string[] {
  const types = new Set([...initialisers.values()].map(({ type }) => type))
  const repairs: string[] = []
  const convolved = new Set(nodes.filter(({ op }) => op === 'Conv').flatMap(({ outputs }) => outputs))
  if (nodes.some(({ op, inputs }) => op === 'BatchNormalization' && convolved.has(inputs[0] ?? '')))
    repairs.push(
      'A batch norm behind a convolution is folded into it where nobody asks for the value between.',
    )
  if (nodes.some(({ op }) => INTEGER.test(op)))
    repairs.push('The file computes in 8-bit whole numbers; here their values are computed in float32.')
  if (types.has('float16') || types.has('bfloat16'))
    repairs.push('The file computes in half precision; here it is computed in float32.')
  return repairs
}
