// The last sets of pictures that were dropped, so that a reload and Back show them again. A set that is not kept has a
// sentence that says why.
import { givenOf, type PictureSet } from '../sets/pictureSet'
import type { GivenPicture } from '../store'
import { isFull } from './reopening'
import { openShelf } from './shelf'

export interface KeptSets {
  /** Null once it is kept, else why it is not. */
  put(set: PictureSet, date: number): Promise<string | null>
  /** One picture, with the set that it is of. */
  picture(key: string): Promise<GivenPicture | null>
  clear(): Promise<void>
  /** Opens the storage ahead of the first set. */
  prepare(): Promise<void>
}

interface Record {
  readonly set: PictureSet
  readonly date: number
}

const MOST_SETS = 2
const MOST_PICTURES = 5000
/** Of one set. */
const MOST_BYTES = 300_000_000

export function openKeptSets(): KeptSets {
  const shelf = openShelf<Record>('limelight-sets', 'sets')

  /** The latest stay. */
  async function prune(most: number): Promise<void> {
    const all = await shelf.outlines()
    const old = all.toSorted(([, a], [, b]) => b.date - a.date).slice(most)
    await Promise.all(old.map(([key]) => shelf.del(key)))
  }

  /** Written before others are looked at: the page may be loaded anew at any moment. */
  async function add(set: PictureSet, date: number): Promise<void> {
    const record = { set, date }
    try {
      await shelf.putOnce(set.key, record)
    } catch {
      // The old ones may lie in its way.
      await prune(MOST_SETS - 1)
      await shelf.putOnce(set.key, record)
    }
    await prune(MOST_SETS)
  }

  return {
    async put(set, date) {
      const why = tooMuch(set)
      if (why) return why
      try {
        await add(set, date)
        return null
      } catch (error) {
        return refused(set, error)
      }
    },
    async picture(key) {
      const all = await shelf.outlines()
      const its = all.find(([, { set }]) => set.items.some((one) => one.key === key))
      const record = its && (await shelf.get(its[0]))
      const item = record?.set.items.find((one) => one.key === key)
      return record && item ? givenOf(item, record.set) : null
    },
    clear: () => shelf.clear(),
    prepare: async () => void (await shelf.outline('')),
  }
}

function tooMuch({ items }: PictureSet): string | null {
  const bytes = items.reduce((sum, { blob }) => sum + blob.size, 0)
  if (items.length > MOST_PICTURES)
    return `Of ${items.length} pictures this one came back: this browser keeps sets of at most ${MOST_PICTURES}; give their folder again.`
  if (bytes <= MOST_BYTES) return null
  return `Of ${items.length} pictures this one came back: together they are ${inMegabytes(bytes)}, and this browser keeps sets of at most ${inMegabytes(MOST_BYTES)}; give their folder again.`
}

const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`

function refused({ items }: PictureSet, error: unknown): string {
  const why = isFull(error) ? 'there was no room left to keep the others' : 'the others could not be kept'
  return `Of ${items.length} pictures this one came back: ${why}; give their folder again.`
}
