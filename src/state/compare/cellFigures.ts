// Numbers of the maps that stand side by side, worked out while the page is at rest: what hiding each one's brightest
// tenth does, and how maps agree with each other. Whatever is asked for next ends it, and it goes on at the next rest.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TopTenth } from '../../engine/metrics/topTenth'
import { measuredOf } from '../../recipe/measuredOf'
import type { Engine } from '../../worker/client'
import { addFailure } from '../alerts'
import { openDeaths } from '../deaths'
import type { Shown, State, Store } from '../store'
import { cellsOf, outcomeOf } from './compare'

export interface CellFigures {
  /** By the key of the map. */
  readonly tenths: Readonly<Record<string, TopTenth>>
  /** Rank correlations, row by row in the order of `keys`. */
  readonly agreement: {
    readonly keys: readonly string[]
    readonly rows: readonly (readonly number[])[]
  } | null
}

const KEPT = 96

type Measuring = Pick<Engine, 'topTenth' | 'agreements'>

/** @param rest milliseconds of rest before it begins */
export function openCellFigures(store: Store, engine: Measuring, rest = 250): StoreApi<CellFigures> {
  const figures = createStore<CellFigures>(() => ({ tenths: {}, agreement: null }))
  const deaths = openDeaths()
  let asked = ''
  let running: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  store.subscribe((state) => {
    const shown = measurable(state)
    const name = shown.map(({ key }) => key).join('\n')
    if (name === asked) return
    asked = name
    running?.abort()
    clearTimeout(timer)
    if (shown.length > 0 && deaths.may(name)) timer = setTimeout(() => void measure(shown, name), rest)
  })

  async function measure(shown: readonly Shown[], name: string): Promise<void> {
    const abort = new AbortController()
    running = abort
    try {
      await fill({ figures, engine, shown, signal: abort.signal }, store.getState())
    } catch (error) {
      if (deaths.tells(name, error)) addFailure(store, error, 'analysis')
    }
  }
  return figures
}

interface Filling {
  readonly figures: StoreApi<CellFigures>
  readonly engine: Measuring
  readonly shown: readonly Shown[]
  readonly signal: AbortSignal
}

async function fill({ figures, engine, shown, signal }: Filling, { trust }: State): Promise<void> {
  const keys = shown.map(({ key }) => key)
  if (figures.getState().agreement?.keys.join('\n') !== keys.join('\n')) {
    const rows = await engine.agreements(shown.map(plain), { signal })
    figures.setState({ agreement: { keys, rows } })
  }
  for (const each of shown) {
    const { key, request } = each
    if (figures.getState().tenths[key]) continue
    const asked = { map: plain(each), ...measuredOf(request.target) }
    const found = trust?.key === key && 'score' in trust ? trust : await engine.topTenth(asked, { signal })
    const kept = Object.entries(figures.getState().tenths).slice(-KEPT)
    figures.setState({ tenths: { ...Object.fromEntries(kept), [key]: found } })
  }
}

const plain = ({ result: { heatmap } }: Shown) => {
  const { width, height, data } = heatmap
  return { width, height, data }
}

/** The maps of the grid that have structure, once all that can be there is there. */
function measurable(state: State): readonly Shown[] {
  const { compare, job, fetching, probing } = state
  if (!compare.open || job.kind !== 'idle' || fetching !== null || probing) return []
  return cellsOf(state).flatMap(({ key }) => {
    const outcome = outcomeOf(state, key)
    return outcome?.kind === 'done' && outcome.shown.result.heatmap.state === 'ok' ? [outcome.shown] : []
  })
}
