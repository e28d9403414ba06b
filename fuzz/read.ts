// What is read and opened by nobody else: pictures, numbers, lists, links, recipes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeNpy } from '../src/canvas/npy'
import { textOf } from '../src/canvas/pngText'
import { openNpz } from '../src/cli/npzFile'
import { decodePicture } from '../src/cli/picture'
import { labelsIn } from '../src/models/facts/labels/parseLabels'
import { type ReadRecipe, readJson, readLink } from '../src/recipe/readRecipe'
import { writeLink } from '../src/recipe/writeRecipe'
import { badSentence } from './sentences'
import type { Part, SampleKind } from './types'

/** Null where all is well; throws what the reader throws. */
export async function read(kind: SampleKind, { bytes, path }: Part): Promise<string | null> {
  const text = () => new TextDecoder().decode(bytes)
  if (kind === 'picture') return finitePixels(await decodePicture(bytes, path))
  if (kind === 'npy') return decodeNpy(bytes, path).data.length > 0 ? null : 'an empty array'
  if (kind === 'npz') return pack(bytes)
  if (kind === 'labels') return names(bytes, path)
  if (kind === 'link') return recipe(readLink(`#${text()}`))
  if (kind === 'carried') return recipe(readLink(textOf(bytes) ?? ''))
  return recipe(readJson(parsed(text())))
}

export function finitePixels({
  width,
  height,
  data,
}: {
  width: number
  height: number
  data: ArrayLike<number>
}) {
  return data.length === 4 * width * height ? null : `${data.length} values for ${width} x ${height}`
}

/** A pack that was cut short keeps what is whole. */
async function pack(bytes: Uint8Array): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'limelight-fuzz-'))
  const path = join(folder, 'maps.npz')
  try {
    await writeFile(path, bytes)
    const npz = await openNpz(path)
    try {
      for (const name of ['a.npy', 'b.npy']) {
        const found = await npz.read(name)
        if (found) decodeNpy(found, name)
      }
    } finally {
      await npz.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  return null
}

function names(bytes: Uint8Array, path: string): string | null {
  const list = labelsIn(bytes, path)
  const long = list?.names.find((name) => name.length > 200)
  return long ? `a name of ${long.length} letters` : badSentence(list?.doubts ?? [])
}

/** A recipe never fails: it says what it could not read, and what it could comes back from the link that it writes. */
function recipe(given: ReadRecipe | null): string | null {
  if (!given) return null
  const bad = badSentence([...given.problems, ...(given.remarks ?? [])])
  if (bad) return bad
  const link = writeLink(given.recipe)
  const again = writeLink(readLink(`#${link}`).recipe)
  return again === link ? null : `${link.slice(0, 300)} comes back as ${again.slice(0, 300)}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
