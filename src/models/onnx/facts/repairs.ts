// What was made of a file on opening, for its card.
import type { OnnxGraph, OnnxNode } from '../proto/types'

const INTEGER =
  /^(QuantizeLinear|DynamicQuantizeLinear|ConvInteger|MatMulInteger|QLinear\w+|QGemm|DynamicQuantizeMatMul|MatMulIntegerToFloat)$/
/** Weights of a few bits each, as transformers.js' files `_q4` and `_bnb4` have them. */
const PACKED = /^MatMul(NBits|Bnb4)$/

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
  if (nodes.some(({ op }) => PACKED.test(op)))
    repairs.push('Weights of four bits or so are computed in float32.')
  if (types.has('float16') || types.has('bfloat16'))
    repairs.push('The file computes in half precision; here it is computed in float32.')
  return repairs
}
