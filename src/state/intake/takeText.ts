// A text that was pasted, dragged or typed: a link of this page, the address of a model, or that of any other file.

import { failure } from '../../errors'
import { type ReadRecipe, readLink } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'
import { addFailure, clearFailures, remark } from '../alerts'
import { isSame } from '../flow/editions'
import type { State } from '../store'
import { addressIn, fetchBlob, kindOfAddress, mayBeFolder } from './address'
import { ofModel, ofPicture } from './ofFiles'
import { sorting } from './sorting'
import { type Receiver, takeSorted } from './takeFiles'
import type { Turn } from './turns'
import { typedIn } from './typed'

/** Whether an address may be asked now; where not, the page reloads and takes the text again. @throws NotReadable */
export type Reach = (text: string, address: string) => Promise<boolean>

interface TextReceiver extends Receiver {
  readonly reach: Reach
  choose(change: Partial<Recipe>): void
  takeRecipe(read: ReadRecipe): void
}

/** What was typed into the address field: an address, or anything else that a link takes. */
export async function takeTyped(text: string, to: TextReceiver): Promise<void> {
  const { store } = to
  const typed = addressIn(text) === null ? typedIn(text, store.getState().recipe, pageAddress()) : null
  if (typed?.kind === 'view') return to.takeRecipe(readLink(typed.fragment))
  if (typed?.kind === 'address') return takeText(typed.url, to)
  if (!typed) return takeText(text, to)
  clearFailures(store)
  for (const problem of typed.problems) remark(store, problem)
  to.choose(typed.change)
}

const pageAddress = () =>
  (globalThis as { readonly document?: { readonly baseURI: string } }).document?.baseURI ??
  'https://page.example/'

export async function takeText(text: string, to: TextReceiver): Promise<void> {
  const { store, flow, turns } = to
  const url = addressIn(text)
  if (url !== null && isOwnLink(url)) return to.takeRecipe(readLink(new URL(url).hash))
  clearFailures(store)
  if (url === null) return addFailure(store, nothingIn())
  const may = await to.reach(text, url).catch((error: unknown) => addFailure(store, error))
  if (!may) return
  flow.clearFailed()
  if (kindOfAddress(url) === 'model')
    return to.choose({ ...(store.getState().model ? ofModel : {}), model: url })
  const turn = turns.begin({ what: `Fetching ${nameIn(url)}`, loaded: 0, total: null })
  try {
    await takeAddress(url, to, turn).catch(async (error: unknown) => {
      if (turn.signal.aborted || !(await isModelFolder(url, turn.signal))) throw error
      to.choose({ ...(store.getState().model ? ofModel : {}), model: `${url}/` })
    })
  } catch (error) {
    if (!turn.signal.aborted) addFailure(store, error)
  } finally {
    turn.end()
  }
}

/** An address that is no file may be that of a folder, written without its last slash: a model's parts lie in it. */
async function isModelFolder(url: string, signal: AbortSignal): Promise<boolean> {
  if (!mayBeFolder(url)) return false
  const modelJson = await fetchBlob(`${url}/model.json`, signal).catch(() => null)
  return modelJson !== null && (await sorting()).isModelJson(modelJson)
}

const nothingIn = () =>
  failure('NotReadable', 'There is no picture and no address in what was given; copy one of them first.')

/** Fetched once. A picture keeps its address, so that the link can carry it; anything else counts as a dropped file. */
async function takeAddress(url: string, to: TextReceiver, turn: Turn): Promise<void> {
  const name = nameIn(url)
  const blob = await fetchBlob(url, turn.signal, (loaded, total) =>
    turn.show({ what: `Fetching ${name}`, loaded, total }),
  )
  const { sortFiles } = await sorting()
  const sorted = await sortFiles([{ path: name, file: blob }], { unpack: to.unpack, signal: turn.signal })
  // Of a zip the pictures in it count, which have no address.
  if (sorted.picture?.file !== blob || !url.startsWith('http')) return takeSorted(to, sorted, turn)
  const key = await keyOf(url, blob, to.store.getState())
  if (!turn.takes('picture')) return
  to.store.setState(({ recipe, given, picture }) => ({
    recipe: { ...recipe, ...(picture ? ofPicture : {}), image: url },
    given: { ...given, picture: { key, name, blob, url } },
  }))
}

/** The address itself, but where it gives another picture than the open one, which came of it as well. */
async function keyOf(url: string, blob: Blob, { picture }: Pick<State, 'picture'>): Promise<string> {
  if (picture?.reference !== url) return url
  return (await isSame(picture.blob, blob)) ? picture.key : `${url} ${Date.now()} ${performance.now()}`
}

function nameIn(url: string): string {
  const last = URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : ''
  return url.startsWith('http') && last ? last : 'picture'
}

function isOwnLink(url: string): boolean {
  const here = (globalThis as { readonly location?: Location }).location
  return here !== undefined && url.includes('#') && url.startsWith(here.origin + here.pathname)
}
