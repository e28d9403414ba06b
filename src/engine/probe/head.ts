// The part of the network from a layer to the class scores, open to any number of altered activations.
import { clone, dispose, keep, type Tensor, type Tensor4D, tidy, tile } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import type { Classifier, Layer } from '../types'
import { bypasses, inputsOf } from './bypass'
import { fold, unfold } from './tokens'

export interface Head {
  /** [1, h, w, k], token maps folded. */
  readonly activation: Tensor4D
  /** Of the picture. */
  readonly outputs: Tensor
  /** As the network has it: [1, h, w, k] or [1, tokens, k]. */
  readonly whole: Tensor
  /** Outputs of altered activations [n, h, w, k]. Synchronous and differentiable. */
  run(altered: Tensor4D): Tensor
  /** Outputs of altered whole activations [n, ..., k]. */
  runWhole(altered: Tensor): Tensor
  dispose(): void
}

/** One forward pass of the picture [1, H, W, C]. */
export function openHead(classifier: Classifier, layer: Layer, picture: Tensor4D): Head {
  const { network, logits } = classifier
  const values = forward(classifier, layer.name, picture)
  const { [layer.name]: original, [logits]: outputs, ...beside } = values
  if (!original || !outputs) throw failure('UnsupportedModel', `The layer ${layer.name} has no value.`)
  const activation = keep(tidy(() => clone(fold(original, layer))))
  const runWhole = (altered: Tensor) => {
    const n = altered.shape[0] ?? 1
    const fed = Object.entries(beside).map(([name, value]) => [name, repeat(value, n)] as const)
    const feeds = { ...Object.fromEntries(fed), [layer.name]: altered }
    return network.run(feeds, [logits])[0] as Tensor
  }
  return {
    activation,
    outputs,
    whole: original,
    runWhole,
    run: (altered) => runWhole(unfold(altered, original, layer)),
    dispose: () => dispose([activation, ...Object.values(values)]),
  }
}

function repeat(value: Tensor, n: number): Tensor {
  return n === 1 ? value : tile(value, [n, ...value.shape.slice(1).map(() => 1)])
}

/** Values of the layer, of the output and of all that by-passes the layer. */
function forward(classifier: Classifier, layer: string, picture: Tensor4D): Record<string, Tensor> {
  const { network, input, logits } = classifier
  const inputs = inputsOf(network)
  let beside = bypasses(network, input, layer, logits)
  for (;;) {
    const names = [...new Set([layer, logits, ...beside])]
    const values = network.run({ [input]: picture }, names)
    const byName = Object.fromEntries(names.map((name, i) => [name, values[i] as Tensor]))
    const fixed = beside.filter((name) => !repeats(byName[name] as Tensor))
    if (fixed.length === 0) {
      values.forEach(keep) // the caller may stand in a tidy
      return byName
    }
    for (const value of values) value.dispose()
    // A shape or a scalar cannot be repeated for a batch: feed what it is computed from instead.
    const sources = fixed.flatMap((name) => inputs(name))
    beside = [...new Set([...beside.filter((name) => !fixed.includes(name)), ...sources])]
  }
}

function repeats(value: Tensor): boolean {
  return value.dtype === 'float32' && value.rank > 0 && value.shape[0] === 1
}
