// How a field of a recipe is read from a text: checked by a schema, or one sentence.
import * as v from 'valibot'
import { seen } from '../errors'
import type { Recipe } from './recipe'

/** A field's value, or why it is none. */
export type FieldRead =
  | { readonly fields: Partial<Recipe>; readonly remark?: string }
  | { readonly problem: string }
/** Reads one field of a recipe from a text. */
export type FieldReader = (text: string) => FieldRead

/** A text as a sentence quotes it, cut where it is long. */
export const cut = (text: string) => seen(text.length > 60 ? `${text.slice(0, 57)}...` : text)
/** The same in quotation marks. */
export const quoted = (text: string) => `"${cut(text)}"`

/** A reader that checks with a schema, and says what is taken instead. */
export function field<T>(
  schema: v.GenericSchema<string, T>,
  fields: (value: T) => Partial<Recipe>,
  complaint: (shown: string) => string,
): FieldReader {
  return (text) => {
    const parsed = v.safeParse(schema, text)
    return parsed.success ? { fields: fields(parsed.output) } : { problem: complaint(quoted(text)) }
  }
}

/** A field that takes any text. */
export const anything =
  (fields: (text: string) => Partial<Recipe>): FieldReader =>
  (text) => ({ fields: fields(text) })

/** A list of allowed words; the complaint names them. */
export function word<const T extends string>(
  key: string,
  words: readonly T[],
  fields: (value: T) => Partial<Recipe>,
  instead: string,
): FieldReader {
  const list = words.join(', ')
  return field(
    v.pipe(v.string(), v.picklist(words)),
    fields,
    (shown) => `The ${key} ${shown} is none of ${list}; ${instead}.`,
  )
}
