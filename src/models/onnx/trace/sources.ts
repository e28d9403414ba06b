// Where the inputs of a step come from: values of other steps, or constants, each in the form that is asked for.
import { type Tensor, transpose } from '@tensorflow/tfjs-core'
import type { Step } from '../../network/stepNetwork'
import type { Form, Lowering } from '../operators/operator'
import { type Layout, TO_FILE, TO_LAST, type Value } from './value'
import { uploaded, type Weights } from './weights'

/** A value, the name that the network has for it, and how its constant tensor is found. */
export interface TracedValue extends Value {
  readonly key: string
}

export interface Source {
  readonly key: string
  /** A tensor that is kept; else a value of this run. */
  readonly shared: boolean
  /** What is still to be made of it. */
  readonly make: ((t: Tensor) => Tensor) | null
}

export interface Sources {
  of(value: TracedValue, form: Form): Source
  /** A constant that is computed of constants. */
  addConstant(outputs: readonly TracedValue[], lowering: Lowering, sources: readonly Source[]): void
  /** Of what was asked for twice: by a step that has a shortcut around it, and for the shortcut to be made of. */
  seldom(source: Source): void
  /** Steps for constants that differ from those of the first trace, in order. */
  readonly perRun: readonly Step[]
  /** Makes the kept tensors that steps ask for. */
  complete(): void
}

export function openSources(weights: Weights): Sources {
  const steps: Step[] = []
  const perRun: Step[] = []
  const shared = new Map<string, boolean>()
  /** How often each was asked for. */
  const wanted = new Map<string, number>()
  const seldom = new Set<string>()

  const add = (step: Step, isShared: boolean) => {
    for (const name of step.names) shared.set(name, isShared)
    ;(isShared ? steps : perRun).push(step)
  }

  const addLeaf = (value: TracedValue) => {
    const { host } = value
    if (!host) throw new Error(`The constant "${value.key}" has no numbers.`)
    const agrees = weights.agrees(value.key, value.shape, isOfFile(value) ? null : host())
    add({ names: [value.key], inputs: [], compute: () => [uploaded(host())] }, agrees)
  }

  const addForm = (value: TracedValue, key: string, make: (t: Tensor) => Tensor) => {
    const isShared = shared.get(value.key) === true && weights.agrees(key, value.shape, null)
    add({ names: [key], inputs: [value.key], compute: ([t]) => [make(t as Tensor)] }, isShared)
  }

  const of = (value: TracedValue, form: Form): Source => {
    const make = findMaker(value.layout, form)
    if (!value.constant) return { key: value.key, shared: false, make }
    if (!shared.has(value.key)) addLeaf(value)
    const key = make ? `${value.key}~${form.layout}~${form.key ?? ''}` : value.key
    if (make && !shared.has(key)) addForm(value, key, make)
    const isShared = shared.get(key) === true
    if (isShared) wanted.set(key, (wanted.get(key) ?? 0) + 1)
    return { key, shared: isShared, make: null }
  }

  const addConstant = (outputs: readonly TracedValue[], lowering: Lowering, from: readonly Source[]) => {
    const isShared =
      from.every((source) => source.shared) &&
      outputs.every(({ key, shape }) => weights.agrees(key, shape, null))
    const names = outputs.map(({ key }) => key)
    // Kept tensors come as inputs of the steps that make them; for others they are asked for.
    if (isShared) add({ names, inputs: from.map(({ key }) => key), compute: lowering.compute }, true)
    else add(makeStep(names, lowering.compute, { sources: from, weights }), false)
  }

  return {
    of,
    addConstant,
    seldom: ({ key }) => void seldom.add(key),
    perRun,
    complete: () => {
      const inside = new Set(perRun.flatMap(({ names }) => names))
      const asked = [...wanted].filter(([key]) => !inside.has(key))
      const isSeldom = ([key, times]: readonly [string, number]) => seldom.has(key) && times <= 2
      weights.complete(steps, {
        wanted: asked.filter((each) => !isSeldom(each)).map(([key]) => key),
        seldom: asked.filter(isSeldom).map(([key]) => key),
      })
    },
  }
}

/** Numbers of the file itself never differ. */
const isOfFile = (value: TracedValue): boolean => (value as { readonly ofFile?: boolean }).ofFile === true

function findMaker(from: Layout, { layout, make }: Form): ((t: Tensor) => Tensor) | null {
  if (from === layout) return make ?? null
  const turned = (t: Tensor) => transpose(t, layout === 'last' ? TO_LAST : TO_FILE)
  return make ? (t) => make(turned(t)) : turned
}

/** A step whose kept inputs are looked up when it runs. An answer that is such a tensor is a clone. */
export function makeStep(
  names: readonly string[],
  compute: Lowering['compute'],
  { sources, weights }: { readonly sources: readonly Source[]; readonly weights: Weights },
): Step {
  const inputs = [...new Set(sources.filter(({ shared }) => !shared).map(({ key }) => key))]
  return {
    names,
    inputs,
    compute: (values) => {
      const lent = new Set<Tensor>()
      const given = sources.map(({ key, shared, make }) => {
        const value = shared ? weights.get(key) : (values[inputs.indexOf(key)] as Tensor)
        if (shared) lent.add(value)
        return make ? make(value) : value
      })
      return compute(given).map((output) => (lent.has(output) ? output.clone() : output))
    },
  }
}
