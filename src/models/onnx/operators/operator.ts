// The contract of an operator: from what is known of its inputs, what is known of its outputs and how they are
// computed. Nothing is computed while it is asked.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Host } from '../host/host'
import type { Attribute } from '../proto/types'
import type { Kind, Layout, Value } from '../trace/value'

/** One node of the file. */
export interface Call {
  readonly op: string
  readonly domain: string
  /** Of the node, for sentences. */
  readonly name: string
  readonly opset: number
  /** How many pictures it runs for at once. */
  readonly pictures: number
  /** Null for an input that is left out. */
  readonly inputs: readonly (Value | null)[]
  /** How many outputs somebody may read; an empty name is none. */
  readonly outputs: number
  readonly attributes: ReadonlyMap<string, Attribute>
  /** Numbers of a tensor attribute. */
  readonly numbers: (name: string) => Host | null
}

/** How an input must come: in which layout, and what is made of it; of a weight once, at opening. */
export interface Form {
  readonly layout: Layout
  /** Tells the forms of one weight apart; absent with `make`. */
  readonly key?: string
  readonly make?: (t: Tensor) => Tensor
}

export interface Output {
  readonly shape: readonly number[]
  readonly kind: Kind
  readonly layout: Layout
  /** Axes along which all values are the same. */
  readonly alike?: readonly number[]
}

export interface Lowering {
  readonly outputs: readonly Output[]
  /** The inputs that `compute` takes, by number; each that is there, where absent. */
  readonly takes?: readonly number[]
  /** For each of them; in the file's layout where absent. */
  readonly forms?: readonly (Form | undefined)[]
  /** Synchronous, differentiable; what it makes beside its answers is freed by the caller. */
  compute(inputs: readonly Tensor[]): readonly Tensor[]
  /** The same with an activation built in at its end, where it can have one. */
  readonly ending?: (activation: Ending) => Lowering['compute']
  /** What it does, where it is an activation that others can have built in. */
  readonly activation?: Ending
  /** What it does, where it only puts zeros around a value: before and after, by the file's axes. */
  readonly zeros?: readonly (readonly [number, number])[]
}

export type Ending = 'relu' | 'relu6'

export interface Operator {
  /** @throws UnsupportedModel where the node asks for what is not computed here */
  lower(call: Call): Lowering
  /** Its outputs where the numbers of all inputs are known and few; null where it leaves that to `lower`. */
  fold?(call: Call): readonly Host[] | null
}

/** By name. */
export type Operators = Readonly<Record<string, Operator>>

export const FILE: Form = { layout: 'file' }
export const LAST: Form = { layout: 'last' }
