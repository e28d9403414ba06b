// The file formats that open, in the order in which they are asked, and the questions about files that every
// way in asks: drop, dialog, address, terminal, library. Data alone, for the page; the code stands in `formatCode.ts`.

import { failure } from '../errors'
import type { FileEnds, Format, FormatCard } from './format'
import { card as graph } from './graph/card'
import { card as keras } from './hdf5/card'
import { card as layers } from './keras/card'
import { card as onnx } from './onnx/card'

const cards = [layers, graph, onnx, keras] as const satisfies readonly FormatCard[]

/** Names of the built-in formats. */
export type BuiltIn = (typeof cards)[number]['id']

/** A built-in format, or one that the caller brought. */
export type FormatId = BuiltIn | (string & {})

/** The built-in formats, in the order in which they are asked. */
export const formatCards: readonly (FormatCard & { readonly id: BuiltIn })[] = cards

/** @throws UnsupportedModel where neither this list nor the caller's has it */
export function formatCard(id: FormatId, own: readonly Format[] = []): FormatCard {
  const card = [...own.map((format) => format.card), ...formatCards].find((each) => each.id === id)
  if (card) return card
  throw failure(
    'UnsupportedModel',
    `No format "${id}" is known here; open the model with the format that read it.`,
  )
}

/** Whether the weights lie one after another, as their specs are listed. */
export function weightsInOrder(id: FormatId, own: readonly Format[] = []): boolean {
  return !formatCard(id, own).weightsAsInFile
}

/** A model among files: of which format, and where. */
export interface FoundModel {
  readonly format: FormatId
  readonly path: string
}

/** The model among the files, or null; the caller's `own` formats are asked first. */
export function findModel(files: readonly FileEnds[], own: readonly Format[] = []): FoundModel | null {
  for (const card of [...own.map((format) => format.card), ...formatCards]) {
    const path = card.match(files)
    if (path !== null) return { format: card.id, path }
  }
  return null
}

const endings = [...new Set(formatCards.flatMap((card) => card.endings))]

/** Endings of the files that may be a model, for a file dialog. */
export const modelEndings: readonly string[] = endings

/** Whether a name or the path of an address ends as a model's file does. */
export function hasModelEnding(path: string): boolean {
  const name = path.toLowerCase()
  return endings.some((ending) => name.endsWith(ending))
}

/** The name of a model's file without its ending. */
export function withoutEnding(name: string): string {
  const ending = endings.find((each) => name.toLowerCase().endsWith(each))
  return ending ? name.slice(0, -ending.length) : name
}

/** What files that hold weights alone belong to: "the model.json that lists them"; null for any other file. */
export function partsOf(path: string): string | null {
  return formatCards.find(({ parts }) => parts?.pattern.test(path))?.parts?.of ?? null
}

/** Whether files of this name hold weights of a model that is called so: a `.bin` of a `.json`, and never of an `.h5`. */
export function mayBePart(model: string, path: string): boolean {
  return formatCards.some(
    ({ endings, parts }) =>
      parts?.pattern.test(path) && endings.some((ending) => model.toLowerCase().endsWith(ending)),
  )
}
