// Several pictures that were given at once: a set, of which one is on the stage. Files are kept as they were given and
// read when they are wanted.
import { droppedName, fileReference } from '../../recipe/recipe'
import { fileName } from '../intake/entries'
import type { FileEntry } from '../intake/fileKind'
import type { GivenPicture, State } from '../store'

export interface SetItem {
  /** Tells it from every other picture. */
  readonly key: string
  readonly name: string
  /** As the user's folders name it. */
  readonly path: string
  readonly blob: Blob
}

export interface PictureSet {
  readonly key: string
  readonly items: readonly SetItem[]
}

/** Null for a single picture, which is no set. */
export function setOf(key: string, pictures: readonly FileEntry[]): PictureSet | null {
  if (pictures.length < 2) return null
  const paths = uniquePaths(pictures)
  const items = pictures.map((entry, i) => ({
    key: `${key} ${i}`,
    name: fileName(entry),
    path: paths[i] ?? entry.path,
    blob: entry.file,
  }))
  return { key, items }
}

/** Pasted pictures are all called image.png; the second one is image (2).png. */
function uniquePaths(pictures: readonly FileEntry[]): readonly string[] {
  const counts = new Map<string, number>()
  return pictures.map(({ path }) => {
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    return count === 1 ? path : path.replace(/(\.\w+)?$/, ` (${count})$1`)
  })
}

/** The set that the wanted picture is of. */
export function currentSet({ recipe, given }: Pick<State, 'recipe' | 'given'>): PictureSet | null {
  return droppedName(recipe.image) === null ? null : (given.picture?.set ?? null)
}

export const givenOf = ({ key, name, blob }: SetItem, set: PictureSet): GivenPicture => ({
  ...{ key, name, blob, set },
})

/** A picture of the set comes onto the stage, and all that was chosen stays: class, method, layer, look. A box is one picture's own. */
export function withItem({ recipe, given }: State, item: SetItem, set: PictureSet): Partial<State> {
  return {
    recipe: { ...recipe, image: fileReference(item.name), anchor: null },
    given: { ...given, picture: givenOf(item, set) },
  }
}

/** The picture behind this one; null at the end. */
export function itemAfter({ items }: PictureSet, key: string): SetItem | null {
  const at = items.findIndex((item) => item.key === key)
  return at < 0 ? null : (items[at + 1] ?? null)
}

export const isOfSet = ({ items }: PictureSet, key: string | undefined) =>
  items.some((item) => item.key === key)
