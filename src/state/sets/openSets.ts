// Works a set of pictures off, one after the other, while nothing else is asked of the engine. Which one is next is
// said in the store; the flow begins it, and stops it as soon as the stage wants something.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isNamed, sentenceOf } from '../../errors'
import type { Arrangement } from '../../sets/arrange'
import { expectedOf } from '../../sets/expected'
import type { Engine } from '../../worker/client'
import type { PictureJobs } from '../../worker/pictures/pictureJobs'
import type { ExportedFile } from '../exports'
import type { BesideSlot } from '../flow/beside'
import type { Store } from '../store'
import type { Explained } from './outcome'
import { currentSet, type SetItem } from './pictureSet'
import { nextOf } from './queue'
import { type Pack, setZip } from './setZip'
import {
  emptySheet,
  goneOn,
  type Sheet,
  wishOf,
  withFigures,
  withMeasuring,
  withOutcome,
  withSet,
  withWish,
} from './sheet'
import { openTiles, type Tiles } from './tiles'
import { type Call, explainItem, measureItem, unopened, type WorkTools } from './workItem'

export interface Sets {
  readonly state: StoreApi<Sheet>
  readonly tiles: Tiles
  open(on: boolean): void
  stop(): void
  goOn(): void
  /** The metrics of every map, once all are made. */
  measure(): void
  /** Somebody looks at these, from the top. */
  see(keys: readonly string[]): void
  /** These few stand beside the stage; their maps are made unasked where that costs little. */
  glance(keys: readonly string[], made: boolean): void
  arrange(change: Partial<Arrangement>): void
  /** All that has come so far: maps, pictures with them, and the table. `report` is told how many are painted. */
  zip(report: (done: number) => void, signal: AbortSignal): Promise<ExportedFile>
}

export interface SetTools {
  readonly engine: Pick<Engine, 'aside' | 'measureAside'>
  readonly pictures: Pick<PictureJobs, 'small' | 'tile'>
  readonly beside: BesideSlot
  readonly pack: Pack
}

export function openSets(store: Store, { engine, pictures, beside, pack }: SetTools): Sets {
  const state = createStore<Sheet>(() => emptySheet)
  const broken = (item: SetItem, error: unknown) =>
    state.setState((s) => withOutcome(s, item.key, unopened(item, error)))
  const tiles = openTiles(store, state, { pictures, broken })
  let ending = false

  const work: WorkTools = { store, engine, pictures, keep: tiles.keep }
  const idOf = ({ key }: SetItem) => `set ${key} ${state.getState().wish}`
  const itemOf = (id: string) => state.getState().set?.items.find((one) => idOf(one) === id)
  function next(): string | null {
    const item = nextOf(state.getState())
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
    const item = itemOf(id)
    if (!item) return next()
    const report = ({ done, total }: { readonly done: number; readonly total: number }) => {
      if (!signal.aborted) state.setState({ running: { key: item.key, done, total } })
    }
    report({ done: 0, total: 0 })
    try {
      const change = await workOn(item, { signal, report })
      signal.throwIfAborted()
      if (change) end(change)
    } catch (error) {
      if (signal.aborted || !isNamed(error, 'BadRecipe')) {
        end((s) => ({ ...s, running: null }))
        throw error
      }
      // What is wrong with the recipe is wrong for every picture.
      end((s) => ({ ...s, running: null, halted: true, trouble: sentenceOf(error) }))
    }
    return next()
  }

  /** Its map first, then what the map is worth. */
  async function workOn(item: SetItem, call: Call): Promise<((sheet: Sheet) => Sheet) | null> {
    const known = state.getState().outcomes.get(item.key)
    if (known?.kind === 'done') {
      const figures = await measureItem(work, { item, outcome: known }, call)
      return figures && ((s) => withFigures(s, item.key, figures))
    }
    const outcome = await explainItem(work, item, call)
    return outcome && ((s) => withOutcome(s, item.key, outcome))
  }

  beside.fill({
    run,
    failed(id, error) {
      const item = itemOf(id)
      if (!item) return
      const text = sentenceOf(error)
      state.setState((s) =>
        s.outcomes.get(item.key)?.kind === 'done'
          ? withFigures(s, item.key, { kind: 'failed', text })
          : withOutcome(s, item.key, { kind: 'failed', text, broken: false }),
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
    measure: () => state.setState(withMeasuring),
    glance: (keys, made) => state.setState({ few: { keys, made } }),
    see: (keys) => state.setState({ inSight: keys }),
    // All in the colours of now: a zip of many takes long, and its recipe names one look.
    zip(report, signal) {
      const how = store.getState()
      const paint = (item: SetItem, outcome: Explained) => tiles.paint(item, outcome, how)
      return setZip(state.getState(), { recipe: how.recipe, paint, pack, report, signal })
    },
    arrange: (change) =>
      state.setState(({ arrangement }) => ({ arrangement: { ...arrangement, ...change } })),
  }
}

const noLabels: readonly string[] = []
