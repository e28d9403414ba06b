// One parameter of a method from text, checked against what the method declares.

import { methodCards } from '../engine/methods/cards'
import { gridParam } from '../engine/methods/shared/layerParams'
import { accepts, allowed } from '../engine/methods/shared/values'
import type { ParamValue } from '../engine/types'
import { cut } from './fieldReader'

/** A parameter's value, or why it is none. */
export type ParamRead = { readonly value: ParamValue } | { readonly problem: string }

/** A parameter that neither the method nor its layers declare is kept for another method, taken as it reads: number, true, false or text. */
export function readParam(method: string, name: string, text: string): ParamRead {
  const card = methodCards.find((c) => c.id === method)
  const declared = [...(card?.params ?? []), gridParam]
  const spec = declared.find((p) => p.name === name)
  const value = plainValue(text)
  if (!spec || accepts(spec, value)) return { value }
  return {
    problem: `${card?.name ?? method} takes ${allowed(spec)} as ${name}, not "${cut(text)}"; ${spec.initial === '' ? 'that of the model' : spec.initial} is taken.`,
  }
}

function plainValue(text: string): ParamValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}
