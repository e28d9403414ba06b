// Runs a network that is a list of steps, from any node to any node. What is no longer needed is freed at
// once: the gradient tape keeps clones of its own, so this is right inside a gradient too.

import { dispose, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Feeds } from '../../engine/types'
import { failure } from '../../errors'
import { quoted } from '../quoted'

/** One computation of a network: what it needs, and what it puts out. */
export interface Step {
  /** One name for each value it computes. */
  readonly names: readonly string[]
  readonly inputs: readonly string[]
  /** Synchronous; whatever it makes beside its answers is freed by the caller's tidy. */
  compute(inputs: readonly Tensor[]): readonly Tensor[]
  /** The same value by fewer steps, the shortest way first, for when nobody asks for what they leave out. */
  readonly shortcuts?: readonly Shortcut[]
}

/** A faster way to the same value, taken where nobody asks for what lies between. */
export interface Shortcut {
  /** Values that it never computes. */
  readonly skips: readonly string[]
  readonly inputs: readonly string[]
  compute(inputs: readonly Tensor[]): readonly Tensor[]
}

interface Work {
  readonly names: readonly string[]
  readonly inputs: readonly string[]
  readonly compute: Step['compute']
}

/** As `run` of a Network: values of the fetches from those of the feeds; the caller owns the answers. */
export type RunNetwork = (feeds: Feeds, fetches: readonly string[]) => Tensor[]

/**
 * `run` of a Network of steps, which come in an order in which every step follows those it needs.
 * @example
 * const double = { names: ['out'], inputs: ['in'], compute: ([x]) => [mul(x, 2)] }
 * const [out] = stepRunner([double])({ in: tensor1d([1, 2]) }, ['out']) // [2, 4]
 */
export function stepRunner(steps: readonly Step[]): RunNetwork {
  const plans = new Map<string, readonly Work[]>()
  return (feeds, fetches) => {
    const key = JSON.stringify([Object.keys(feeds).sort(), fetches])
    let plan = plans.get(key)
    if (!plan) {
      plan = planFor(steps, new Set(Object.keys(feeds)), fetches)
      plans.set(key, plan)
    }
    return execute(plan, feeds, fetches)
  }
}

function planFor(steps: readonly Step[], fed: ReadonlySet<string>, fetches: readonly string[]): Work[] {
  const wanted = new Set(fetches.filter((name) => !fed.has(name)))
  const kept = new Set([...fed, ...fetches])
  const work: Work[] = []
  for (const step of [...steps].reverse()) {
    if (!step.names.some((name) => wanted.has(name) && !fed.has(name))) continue
    const short = step.shortcuts?.find(({ skips }) => !skips.some((name) => kept.has(name)))
    const { inputs, compute } = short ?? step
    for (const input of inputs) if (!fed.has(input)) wanted.add(input)
    work.push({ names: step.names, inputs, compute })
    for (const name of step.names) wanted.delete(name)
  }
  const missing = [...wanted]
  if (missing.length > 0) throw unreachable(missing, fetches, steps)
  return work.reverse()
}

function unreachable(missing: readonly string[], fetches: readonly string[], steps: readonly Step[]): Error {
  const known = new Set(steps.flatMap((step) => [...step.names, ...step.inputs]))
  const stranger = missing.find((name) => !known.has(name))
  if (stranger !== undefined) return failure('UnsupportedModel', `The network has no node "${stranger}".`)
  const names = missing.map((name) => quoted(name)).join(', ')
  return failure(
    'UnsupportedModel',
    `To compute "${fetches.join('", "')}" the value of ${names} is needed too.`,
  )
}

function execute(plan: readonly Work[], feeds: Feeds, fetches: readonly string[]): Tensor[] {
  const uses = countUses(plan, fetches)
  const values = new Map<string, Tensor>(Object.entries(feeds))
  const release = (name: string) => {
    const left = (uses.get(name) ?? 0) - 1
    uses.set(name, left)
    if (left > 0 || name in feeds) return
    values.get(name)?.dispose()
    values.delete(name)
  }
  try {
    for (const work of plan) {
      computeInto(values, work)
      for (const name of work.names) if (!uses.has(name)) release(name)
      for (const name of work.inputs) release(name)
    }
    return fetches.map((name, i) => {
      const value = valueAt(values, name)
      return name in feeds || fetches.indexOf(name) < i ? value.clone() : value
    })
  } catch (error) {
    for (const [name, value] of values) if (!(name in feeds)) dispose(value)
    throw error
  }
}

/** A step may hand back its own input: the answer is then a clone, so that each value is freed once. Fed values stay. */
function computeInto(values: Map<string, Tensor>, work: Work): void {
  const inputs = work.inputs.map((name) => valueAt(values, name))
  const outputs = tidy(() =>
    work.compute(inputs).map((output) => (inputs.includes(output) ? output.clone() : output)),
  )
  outputs.forEach((output, i) => {
    const name = work.names[i]
    // One that nobody reads has no name.
    if (name === undefined || values.has(name)) output.dispose()
    else values.set(name, output)
  })
}

function countUses(plan: readonly Work[], fetches: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>()
  const use = (name: string) => uses.set(name, (uses.get(name) ?? 0) + 1)
  for (const work of plan) for (const name of work.inputs) use(name)
  // A fetched value is never freed here.
  for (const name of fetches) uses.set(name, Number.POSITIVE_INFINITY)
  return uses
}

function valueAt(values: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const value = values.get(name)
  if (!value) throw failure('UnsupportedModel', `The network has no value for the node ${quoted(name)}.`)
  return value
}
