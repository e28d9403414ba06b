// What an operator written on tensors is called with. Keras 2 names everything but the first argument, Keras 3
// lists the arguments in order, or keeps those that are no tensors as the operation's configuration; tensors among
// them are `{ input: n }`. What an operator does not ask for is refused by name: it would be passed over in silence.
import { scalar, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asList, asNumber, asObject, isObject, type Json } from '../../json'
import { quoted } from '../../quoted'
import { wrongValue } from '../attributeValues'
import type { LayerUse } from './layerClass'
import { checkMade } from './made'

export interface Arguments {
  /** The tensors and constants in order, first those that are computed upon. */
  readonly tensors: readonly Tensor[]
  /** A tensor or constant among the others, by its place; undefined where there is none. */
  operand(place: number): Tensor | undefined
  /** A value that is no tensor, by the names it goes by, else by its place. */
  option(names: readonly string[], place?: number): unknown
  /** The shape of what is to be made, as it was given. @throws UnsupportedModel where it is more than memory holds */
  made(shape: readonly number[]): number[]
  /** @throws UnsupportedModel for an option that was given and never asked for. */
  checkRead(): void
}

const OPERANDS = ['first', 'x', 'y', 'a', 'b', 'other', 'x1', 'x2'] as const

/** Names, and what only training knows. */
const IDLE = /^(name|trainable|function|training|mask|args|quantization_config|autocast|use_cudnn_on_gpu)$/

/** An operator's configuration holds the rest of its arguments: the operator reads them. */
export type OperatorUse = Pick<LayerUse, 'kwargs' | 'path'> & { readonly options: Json }

export function readArguments(
  inputs: readonly Tensor[],
  { options: config, kwargs, path }: OperatorUse,
): Arguments {
  const listed = asList(kwargs.args)
  const given = Array.isArray(kwargs.args) ? listed.slice(0, 2) : namedOperands(inputs, kwargs)
  const tensors = given.flatMap((value) => operands(value, inputs))
  if (tensors.length === 0) throw failure('UnsupportedModel', `The layer ${quoted(path)} has no input.`)
  const all: Json = { ...config, ...kwargs }
  const read = new Set<string>(OPERANDS)
  let places = 2
  return {
    tensors,
    operand: (place) => {
      places = Math.max(places, place + 1)
      return operands(listed[place], inputs)[0]
    },
    option: (names, place) => {
      for (const name of names) read.add(name)
      places = Math.max(places, (place ?? -1) + 1)
      const name = names.find((candidate) => Object.hasOwn(all, candidate) && known(all[candidate]))
      const value = name === undefined ? listed[place ?? -1] : all[name]
      const wrong = wrongValue(name ?? names[0] ?? '', value)
      if (!wrong) return value
      throw failure(
        'UnsupportedModel',
        `The operator ${quoted(path)} has ${name ?? names[0]} = ${quoted(value)}; it ${wrong}.`,
      )
    },
    made: (shape) => checkMade(path, shape),
    checkRead: () => {
      const entries: [string, unknown][] = [
        ...Object.entries(all).filter(([key]) => !read.has(key)),
        ...[...listed.entries()]
          .slice(places)
          .map(([i, value]): [string, unknown] => [`argument ${i}`, value]),
      ]
      const unread = entries.find(([key, value]) => !IDLE.test(key) && says(value) && !isFloat(key, value))
      if (!unread) return
      const [key, value] = unread
      throw failure(
        'UnsupportedModel',
        `The operator ${quoted(path)} has ${key} = ${quoted(value)}, which is not supported here; replace it by a Keras layer.`,
      )
    },
  }
}

/** A switch that is off says nothing: `conjugate=False`. */
const says = (value: unknown) => known(value) && value !== false

/** The type of the numbers, which are all floats here. */
function isFloat(key: string, value: unknown): boolean {
  return key === 'dtype' && (isObject(value) || /float/.test(String(value)))
}

/** Keras 2: the first argument, a tensor or a list of them, and the others by their names. */
function namedOperands(inputs: readonly Tensor[], kwargs: Json): readonly unknown[] {
  const named = OPERANDS.map((name) => kwargs[name]).filter(known)
  const elsewhere = new Set(named.flat(8).map((value) => asObject(value).input))
  const first = inputs.map((_, input) => ({ input })).filter(({ input }) => !elsewhere.has(input))
  // The equation of tf.einsum stands in the first place.
  return kwargs.first === undefined || typeof kwargs.first === 'string' ? [...first, ...named] : named
}

function known(value: unknown): boolean {
  return value !== undefined && value !== null
}

function operands(value: unknown, inputs: readonly Tensor[]): Tensor[] {
  if (isObject(value)) {
    const input = inputs[asNumber(value.input) ?? -1]
    return input ? [input] : []
  }
  if (typeof value === 'number') return [scalar(value)]
  if (!Array.isArray(value)) return []
  if (value.some(isObject)) return value.flatMap((item) => operands(item, inputs))
  return isNumbers(value) ? [tensor(value as number[])] : []
}

function isNumbers(value: readonly unknown[]): boolean {
  return value.flat(8).every((item) => typeof item === 'number')
}

/** Axes as the operator's author wrote them, counted from the front; null for all. */
export function readAxes(value: unknown, rank: number): number[] | null {
  const given = Array.isArray(value) ? value : typeof value === 'number' ? [value] : null
  return given?.map((axis) => (Number(axis) < 0 ? Number(axis) + rank : Number(axis))) ?? null
}
