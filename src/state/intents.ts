// What a person can ask of the page, one function each. The only way in which the ui changes the store.
import type { Look } from '../canvas/blend'
import type { ReadRecipe } from '../recipe/readRecipe'
import type { Recipe } from '../recipe/recipe'
import {
  addFailure,
  clearFailures,
  clearPassed,
  dismiss,
  remark,
  remarkAct,
  remarkLink,
  watchLinkRemarks,
} from './alerts'
import type { Comparison } from './compare/compare'
import { withShared } from './compare/shared'
import type { Flow } from './flow/flowTypes'
import type { Candidate } from './intake/candidates'
import type { FileEntry } from './intake/fileKind'
import { openHalves } from './intake/halves'
import type { SortTools } from './intake/sortFiles'
import { takeFiles, withModel } from './intake/takeFiles'
import type { Reach } from './intake/takeText'
import { texts } from './intake/texts'
import { openTurns } from './intake/turns'
import { watchLabels } from './intake/watchLabels'
import { watchOverlay } from './intake/watchOverlay'
import { withRecipe } from './intake/withRecipe'
import { currentSet, type SetItem, withItem } from './sets/pictureSet'
import type { State, Store } from './store'
import { undone, watchReplaced } from './undo'
import type { View } from './view'

export interface Intents {
  choose(change: Partial<Recipe>): void
  look(change: Partial<Look>): void
  view(change: Partial<View>): void
  compare(change: Partial<Comparison>): void
  takeFiles(files: readonly FileEntry[]): Promise<void>
  /** A text or address that was pasted or dragged. */
  takeText(text: string): Promise<void>
  /** The same from the address field, which takes all that a link takes. */
  takeTyped(text: string): Promise<void>
  /** With the files that it was made of, where they are at hand. */
  takeRecipe(read: ReadRecipe, known?: State['given'] | null): void
  /** The picture or model that was replaced last comes back. */
  undo(): void
  /** One of several models that were given at once; null for none of them. */
  takeOffered(candidate: Candidate | null): void
  /** One picture of the present set comes onto the stage. */
  takeItem(item: SetItem): void
  stop(): void
  retry(): void
  /** A silent engine is given up for another one; what is open stays open. */
  renew(): void
  /** The map that was stopped is finished. */
  goOn(): void
  dismiss(id: number): void
  /** The map was painted in so many milliseconds. */
  drawn(drawMs: number): void
  /** What came of an act; of what was given, it is said until it is dismissed. */
  remark(text: string, about?: 'act' | 'given'): void
}

export interface IntentTools {
  readonly unpack: SortTools['unpack']
  readonly reach?: Reach
}

const anywhere: Reach = async () => true

export function openIntents(store: Store, flow: Flow, { unpack, reach = anywhere }: IntentTools): Intents {
  const turns = openTurns(store)
  const receiver = { store, flow, turns, halves: openHalves(), unpack }
  watchLabels(store)
  watchOverlay(store)
  watchReplaced(store)
  watchLinkRemarks(store)
  const choose = (change: Partial<Recipe>) => {
    const { model, job } = store.getState()
    const other = ['image', 'model', 'output'].some((key) => key in change)
    // A layer or a class of the model that is on its way out.
    if (model && job.kind === 'model' && !other && ('layers' in change || 'classGiven' in change)) return
    flow.clearFailed()
    clearPassed(store)
    if ('image' in change) turns.outdate('picture')
    if ('model' in change) turns.outdate('model')
    store.setState(({ recipe, offered }) => ({
      // The number of a box means nothing in another picture, or for another model.
      recipe: { ...recipe, ...(other && { anchor: null }), ...change },
      offered: 'model' in change ? [] : offered,
    }))
  }
  const fresh = () => {
    clearFailures(store)
    flow.clearFailed()
    for (const part of ['picture', 'model', 'recipe'] as const) turns.outdate(part)
  }
  const takeRecipe: Intents['takeRecipe'] = ({ recipe, problems, remarks = [], about, compare }, known) => {
    fresh()
    store.setState((state) => ({
      ...withRecipe(state, recipe, known),
      compare: withShared(state.compare, compare ?? null),
      offered: [],
      overlay: null,
    }))
    remarkLink(store, [...problems, ...remarks], about)
  }
  const take = (how: 'takeText' | 'takeTyped') => async (text: string) => {
    try {
      await (await texts())[how](text, { ...receiver, reach, choose, takeRecipe })
    } catch (error) {
      addFailure(store, error)
    }
  }
  return {
    choose,
    takeRecipe,
    undo() {
      const back = undone(store.getState())
      if (!back) return
      fresh()
      store.setState(back)
    },
    takeFiles: (files) => takeFiles(receiver, files),
    takeText: take('takeText'),
    takeTyped: take('takeTyped'),
    takeOffered(candidate) {
      clearPassed(store)
      turns.outdate('model')
      store.setState((state) => ({ offered: [], ...(candidate ? withModel(state, candidate) : {}) }))
    },
    takeItem(item) {
      const set = currentSet(store.getState())
      if (!set || item.key === store.getState().given.picture?.key) return
      clearPassed(store)
      flow.clearFailed()
      turns.outdate('picture')
      store.setState((state) => withItem(state, item, set))
    },
    look: (change) =>
      store.setState(({ recipe }) => ({ recipe: { ...recipe, look: { ...recipe.look, ...change } } })),
    view: (change) => store.setState(({ view }) => ({ view: { ...view, ...change } })),
    compare: (change) => store.setState(({ compare }) => ({ compare: { ...compare, ...change } })),
    stop() {
      // What the running line speaks of first.
      if (!turns.stop()) flow.stop()
    },
    retry: () => flow.retry(),
    renew: () => flow.renew(),
    goOn: () => flow.retry(),
    drawn: (drawMs) => store.setState({ drawMs }),
    dismiss: (id) => dismiss(store, id),
    remark: (text, about = 'act') => (about === 'act' ? remarkAct : remark)(store, text),
  }
}
