// The file formats that open, in the order in which they are asked, and the questions about files that every
// way in asks: drop, dialog, address, terminal, library. The code of a format is loaded on demand.
import type { FileEnds, FormatCard, FormatCode, OpenFormat, ReadFormat } from './format'
import { card as graph } from './graph/card'
import { card as keras } from './hdf5/card'
import { card as layers } from './keras/card'
import { card as onnx } from './onnx/card'

const cards = [layers, graph, onnx, keras] as const satisfies readonly FormatCard[]

export type FormatId = (typeof cards)[number]['id']

const code: Readonly<Record<FormatId, FormatCode>> = {
  layers: { read: () => import('./files/readTfjs'), open: () => import('./keras/open') },
  graph: { read: () => import('./files/readTfjs'), open: () => import('./graph/open') },
  onnx: { read: () => import('./onnx/read'), open: () => import('./onnx/open') },
  // It ends in the layers of a converted model.
  keras: { read: () => import('./hdf5/read'), open: () => import('./keras/open') },
}

export const formatCards: readonly (FormatCard & { readonly id: FormatId })[] = cards

export async function readerOf(id: FormatId): Promise<ReadFormat> {
  return (await code[id].read()).read
}

export async function openerOf(id: FormatId): Promise<OpenFormat> {
  return (await code[id].open()).open
}

export const labelOf = (id: FormatId): string => formatCards.find((card) => card.id === id)?.label ?? id

/** Whether the weights lie one after another, as their specs are listed. */
export function weightsInOrder(id: FormatId): boolean {
  return !formatCards.find((card) => card.id === id)?.weightsAsInFile
}

export interface FoundModel {
  readonly format: FormatId
  readonly path: string
}

/** The model among the files, or null. */
export function findModel(files: readonly FileEnds[]): FoundModel | null {
  for (const card of formatCards) {
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
