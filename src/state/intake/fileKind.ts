// What a dropped file is, by its content first and its name second.

import { textOf } from '../../canvas/pngText'
import { endsOfBlob } from '../../models/files/ends'
import { foreignFile } from '../../models/files/foreign'
import { findModel, partsOf } from '../../models/formats'
import { seldomReadWhy, strangePicture } from '../../picture/check'
import { isPictureName } from '../../picture/foreign'
import { pictureKind } from '../../picture/header'
import { type ReadRecipe, readJson, readLink } from '../../recipe/readRecipe'

export interface FileEntry {
  /** Relative, as the user's folder names it. */
  readonly path: string
  readonly file: Blob
  /** It was given as the list of classes of a model that is open. */
  readonly labels?: true
}

export type FileKind =
  /** `seldom`: browsers may not read it, for this reason. */
  | { readonly kind: 'picture'; readonly recipe: ReadRecipe | null; readonly seldom: string | null }
  | { readonly kind: 'model' | 'labels' | 'metadata' | 'zip' }
  /** Weights alone, and what they belong to. */
  | { readonly kind: 'weights'; readonly of: string }
  | { readonly kind: 'recipe'; readonly recipe: ReadRecipe }
  /** Nothing that this page can use; the sentence says what to do. */
  | { readonly kind: 'foreign'; readonly why: string }

const smallJson = 2_000_000

export async function fileKind({ path, file }: FileEntry): Promise<FileKind> {
  const name = path.split('/').at(-1) ?? path
  const ends = await endsOfBlob(file)
  const bytes = ends.head
  const picture = pictureKind(bytes)
  if (picture === 'PNG') {
    const recipe = findRecipe(await file.slice(0, 65_536).arrayBuffer())
    return { kind: 'picture', recipe, seldom: null }
  }
  if (picture) return { kind: 'picture', recipe: null, seldom: seldomReadWhy(picture) }
  if (file.size > 0 && findModel([{ path, ...ends }])) return { kind: 'model' }
  if (isZip(bytes) && !foreignFile(name) && !isPictureName(name)) return { kind: 'zip' }
  const text = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  if (/^[[{]/.test(text) && /\.json$/i.test(name)) return jsonKind(name, file)
  return otherKind(name, file, bytes)
}

/** One that holds nothing begins with its end. */
const isZip = ([p, k, mark]: Uint8Array) => p === 0x50 && k === 0x4b && (mark === 3 || mark === 5)

function findRecipe(png: ArrayBuffer): ReadRecipe | null {
  const link = textOf(new Uint8Array(png))
  return link === null ? null : readLink(link)
}

async function jsonKind(name: string, file: Blob): Promise<FileKind> {
  const foreign = foreignFile(name)
  if (foreign !== null) return { kind: 'foreign', why: foreign }
  if (file.size > smallJson)
    return {
      kind: 'foreign',
      why: `${name} is no model.json; drop the one that tensorflowjs_converter wrote.`,
    }
  const json = parsed(await file.text())
  const recipe = readJson(json)
  if (recipe) return { kind: 'recipe', recipe }
  if (isMetadata(json)) return { kind: 'metadata' }
  if (isLabels(json) || namesClasses.test(name)) return { kind: 'labels' }
  return {
    kind: 'foreign',
    why: `${name} is neither a model.json nor labels nor a recipe; drop the model.json that tensorflowjs_converter wrote.`,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Teachable Machine's metadata.json. */
const isMetadata = (json: unknown) =>
  typeof json === 'object' && json !== null && 'labels' in json && Array.isArray(json.labels)

/** As tools call their lists of classes; what is in them is read with the model. */
const namesClasses = /(label|class)[^/]*\.(json|pbtxt|ya?ml)$|\.names$|^(signature|metadata|data)\.ya?ml$/i

/** A list of names, or names (or pairs of id and name) by class number. */
function isLabels(json: unknown): boolean {
  if (Array.isArray(json)) return json.length > 0 && json.every((x) => typeof x === 'string')
  if (typeof json !== 'object' || json === null) return false
  const entries = Object.entries(json)
  const named = (x: unknown) => typeof x === 'string' || (Array.isArray(x) && typeof x.at(-1) === 'string')
  return entries.length > 0 && entries.every(([key, value]) => /^\d+$/.test(key) && named(value))
}

const nothingKnown =
  'neither a picture nor a model; drop a picture or a model (.onnx, .keras, .h5, model.json)'

/** Of these the name tells, of what is called like a picture its beginning as well. */
function otherKind(name: string, file: Blob, head: Uint8Array): FileKind {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  if (ending === 'txt' || ending === 'csv' || namesClasses.test(name)) return { kind: 'labels' }
  const of = partsOf(name)
  if (of) return { kind: 'weights', of }
  if (file.size > 0 && isPictureName(name)) return { kind: 'foreign', why: strangePicture(head, name) }
  const picture = file.type.startsWith('image/')
    ? 'no picture that browsers read; save it as PNG or JPEG'
    : null
  const empty = file.size === 0 ? 'empty; take another copy of it' : null
  const unknown = empty ?? picture ?? nothingKnown
  return { kind: 'foreign', why: (empty ? null : foreignFile(name)) ?? `${name} is ${unknown}.` }
}
