// What a phone shows in the place of its lists: the whole stage, the pictures, the model. Back closes it, and a reload
// keeps it: the step of the browser's history knows it beside its own entry.
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Panel = 'stage' | 'pictures' | 'model'

/** What a step knows of it. */
interface Mark {
  readonly panel?: Panel | undefined
  /** The step that a panel has made and the one below it show the same work: both bear this. */
  readonly pair?: string | undefined
}

type Steps = Pick<History, 'state' | 'pushState' | 'replaceState' | 'back'>

export interface Panels {
  readonly state: StoreApi<{ readonly panel: Panel | null }>
  /** @param panel null closes what is open */
  show(panel: Panel | null): void
  /** Beside the entry of a step that is written anew, or of the next one: that has nothing below it to close to. */
  mark(step: 'same' | 'next'): Mark
  /** The browser has gone to another step. True where it shows the same work, with or without a panel. */
  arrive(step: unknown): boolean
}

/** @param framed Back, in a page that holds this one as a frame, is that page's own */
export function openPanels(browser: Steps, framed: boolean): Panels {
  let now = markOf(browser.state)
  const state = createStore(() => ({ panel: now.panel ?? null }))
  const go = (mark: Mark) => {
    now = mark
    state.setState({ panel: mark.panel ?? null })
  }
  const replace = (mark: Mark) => browser.replaceState({ ...browser.state, panel: undefined, ...mark }, '')
  return {
    state,
    show(panel) {
      if (panel === (now.panel ?? null)) return
      if (panel === null && now.pair !== undefined) return browser.back()
      if (now.panel || framed || panel === null) {
        go({ ...now, panel: panel ?? undefined })
        return replace(now)
      }
      const pair = `${Date.now()}`
      replace({ pair })
      go({ panel, pair })
      browser.pushState({ ...browser.state, ...now }, '')
    },
    mark(step) {
      if (step === 'next') now = { panel: now.panel }
      return now
    },
    arrive(step) {
      const [before, there] = [now, markOf(step)]
      go(there)
      return there.pair !== undefined && there.pair === before.pair
    },
  }
}

function markOf(step: unknown): Mark {
  const { panel, pair } = (typeof step === 'object' && step !== null ? step : {}) as Record<string, unknown>
  return {
    panel: panel === 'stage' || panel === 'pictures' || panel === 'model' ? panel : undefined,
    pair: typeof pair === 'string' ? pair : undefined,
  }
}
