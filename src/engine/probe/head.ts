// The part of the network from a layer to the class scores, open to any number of altered activations.
import { clone, dispose, keep, type Tensor, type Tensor4D, tidy, tile } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { deriveParts } from '../../tfjs/deriveParts'
import type { Classifier, Layer } from '../types'
import { type Activations, valuesOf } from './activations'
import { bypasses, inputsOf } from './bypass'
import { cutsOf } from './cuts'
import { fold, unfold } from './tokens'

/** The part of the network from the layer to the class scores. */
export interface Head {
  /** [1, h, w, k], token maps folded. */
  readonly activation: Tensor4D
  /** Of the picture. */
  readonly outputs: Tensor
  /** As the network has it: [1, h, w, k] or [1, tokens, k]. */
  readonly whole: Tensor
  /** Whether the picture went through the network for it. */
  readonly ran: boolean
  /** Outputs of altered activations [n, h, w, k]. Synchronous and differentiable. */
  run(altered: Tensor4D): Tensor
  /** Outputs of altered whole activations [n, ..., k]. */
  runWhole(altered: Tensor): Tensor
  /** Gradient of a score of the outputs at the activation [1, h, w, k]; the caller owns it. */
  gradient(score: (outputs: Tensor) => Tensor): Tensor4D
  dispose(): void
}

/** At most one forward pass of the picture [1, H, W, C]: none where the cache knows the values. */
export function openHead(
  classifier: Classifier,
  layer: Layer,
  { picture, cache = null }: { readonly picture: Tensor4D; readonly cache?: Activations | null },
): Head {
  const { network, logits } = classifier
  const { ran, values } = forward(classifier, layer.name, { picture, cache })
  const { [layer.name]: original, [logits]: outputs, ...beside } = values
  if (!original || !outputs) throw failure('UnsupportedModel', `The layer ${layer.name} has no value.`)
  const activation = keep(tidy(() => clone(fold(original, layer))))
  const runFrom = (from: string, to: string) => (altered: Tensor) => {
    const n = altered.shape[0] ?? 1
    const fed = Object.entries(beside).map(([name, value]) => [name, repeat(value, n)] as const)
    const feeds = { ...Object.fromEntries(fed), [from]: altered }
    return network.run(feeds, [to])[0] as Tensor
  }
  const runWhole = runFrom(layer.name, logits)
  const unfolded = (altered: Tensor) => unfold(altered as Tensor4D, original, layer)
  return {
    activation,
    outputs,
    whole: original,
    ran,
    runWhole,
    run: (altered) => runWhole(unfolded(altered)),
    gradient(score) {
      const ends = [...cutsOf(network, layer.name, logits), logits]
      const parts = ends.map((to, i) => (x: Tensor) => {
        const values = i === 0 ? runFrom(layer.name, to)(unfolded(x)) : runFrom(ends[i - 1] ?? '', to)(x)
        return to === logits ? score(values) : values
      })
      return deriveParts(parts, activation) as Tensor4D
    },
    dispose: () => dispose([activation, ...Object.values(values)]),
  }
}

function repeat(value: Tensor, n: number): Tensor {
  return n === 1 ? value : tile(value, [n, ...value.shape.slice(1).map(() => 1)])
}

/** Values of the layer, of the output and of all that by-passes the layer. */
function forward(
  classifier: Classifier,
  layer: string,
  { picture, cache }: { readonly picture: Tensor4D; readonly cache: Activations | null },
): { readonly values: Record<string, Tensor>; readonly ran: boolean } {
  const { network, input, logits } = classifier
  const inputs = inputsOf(network)
  let beside = bypasses(network, input, layer, logits)
  for (;;) {
    const names = [...new Set([layer, logits, ...beside])]
    const { values, ran } = valuesOf(classifier, picture, { names, cache })
    const byName = Object.fromEntries(names.map((name, i) => [name, values[i] as Tensor]))
    const fixed = beside.filter((name) => !repeats(byName[name] as Tensor))
    if (fixed.length === 0) {
      values.forEach(keep) // the caller may stand in a tidy
      return { values: byName, ran }
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
