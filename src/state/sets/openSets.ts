// Works a set of pictures off, one after the other, while nothing else is asked of the engine. Which one is next is
// said in the store; the flow begins it, and stops it as soon as the stage wants something.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isNamed } from '../../errors'
import { preprocessOf } from '../../recipe/explainRequest'
import type { Engine } from '../../worker/client'
import type { PictureJobs } from '../../worker/pictures/pictureJobs'
import type { ExportedFile } from '../exports'
import type { BesideSlot } from '../flow/beside'
import type { Store } from '../store'
import type { Arrangement } from './arrange'
import { expectedOf } from './expected'
import { explained, type Outcome } from './outcome'
import { currentSet, type SetItem } from './pictureSet'
import { nextItem } from './queue'
import { type Pack, setZip } from './setZip'
import { emptySheet, goneOn, type Sheet, wishOf, withOutcome, withSet, withWish } from './sheet'
import { openTiles, type Tiles } from './tiles'

export interface Sets {
  readonly state: StoreApi<Sheet>
  readonly tiles: Tiles
  open(on: boolean): void
  stop(): void
  goOn(): void
  /** Somebody looks at these, from the top. */
  see(keys: readonly string[]): void
  arrange(change: Partial<Arrangement>): void
  /** All that has come so far: maps, pictures with them, and the table. `report` is told how many are painted. */
  zip(report: (done: number) => void, signal: AbortSignal): Promise<ExportedFile>
}

export interface SetTools {
  readonly engine: Pick<Engine, 'aside'>
  readonly pictures: Pick<PictureJobs, 'small' | 'tile'>
  readonly beside: BesideSlot
  readonly pack: Pack
}

export function openSets(store: Store, { engine, pictures, beside, pack }: SetTools): Sets {
  const state = createStore<Sheet>(() => emptySheet)
  const broken = (item: SetItem, error: unknown) =>
    state.setState((s) => withOutcome(s, item.key, brokenOutcome(item, error)))
  const tiles = openTiles(store, state, { pictures, broken })
  let ending = false

  const idOf = ({ key }: SetItem) => `set ${key} ${state.getState().wish}`
  function next(): string | null {
    const { set, begun, halted, wish, outcomes, inSight, running } = state.getState()
    if (!set || !begun || halted || wish === null) return null
    const done = (key: string) => outcomes.has(key)
    const item = nextItem({ items: set.items, inSight, running: running?.key ?? null, done })
    return item && idOf(item)
  }

  function sync(): void {
    const main = store.getState()
    const set = currentSet(main)
    if (set !== state.getState().set) state.setState((s) => withSet(s, set))
    const wish = wishOf(main)
    if (wish !== state.getState().wish) state.setState((s) => withWish(s, wish))
    expect()
    const id = next()
    if (!ending && id !== store.getState().beside) store.setState({ beside: id })
  }

  let known: readonly unknown[] = []
  function expect(): void {
    const { set } = state.getState()
    const labels = store.getState().model?.card.labels ?? noLabels
    if (known[0] === set && known[1] === labels) return
    known = [set, labels]
    state.setState({ expected: expectedOf(set?.items ?? [], labels) })
  }

  /** The flow asks for the next one itself, once this one has ended. */
  function end(change: (sheet: Sheet) => Sheet): void {
    ending = true
    state.setState(change)
    ending = false
  }

  async function run(id: string, signal: AbortSignal): Promise<string | null> {
    const item = state.getState().set?.items.find((one) => idOf(one) === id)
    if (!item) return next()
    state.setState({ running: { key: item.key, done: 0, total: 0 } })
    try {
      const outcome = await outcomeOf(item, signal)
      signal.throwIfAborted()
      if (outcome) end((s) => withOutcome(s, item.key, outcome))
    } catch (error) {
      end((s) => ({ ...s, running: null }))
      throw error
    }
    return next()
  }

  async function outcomeOf(item: SetItem, signal: AbortSignal): Promise<Outcome | null> {
    const small = await pictures
      .small(item.blob, item.name, true)
      .catch((e: unknown) => brokenOutcome(item, e))
    if ('kind' in small) return small
    const { model, recipe } = store.getState()
    if (!small.full) return null
    tiles.keep(item.key, small.thumb)
    const { full } = small
    try {
      signal.throwIfAborted()
      if (!model) return null
      const asked = { preprocess: preprocessOf(recipe, model.card), recipe }
      const report = ({ done, total }: { readonly done: number; readonly total: number }) => {
        if (!signal.aborted) state.setState({ running: { key: item.key, done, total } })
      }
      return explained(await engine.aside(full, asked, { signal, report }))
    } catch (error) {
      if (signal.aborted || isNamed(error, 'AbortError', 'WorkerLost')) throw error
      // What is wrong with the recipe is wrong for every picture.
      if (isNamed(error, 'BadRecipe')) {
        end((s) => ({ ...s, running: null, halted: true, trouble: sentence(error) }))
        return null
      }
      return { kind: 'failed', text: sentence(error), broken: false }
    } finally {
      full.close()
    }
  }

  beside.fill({
    run,
    failed(id, error) {
      const item = state.getState().set?.items.find((one) => idOf(one) === id)
      if (item)
        state.setState((s) =>
          withOutcome(s, item.key, { kind: 'failed', text: sentence(error), broken: false }),
        )
    },
  })
  store.subscribe(sync)
  state.subscribe(sync)
  sync()
  return {
    state,
    tiles,
    open: (on) => state.setState((s) => (on && !s.begun ? { ...goneOn(s), open: true } : { ...s, open: on })),
    stop: () => state.setState({ halted: true, running: null }),
    goOn: () => state.setState(goneOn),
    see: (keys) => state.setState({ inSight: keys }),
    zip: (report, signal) =>
      setZip(state.getState(), { recipe: store.getState().recipe, paint: tiles.paint, pack, report, signal }),
    arrange: (change) =>
      state.setState(({ arrangement }) => ({ arrangement: { ...arrangement, ...change } })),
  }
}

const noLabels: readonly string[] = []

function brokenOutcome({ name }: SetItem, error: unknown): Outcome {
  const ours = isNamed(error, 'BadImage', 'NotReadable', 'WorkerLost')
  return { kind: 'failed', text: ours ? sentence(error) : unreadable(name), broken: true }
}

/** The file was moved or changed since it was given. */
const unreadable = (name: string) => `${name} could not be read any more; give its folder again.`

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error))
