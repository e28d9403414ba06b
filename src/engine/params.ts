// A method's parameters: what was wished, checked against what the method takes; the rest as it starts.
import { failure } from './errors'
import type { Convention, MethodCard, ParamSpec, Params, ParamValue } from './types'

/** @throws BadRecipe, naming the parameter. Names that the method does not know pass through unread. */
export function paramsOf(card: MethodCard, wished: Params, convention: Convention): Params {
  const taken = card.params.map((spec) => {
    const value = wished[spec.name] ?? spec.initialUnder?.[convention] ?? spec.initial
    return [spec.name, checked(spec, value)] as const
  })
  return { ...wished, ...Object.fromEntries(taken) }
}

function checked(spec: ParamSpec, value: ParamValue): ParamValue {
  if (fits(spec, value)) return value
  throw failure('BadRecipe', `${spec.label} (${spec.name}) cannot be ${value}; it takes ${range(spec)}.`)
}

function fits({ kind, min, max, choices }: ParamSpec, value: ParamValue): boolean {
  if (kind === 'boolean') return typeof value === 'boolean'
  if (kind === 'choice') return choices?.includes(String(value)) ?? false
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  if (kind === 'integer' && !Number.isInteger(value)) return false
  return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY)
}

function range({ kind, min, max, choices }: ParamSpec): string {
  if (kind === 'boolean') return 'true or false'
  if (kind === 'choice') return `one of ${choices?.join(', ')}`
  const noun = kind === 'integer' ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${noun} from ${min} to ${max}`
  return min !== undefined ? `${noun} of at least ${min}` : noun
}
