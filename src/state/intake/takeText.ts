// A text that was pasted, dragged or typed: a link of this page, the address of a model, or that of any other file.

import { type ReadRecipe, readLink } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'
import { addFailure, clearFailures, remark } from '../alerts'
import type { Flow } from '../flow/flow'
import type { Store } from '../store'
import { addressIn, fetchBlob, kindOfAddress } from './address'
import type { FileEntry } from './fileKind'
import { sortFiles } from './intake'
import { ofModel, ofPicture } from './takeFiles'

interface Receiver {
  readonly store: Store
  readonly flow: Flow
  choose(change: Partial<Recipe>): void
  takeFiles(files: readonly FileEntry[]): Promise<void>
  takeRecipe(read: ReadRecipe): void
}

export async function takeText(text: string, to: Receiver): Promise<void> {
  const { store, flow } = to
  const url = addressIn(text)
  if (url === null)
    return remark(store, 'There is no picture and no address in what was pasted; copy one of them first.')
  if (isOwnLink(url)) return to.takeRecipe(readLink(new URL(url).hash))
  clearFailures(store)
  flow.clearFailed()
  if (kindOfAddress(url) === 'model')
    return to.choose({ ...(store.getState().model ? ofModel : {}), model: url })
  try {
    const file = await fetchBlob(url, AbortSignal.timeout(60_000))
    await giveAddress(url, { path: new URL(url).pathname.split('/').at(-1) || 'picture', file }, to)
  } catch (error) {
    addFailure(store, error)
  }
}

/** A picture keeps its address, so that the link can carry it; anything else counts as a dropped file. */
async function giveAddress(url: string, entry: FileEntry, to: Receiver): Promise<void> {
  const sorted = await sortFiles([entry])
  if (sorted.picture && url.startsWith('http') && !sorted.recipe)
    to.choose({ ...(to.store.getState().picture ? ofPicture : {}), image: url })
  else await to.takeFiles([entry])
}

function isOwnLink(url: string): boolean {
  const here = (globalThis as { readonly location?: Location }).location
  return here !== undefined && url.includes('#') && url.startsWith(here.origin + here.pathname)
}
