// Measures each map on show while the page is at rest: what hiding its brightest tenth does to the class. Whatever the
// visitor asks for next goes first: it ends the measuring, which begins again at the next rest.

import type { TopTenth } from '../engine/metrics/topTenth'
import { sentenceOf } from '../errors'
import { measuredOf } from '../recipe/measuredOf'
import type { Engine } from '../worker/client'
import { openDeaths } from './deaths'
import { conceptsOnStage, onStage } from './onStage'
import type { Shown, State, Store } from './store'

/** What is known of the map on show, or why nothing is; `key` is the map's. */
export type Trust = { readonly key: string } & (TopTenth | { readonly trouble: string })

const KEPT = 48

/** @param rest milliseconds of rest before it begins @returns ends the watch */
export function watchTrust(store: Store, engine: Pick<Engine, 'topTenth'>, rest = 250): () => void {
  const known = new Map<string, TopTenth>()
  const deaths = openDeaths()
  let asked: Shown | null = null
  let running: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    const state = store.getState()
    const shown = measurable(state)
    if (shown === asked) return
    running?.abort()
    clearTimeout(timer)
    asked = shown
    const found = shown && known.get(shown.key)
    const trust = shown && found ? { ...found, key: shown.key } : null
    if (state.trust !== trust && (state.trust || trust)) store.setState({ trust })
    if (shown && !found && deaths.may(shown.key)) timer = setTimeout(() => void measure(shown), rest)
  }

  async function measure(shown: Shown): Promise<void> {
    const abort = new AbortController()
    running = abort
    const { width, height, data } = shown.result.heatmap
    const request = { map: { width, height, data }, ...measuredOf(shown.request.target) }
    try {
      const found = await engine.topTenth(request, { signal: abort.signal })
      known.set(shown.key, found)
      for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
      if (asked === shown) store.setState({ trust: { ...found, key: shown.key } })
    } catch (error) {
      if (!deaths.tells(shown.key, error) || asked !== shown) return
      const trouble = sentenceOf(error)
      store.setState({ trust: { key: shown.key, trouble } })
    }
  }

  const unsubscribe = store.subscribe(look)
  look()
  return () => {
    unsubscribe()
    clearTimeout(timer)
    running?.abort()
  }
}

/** The map on show, where the page is at rest and the engine still holds what it was made of. */
function measurable(state: State): Shown | null {
  const { shown, job, compare, classification, picture, model, fetching } = state
  const present = onStage(state)
  if (state.probing || state.live) return null
  if (!shown || job.kind !== 'idle' || fetching !== null || compare.open || !present?.result) return null
  const current =
    shown.classification === classification &&
    shown.pictureKey === picture?.key &&
    shown.modelKey === model?.key
  if (!current || shown.result.heatmap.state !== 'ok' || conceptsOnStage(present)) return null
  return shown
}
