// --images: a list of pictures, one a line, as CSV or as JSON lines, each with its class or without.
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { failure } from '../errors'
import { decodeText } from '../models/facts/labels/decodeText'
import { parseCsv } from '../results/csv'
import { sceneSeed } from '../scenes/sceneId'
import { readBytes } from './files'
import type { PictureFile } from './pictures'
import { quoted, shortPath } from './words'

export interface PictureList {
  readonly pictures: readonly PictureFile[]
  /** Path of a picture -> its class, where the list names one. */
  readonly classes: ReadonlyMap<string, string>
}

interface Entry {
  readonly image: string
  readonly classAsked: string
}

/** In the list's order, each picture once. @throws NotReadable, BadRecipe */
export async function listedPictures(list: string): Promise<PictureList> {
  const text = decodeText(await readBytes(list))
  const name = shortPath(list)
  if (text === null)
    throw failure('NotReadable', `${name} is no text; give a list of paths, CSV or JSON lines.`)
  const entries = entriesIn(text, list).filter(({ image }) => image !== '')
  if (entries.length === 0) throw failure('NotReadable', `${name} names no picture; write one path a line.`)
  const pictures = new Map<string, PictureFile>()
  const classes = new Map<string, string>()
  for (const { image, classAsked } of entries) {
    const path = placed(image, list)
    const before = pictures.has(path) ? (classes.get(path) ?? '') : classAsked
    if (before !== classAsked)
      throw failure(
        'BadRecipe',
        `${name} names ${quoted(image)} for two classes; give each a list of its own.`,
      )
    pictures.set(path, { path, name: image.replaceAll('\\', '/') })
    if (classAsked !== '') classes.set(path, classAsked)
  }
  return { pictures: [...pictures.values()], classes }
}

/** As the shell sees it, else beside the list. */
function placed(image: string, list: string): string {
  if (isAbsolute(image) || sceneSeed(image) !== null || existsSync(image)) return image
  const beside = join(dirname(list), image)
  return existsSync(beside) ? beside : image
}

function entriesIn(text: string, list: string): readonly Entry[] {
  if (/\.(jsonl|ndjson)$/i.test(list)) return jsonEntries(text, list)
  if (/\.csv$/i.test(list)) return csvEntries(text)
  return text.split(/\r\n|\n|\r/).map((line) => ({ image: line.trim(), classAsked: '' }))
}

function jsonEntries(text: string, list: string): readonly Entry[] {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const entry = readEntry(parsed(line))
    if (entry) return [entry]
    throw failure('BadRecipe', `Line ${i + 1} of ${shortPath(list)} is no {"image": ..., "class": ...}.`)
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function readEntry(json: unknown): Entry | null {
  if (typeof json === 'string') return { image: json, classAsked: '' }
  if (typeof json !== 'object' || json === null) return null
  const { image, picture, path, class: classAsked = '' } = json as Readonly<Record<string, unknown>>
  const found = [image, picture, path].find((value) => typeof value === 'string')
  if (typeof found !== 'string' || !['string', 'number'].includes(typeof classAsked)) return null
  return { image: found, classAsked: String(classAsked) }
}

/** The columns picture and class by their heads, else the first two. */
function csvEntries(text: string): readonly Entry[] {
  const rows = parseCsv(`${text}\n`)
  const head = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase())
  const picture = head.findIndex((cell) =>
    /^(picture|image|path|file|filename|image_path|file_name)$/.test(cell),
  )
  const classAsked = head.findIndex((cell) => /^(class|label|class_name|target)$/.test(cell))
  const body = picture < 0 ? rows : rows.slice(1)
  const columns = picture < 0 ? [0, 1] : [picture, classAsked]
  return body.map((row) => ({
    image: row[columns[0] ?? 0]?.trim() ?? '',
    classAsked: row[columns[1] ?? -1]?.trim() ?? '',
  }))
}
