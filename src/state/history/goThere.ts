// A step of the browser's history -> the view it showed, with the files it was made of: those of this tab from memory,
// a picture from before a reload from what this browser keeps.
import { readLink } from '../../recipe/readRecipe'
import { droppedName, type Recipe } from '../../recipe/recipe'
import { remark } from '../alerts'
import type { Intents } from '../intents'
import type { KeptPictures } from '../library/keptPictures'
import type { GivenModel, GivenPicture, Store } from '../store'
import type { Entry } from './watchAddress'

const MOST = 40

export interface Returns {
  goThere(fragment: string, state: unknown): void
}

export function openReturns(
  store: Store,
  intents: Pick<Intents, 'takeRecipe'>,
  kept: Pick<KeptPictures, 'get'>,
): Returns {
  const pictures = new Map<string, GivenPicture>()
  const models = new Map<string, GivenModel>()
  const remember = () => {
    const { picture, model } = store.getState().given
    if (picture) put(pictures, picture)
    if (model) put(models, model)
  }
  store.subscribe(remember)
  remember()
  return {
    goThere(fragment, state) {
      const entry = entryIn(state)
      const picture = pictures.get(entry?.picture ?? '') ?? null
      const model = models.get(entry?.model ?? '') ?? null
      const read = readLink(fragment)
      intents.takeRecipe({ ...read, recipe: withLabels(read.recipe, entry) }, entry && { picture, model })
      void restoreDropped(store, entry, kept)
    },
  }
}

function put<T extends { readonly key: string }>(known: Map<string, T>, given: T): void {
  known.delete(given.key)
  known.set(given.key, given)
  for (const old of [...known.keys()].slice(0, -MOST)) known.delete(old)
}

/** The address says nothing of labels that were dropped; its step in the history does. */
const withLabels = (recipe: Recipe, entry: Entry | null): Recipe =>
  entry?.labels && recipe.labels === null ? { ...recipe, labels: entry.labels } : recipe

/**
 * What was dropped before the page was loaded anew: the labels of a model with an address, the picture with its set, where
 * this browser keeps them.
 */
export async function restoreDropped(
  store: Store,
  state: unknown,
  kept: Pick<KeptPictures, 'get'>,
): Promise<void> {
  const key = entryIn(state)?.picture
  store.setState(({ recipe }) => ({ recipe: withLabels(recipe, entryIn(state)) }))
  const { recipe } = store.getState()
  if (!key || droppedName(recipe.image) === null || store.getState().given.picture) return
  // A browser that keeps nothing asks for the file, as of anybody else.
  const found = await kept.get(key).catch(() => null)
  const now = store.getState()
  if (!found || now.recipe.image !== recipe.image || now.given.picture) return
  store.setState(({ given }) => ({ given: { ...given, picture: found.picture } }))
  if (found.alone) remark(store, found.alone)
}

export function entryIn(state: unknown): Entry | null {
  return typeof state === 'object' && state !== null && 'picture' in state && 'model' in state
    ? (state as Entry)
    : null
}
