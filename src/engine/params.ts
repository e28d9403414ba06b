// A method's parameters: what was wished, checked against what the method takes; the rest as it starts.
import { failure } from '../errors'
import { accepts, allowed, initialOf } from './methods/shared/values'
import type { Convention, MethodCard, ParamSpec, Params, ParamValue } from './types'

/** Those that the method declares; others change nothing. @throws BadRecipe, naming the parameter */
export function checkParams(
  { params }: Pick<MethodCard, 'params'>,
  wished: Params,
  convention: Convention,
): Params {
  const taken = params.map((spec) => {
    const value = wished[spec.name] ?? initialOf(spec, convention)
    return [spec.name, checked(spec, value)] as const
  })
  return Object.fromEntries(taken)
}

function checked(spec: ParamSpec, value: ParamValue): ParamValue {
  if (accepts(spec, value)) return value
  throw failure('BadRecipe', `${spec.label} (${spec.name}) cannot be ${value}; it takes ${allowed(spec)}.`)
}
