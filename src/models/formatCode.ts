// How each format is read and opened, its code loaded on demand; a card without code does not compile.
import { codeFor } from '../errors'
import type { Format, FormatCode, OpenFormat, ReadFormat, WeightPlaces } from './format'
import { type BuiltIn, type FormatId, formatCard, formatCards } from './formats'

const code: Readonly<Record<BuiltIn, FormatCode>> = {
  layers: {
    read: () => import('./files/readTfjs'),
    open: () => import('./keras/open'),
    opensWith: () => import('./keras/layersModel'),
  },
  graph: { read: () => import('./files/readTfjs'), open: () => import('./graph/open') },
  onnx: {
    read: () => import('./onnx/read'),
    open: () => import('./onnx/open'),
    places: () => import('./onnx/weightPlaces'),
  },
  // It ends in the layers of a converted model.
  keras: {
    read: () => import('./hdf5/read'),
    open: () => import('./keras/open'),
    opensWith: () => import('./keras/layersModel'),
  },
}

/** The reading half of a format, loaded now. @throws UnsupportedModel where neither this list nor the caller's has it */
export async function loadReader(id: FormatId, own: readonly Format[] = []): Promise<ReadFormat> {
  return (await codeFor(named(id, own), codeOf(id, own).read)).read
}

/** The opening half of a format, loaded now. @throws UnsupportedModel where neither this list nor the caller's has it */
export async function loadOpener(id: FormatId, own: readonly Format[] = []): Promise<OpenFormat> {
  return (await codeFor(named(id, own), codeOf(id, own).open)).open
}

/** Loads all that opens a format, before it is asked to. @throws where some of it cannot be had */
export async function loadAhead(id: FormatId): Promise<void> {
  const { open, opensWith } = codeOf(id, [])
  await Promise.all([open(), opensWith?.()])
}

/** Null where the weights lie one after another as their specs are listed. */
export async function loadPlaces(id: FormatId, own: readonly Format[] = []): Promise<WeightPlaces | null> {
  const { places } = codeOf(id, own)
  return places ? (await codeFor(named(id, own), places)).weightPlaces : null
}

/** "a GraphModel", "an ONNX model". */
function named(id: FormatId, own: readonly Format[]): string {
  const { label } = formatCard(id, own)
  const noun = /(model|file)$/i.test(label) ? label : `${label} model`
  return `${/^[AEIOU]/i.test(noun) ? 'an' : 'a'} ${noun}`
}

function codeOf(id: FormatId, own: readonly Format[]): FormatCode {
  const brought = own.find(({ card }) => card.id === id)
  const built = formatCards.find((card) => card.id === id)
  const found = brought?.code ?? (built && code[built.id])
  if (!found) throw new Error(`The format ${id} has a card and no code.`)
  return found
}
