// Einstein sums as batched matrix products: they run on wasm, have a gradient, and never build the product of
// everything with everything that TensorFlow.js's own kernel sums up (51 times slower on a transformer's attention).
import {
  type EinsumAttrs,
  type GradConfig,
  matMul,
  mul,
  ones,
  reshape,
  sum,
  type Tensor,
  transpose,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'

/** A tensor and one label for each of its axes. */
interface Term {
  readonly t: Tensor
  readonly labels: readonly string[]
}

interface Equation {
  readonly inputs: readonly (readonly string[])[]
  readonly output: readonly string[]
}

/** Letters of one term; the axes behind '...' get labels of their own, counted from the right. */
function splitLetters(term: string, hidden: number): string[] {
  const [before = '', after] = term.split('...')
  if (after === undefined) return [...before]
  return [...before, ...Array.from({ length: hidden }, (_, i) => `…${hidden - i}`), ...after]
}

function parse(equation: string, ranks: readonly number[]): Equation {
  const [left = '', right] = equation.replace(/\s/g, '').split('->')
  const terms = left.split(',')
  const hidden = terms.map((term, i) => (term.includes('...') ? (ranks[i] ?? 0) - term.length + 3 : 0))
  const inputs = terms.map((term, i) => splitLetters(term, hidden[i] ?? 0))
  const all = inputs.flat()
  const once = [...new Set(all)].filter((label) => all.indexOf(label) === all.lastIndexOf(label)).sort()
  const output = right === undefined ? once : splitLetters(right, Math.max(...hidden))
  if (inputs.some((labels) => new Set(labels).size < labels.length))
    throw failure(
      'UnsupportedModel',
      `The Einsum "${equation}" takes a diagonal, which is not supported; rewrite it with separate labels.`,
    )
  if (inputs.length !== ranks.length || inputs.some((labels, i) => labels.length !== ranks[i]))
    throw failure(
      'UnsupportedModel',
      `The Einsum "${equation}" does not fit inputs of ${ranks.join(', ')} axes; check the model.`,
    )
  return { inputs, output }
}

function summed({ t, labels }: Term, keep: (label: string) => boolean): Term {
  const axes = labels.flatMap((label, axis) => (keep(label) ? [] : [axis]))
  return axes.length === 0 ? { t, labels } : { t: sum(t, axes), labels: labels.filter(keep) }
}

function ordered({ t, labels }: Term, order: readonly string[]): Tensor {
  const axes = order.map((label) => labels.indexOf(label))
  return axes.every((axis, i) => axis === i) ? t : transpose(t, axes)
}

/** Contracts two terms; labels for which `keep` is false and that both have are summed over. */
function contract(first: Term, second: Term, keep: (label: string) => boolean): Term {
  const a = summed(first, (label) => keep(label) || second.labels.includes(label))
  const b = summed(second, (label) => keep(label) || first.labels.includes(label))
  const sizes = new Map([...a.labels.map((label, i) => [label, a.t.shape[i] ?? 1] as const)])
  b.labels.forEach((label, i) => {
    sizes.set(label, b.t.shape[i] ?? 1)
  })
  const size = (labels: readonly string[]) =>
    labels.reduce((total, label) => total * (sizes.get(label) ?? 1), 1)
  const both = a.labels.filter((label) => b.labels.includes(label))
  const batch = both.filter(keep)
  const inner = both.filter((label) => !keep(label))
  const rows = a.labels.filter((label) => !b.labels.includes(label))
  const columns = b.labels.filter((label) => !a.labels.includes(label))
  const left = reshape(ordered(a, [...batch, ...rows, ...inner]), [size(batch), size(rows), size(inner)])
  const right = reshape(ordered(b, [...batch, ...inner, ...columns]), [
    size(batch),
    size(inner),
    size(columns),
  ])
  const labels = [...batch, ...rows, ...columns]
  return {
    t: reshape(
      matMul(left, right),
      labels.map((label) => sizes.get(label) ?? 1),
    ),
    labels,
  }
}

/** Contracts terms from left to right; a label stays as long as `wanted` or a later term has it. */
function contractAll([first, ...rest]: readonly Term[], wanted: readonly string[]): Term {
  const total = rest.reduce<Term | undefined>((sofar, term, i) => {
    const later = rest.slice(i + 1).flatMap((next) => next.labels)
    return sofar && contract(sofar, term, (label) => wanted.includes(label) || later.includes(label))
  }, first)
  return summed(total ?? { t: ones([]), labels: [] }, (label) => wanted.includes(label))
}

function parseFor(equation: string, tensors: readonly Tensor[]): Equation {
  return parse(
    equation,
    tensors.map((t) => t.rank),
  )
}

/** @throws UnsupportedModel where a term repeats a label (a diagonal) or does not fit its tensor. */
export function einsum(equation: string, ...tensors: Tensor[]): Tensor {
  const { inputs, output } = parseFor(equation, tensors)
  const terms = tensors.map((t, i): Term => ({ t, labels: inputs[i] ?? [] }))
  return ordered(contractAll(terms, output), output)
}

/** Gradient of input i: dy and the others, contracted to its labels; labels that only it has are stretched. */
function backward(dy: Tensor, saved: readonly Tensor[], [equation, i]: readonly [string, number]): Tensor {
  const { inputs, output } = parseFor(equation, saved)
  const own = inputs[i] ?? []
  const others = saved.flatMap((t, j): Term[] => (j === i ? [] : [{ t, labels: inputs[j] ?? [] }]))
  const found = contractAll([{ t: dy, labels: output }, ...others], own)
  const present = own.filter((label) => found.labels.includes(label))
  const shape = saved[i]?.shape ?? []
  if (present.length === own.length) return ordered(found, own)
  const slim = shape.map((size, axis) => (present.includes(own[axis] ?? '') ? size : 1))
  return mul(reshape(ordered(found, present), slim), ones(shape))
}

export const einsumGradient: GradConfig[] = [
  {
    kernelName: 'Einsum',
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => {
      const { equation } = attrs as unknown as EinsumAttrs
      const inputs = saved.map((_, i) => [i, () => backward(dy as Tensor, saved, [equation, i])])
      return Object.fromEntries(inputs) as Record<string, () => Tensor>
    },
  },
]
