// What a person can ask of the page, one function each. The only way in which the ui changes the store.

import type { Look } from '../canvas/blend'
import { failure } from '../engine/errors'
import { addressIn, fetchBlob, kindOfAddress } from './address'
import { addFailure, clearFailures, dismiss, remark } from './alerts'
import type { Comparison } from './compare'
import type { FileEntry } from './fileKind'
import type { Flow } from './flow'
import { fileName, type Sorted, sortFiles } from './intake'
import { type ReadRecipe, readLink } from './readRecipe'
import { fileReference, type Recipe } from './recipe'
import type { Store, View } from './store'

export interface Intents {
  choose(change: Partial<Recipe>): void
  look(change: Partial<Look>): void
  view(change: Partial<View>): void
  compare(change: Partial<Comparison>): void
  giveFiles(files: readonly FileEntry[]): Promise<void>
  /** A text or address that was pasted, dragged or typed. */
  giveText(text: string): Promise<void>
  takeRecipe(read: ReadRecipe): void
  stop(): void
  retry(): void
  dismiss(id: number): void
  remark(text: string): void
}

/** What belongs to one model or one picture alone. */
export const ofModel = {
  hash: null,
  layers: [],
  classWish: null,
  scale: null,
  fit: null,
  output: null,
  labels: null,
} as const
const ofPicture = { classWish: null } as const

export function openIntents(store: Store, flow: Flow): Intents {
  let given = 0
  const choose = (change: Partial<Recipe>) => {
    flow.forgive()
    store.setState(({ recipe }) => ({ recipe: { ...recipe, ...change } }))
  }

  function takeRecipe({ recipe, problems }: ReadRecipe): void {
    clearFailures(store)
    flow.forgive()
    store.setState({ recipe })
    for (const text of problems) remark(store, text)
  }

  async function giveFiles(files: readonly FileEntry[]): Promise<void> {
    clearFailures(store)
    store.setState({ sorting: true })
    const sorted = await sortFiles(files)
    flow.forgive()
    for (const text of sorted.remarks) remark(store, text)
    for (const text of sorted.problems) addFailure(store, failure('BadImage', text))
    given += 1
    take(store, sorted, `given ${given}`)
  }

  async function giveText(text: string): Promise<void> {
    const url = addressIn(text)
    if (url === null)
      return remark(store, 'There is no picture and no address in what was pasted; copy one of them first.')
    if (isOwnLink(url)) return takeRecipe(readLink(new URL(url).hash))
    clearFailures(store)
    flow.forgive()
    if (kindOfAddress(url) === 'model')
      return choose({ ...(store.getState().model ? ofModel : {}), model: url })
    try {
      const file = await fetchBlob(url, AbortSignal.timeout(60_000))
      await giveAddress(url, { path: new URL(url).pathname.split('/').at(-1) || 'picture', file })
    } catch (error) {
      addFailure(store, error)
    }
  }

  /** A picture keeps its address, so that the link can carry it; anything else counts as a dropped file. */
  async function giveAddress(url: string, entry: FileEntry): Promise<void> {
    const sorted = await sortFiles([entry])
    if (sorted.picture && url.startsWith('http') && !sorted.recipe)
      choose({ ...(store.getState().picture ? ofPicture : {}), image: url })
    else await giveFiles([entry])
  }

  return {
    choose,
    giveFiles,
    giveText,
    takeRecipe,
    look: (change) =>
      store.setState(({ recipe }) => ({ recipe: { ...recipe, look: { ...recipe.look, ...change } } })),
    view: (change) => store.setState(({ view }) => ({ view: { ...view, ...change } })),
    compare: (change) => store.setState(({ compare }) => ({ compare: { ...compare, ...change } })),
    stop: () => flow.stop(),
    retry: () => flow.retry(),
    dismiss: (id) => dismiss(store, id),
    remark: (text) => remark(store, text),
  }
}

/** Puts what was sorted where it belongs, in one change of the store. */
function take(store: Store, { picture, model, labels, recipe }: Sorted, key: string): void {
  if (recipe) for (const text of recipe.problems) remark(store, text)
  store.setState((state) => {
    const base = recipe ? keepOpen(recipe.recipe, state.recipe) : state.recipe
    const next = {
      ...base,
      ...(model && state.model ? ofModel : {}),
      ...(picture && state.picture ? ofPicture : {}),
    }
    const given = { ...state.given }
    if (picture) given.picture = { key, name: fileName(picture), blob: picture.file }
    if (model) given.model = { key, name: modelName(model), source: { kind: 'files', files: model } }
    else if (labels && given.model?.source.kind === 'files') {
      const files = [...given.model.source.files.filter((f) => f.path !== labels.path), labels]
      given.model = { ...given.model, key, source: { kind: 'files', files } }
    }
    return {
      given,
      sorting: false,
      recipe: {
        ...next,
        ...(picture ? { image: fileReference(fileName(picture)) } : {}),
        ...(model ? { model: fileReference(modelName(model)) } : {}),
        ...(labels && !given.model ? { labels: URL.createObjectURL(labels.file) } : {}),
      },
    }
  })
}

/** A recipe that speaks of files keeps the model and the picture that are open. */
function keepOpen(recipe: Recipe, open: Recipe): Recipe {
  const own = (wanted: string | null, now: string | null) =>
    wanted === null || wanted.startsWith('file:') ? now : wanted
  return { ...recipe, model: own(recipe.model, open.model), image: own(recipe.image, open.image) }
}

function modelName(files: readonly FileEntry[]): string {
  const json = files.find((f) => /model\.json$/i.test(f.path)) ?? files.find((f) => /\.json$/i.test(f.path))
  const folder = json?.path.split('/').slice(0, -1).at(-1)
  return folder ?? fileName(json)
}

const isOwnLink = (url: string) => {
  const here = (globalThis as { readonly location?: Location }).location
  return here !== undefined && url.includes('#') && url.startsWith(here.origin + here.pathname)
}
