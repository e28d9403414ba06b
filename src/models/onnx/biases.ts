// The additive terms of convolutions and batch norms, as FullGrad sums them up.
import { add, mul, rsqrt, sub, type Tensor, type Tensor1D, tidy } from '@tensorflow/tfjs-core'
import type { Network } from '../../engine/types'
import type { TracedValue } from './trace/sources'
import type { Trace, TracedNode } from './trace/trace'
import { uploaded } from './trace/weights'

type Terms = ReturnType<Network['biases']>

export function biasTerms({ nodes, values }: Trace, nameOf: (key: string) => string): Terms {
  return nodes.flatMap((traced) => {
    const [output = ''] = traced.outputs
    const value = values.get(output)
    if (!value || value instanceof Error || value.layout !== 'last') return []
    const bias = makeTerm(traced, (name) => constantIn(values.get(name)))
    return bias ? [{ node: nameOf(output), bias }] : []
  })
}

function constantIn(value: TracedValue | Error | undefined): Tensor | null {
  if (!value || value instanceof Error || !value.host) return null
  return uploaded(value.host())
}

function makeTerm({ node }: TracedNode, constant: (name: string) => Tensor | null): Tensor1D | null {
  const at = (i: number) => constant(node.inputs[i] ?? '')
  if (/^(Conv|ConvTranspose|FusedConv)$/.test(node.op)) return at(2) as Tensor1D | null
  if (node.op !== 'BatchNormalization') return null
  const [term] = tidy(() => {
    const [scale, offset, mean, variance] = [at(1), at(2), at(3), at(4)]
    if (!scale || !offset || !mean || !variance) return []
    const epsilon = node.attributes.get('epsilon')
    const small = epsilon?.kind === 'float' ? epsilon.value : 1e-5
    return [sub(offset, mul(mean, mul(scale, rsqrt(add(variance, small))))) as Tensor1D]
  })
  return term ?? null
}
