// Files as they are put away where the browser stores no blobs, as in private windows of Safari: one behind another, cut in
// pieces of plain bytes that are each stored by themselves, so that no more than one of them is in memory at a time.
import { del, entries, get, keys, set, type UseStore } from 'idb-keyval'
import { emptied, refilled, type WithoutFiles } from './holes'

/** A record whose files lie in pieces. */
export interface Away<T> {
  readonly outline: WithoutFiles<T>
  readonly away: Pieces
}

interface Pieces {
  /** What the keys of the pieces begin with. */
  readonly id: string
  readonly count: number
  readonly files: readonly Piece[]
}

interface Piece {
  readonly size: number
  readonly type: string
  /** Of a file; a blob has no name. */
  readonly name?: string
  readonly lastModified?: number
}

export interface Place {
  /** Of the database of the records. */
  readonly name: string
  readonly records: UseStore
  readonly pieces: UseStore
}

/** Bytes. */
const PIECE = 4_000_000
/** Milliseconds; pieces that are of no record by then were left by a page that was closed while it wrote. */
const STALE = 3_600_000

const keyOf = (id: string, n: number) => `${id} ${n}`

/**
 * In the place of what lay there. The record comes last: where it is, all its pieces are.
 * @throws what the browser throws, or what reading a file that has gone throws; nothing of it is left then
 */
export async function putPieces<T extends object>(place: Place, key: string, value: T): Promise<void> {
  const blobs: Blob[] = []
  const outline = emptied(value, blobs) as WithoutFiles<T>
  const whole = new Blob(blobs)
  const count = Math.ceil(whole.size / PIECE)
  const away = { id: `${place.name} ${Date.now()} ${Math.random()}`, count, files: blobs.map(about) }
  try {
    for (let n = 0; n < count; n++) {
      const piece = whole.slice(n * PIECE, (n + 1) * PIECE)
      await set(keyOf(away.id, n), await piece.arrayBuffer(), place.pieces)
    }
    await set(key, { outline, away } satisfies Away<T>, place.records)
  } catch (error) {
    await dropPieces(place, away).catch(() => undefined)
    throw error
  }
  await sweep(place)
}

/** Undefined where a piece is gone. */
export async function filled<T>(
  place: Place,
  { outline, away: { id, count, files } }: Away<T>,
): Promise<T | undefined> {
  const pieces: Blob[] = []
  for (let n = 0; n < count; n++) {
    const bytes = await get<ArrayBuffer>(keyOf(id, n), place.pieces)
    if (!bytes) return undefined
    pieces.push(new Blob([bytes]))
  }
  const whole = new Blob(pieces)
  let end = 0
  const blobs = files.map(({ size, type, name, lastModified }) => {
    end += size
    const blob = whole.slice(end - size, end, type)
    return name === undefined ? blob : new File([blob], name, { type, lastModified: lastModified ?? 0 })
  })
  return refilled(outline, blobs) as T
}

export async function dropPieces(place: Place, { id, count }: Pieces): Promise<void> {
  for (let n = 0; n < count; n++) await del(keyOf(id, n), place.pieces)
}

/** What was left half written. */
async function sweep({ name, records, pieces }: Place): Promise<void> {
  const all = await entries<string, Partial<Away<unknown>>>(records)
  const used = new Set(all.map(([, { away }]) => away?.id))
  for (const key of await keys<string>(pieces)) {
    const id = key.slice(0, key.lastIndexOf(' '))
    const written = Number(id.split(' ').at(-2))
    if (id.startsWith(`${name} `) && !used.has(id) && Date.now() - written > STALE) await del(key, pieces)
  }
}

function about(blob: Blob): Piece {
  const { size, type } = blob
  return blob instanceof File
    ? { size, type, name: blob.name, lastModified: blob.lastModified }
    : { size, type }
}
