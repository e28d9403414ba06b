// The additive terms that FullGrad sums up: biases of convolutions, and what batch norm adds.
import { add, clone, mul, reshape, rsqrt, sub, type Tensor, type Tensor1D, tidy } from '@tensorflow/tfjs-core'
import type { BuiltCall } from './layersSteps'

export function biasTerms(calls: readonly BuiltCall[]): { readonly node: string; readonly bias: Tensor1D }[] {
  return calls.flatMap((call) => {
    const bias = call.norm ? normTerm(call) : convolutionTerm(call)
    return bias ? [{ node: call.node, bias }] : []
  })
}

function convolutionTerm({ className, weights }: BuiltCall): Tensor1D | null {
  const bias = weights.get('bias')
  return bias && className.includes('Conv') ? (clone(bias) as Tensor1D) : null
}

/** beta - mean * gamma / sqrt(variance + epsilon) */
function normTerm({ norm, weights }: BuiltCall): Tensor1D | null {
  const [mean, variance] = [weights.get('moving_mean'), weights.get('moving_variance')]
  if (!norm || !mean || !variance) return null
  return tidy(() => {
    const scale = mul(rsqrt(add(variance, norm.epsilon)), weights.get('gamma') ?? 1)
    const beta: Tensor | number = weights.get('beta') ?? 0
    return reshape(sub(beta, mul(mean, scale)), [-1]) as Tensor1D
  })
}
