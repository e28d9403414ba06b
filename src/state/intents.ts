// What a person can ask of the page, one function each. The only way in which the ui changes the store.
import type { Look } from '../canvas/blend'
import type { ReadRecipe } from '../recipe/readRecipe'
import type { Recipe } from '../recipe/recipe'
import { clearFailures, dismiss, remark } from './alerts'
import type { Comparison } from './compare/compare'
import type { Flow } from './flow/flow'
import { wantedModel, wantedPicture } from './flow/sources'
import type { FileEntry } from './intake/fileKind'
import { takeFiles } from './intake/takeFiles'
import { takeText } from './intake/takeText'
import type { Store, View } from './store'

export interface Intents {
  choose(change: Partial<Recipe>): void
  look(change: Partial<Look>): void
  view(change: Partial<View>): void
  compare(change: Partial<Comparison>): void
  takeFiles(files: readonly FileEntry[]): Promise<void>
  /** A text or address that was pasted, dragged or typed. */
  takeText(text: string): Promise<void>
  takeRecipe(read: ReadRecipe): void
  stop(): void
  retry(): void
  dismiss(id: number): void
  /** The map was painted in so many milliseconds. */
  drawn(drawMs: number): void
  remark(text: string): void
}

export function openIntents(store: Store, flow: Flow): Intents {
  const choose = (change: Partial<Recipe>) => {
    flow.clearFailed()
    store.setState(({ recipe }) => ({ recipe: { ...recipe, ...change } }))
  }
  const take = (read: ReadRecipe) => {
    clearFailures(store)
    flow.clearFailed()
    takeRecipe(store, read)
  }
  const give = (files: readonly FileEntry[]) => takeFiles(store, flow, files)
  return {
    choose,
    takeFiles: give,
    takeText: (text) => takeText(text, { store, flow, choose, takeFiles: give, takeRecipe: take }),
    takeRecipe: take,
    look: (change) =>
      store.setState(({ recipe }) => ({ recipe: { ...recipe, look: { ...recipe.look, ...change } } })),
    view: (change) => store.setState(({ view }) => ({ view: { ...view, ...change } })),
    compare: (change) => store.setState(({ compare }) => ({ compare: { ...compare, ...change } })),
    stop: () => flow.stop(),
    retry: () => flow.retry(),
    drawn: (drawMs) => store.setState({ drawMs }),
    dismiss: (id) => dismiss(store, id),
    remark: (text) => remark(store, text),
  }
}

/** What the recipe does not ask for is not kept open. */
function takeRecipe(store: Store, { recipe, problems }: ReadRecipe): void {
  const { given } = store.getState()
  const request = { recipe, given }
  store.setState({
    recipe,
    ...(wantedPicture(request) ? {} : { picture: null, shown: null }),
    ...(wantedModel(request) ? {} : { model: null, classification: null, shown: null }),
  })
  for (const text of problems) remark(store, text)
}
