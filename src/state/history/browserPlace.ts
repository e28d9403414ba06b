// The browser's own address and history.
import { addFailure } from '../alerts'
import type { Intents } from '../intents'
import type { KeptPictures } from '../library/keptPictures'
import { openMarks } from '../network/marks'
import type { Store } from '../store'
import { entryIn, openReturns } from './goThere'
import { openPanels, type Panels } from './panels'
import { type Place, type Where, watchAddress } from './watchAddress'

// Back, in a page that holds this one as a frame, is that page's own.
const isFramed = () => window.parent !== window

function placeWith(panels: Panels): Omit<Place, 'start'> {
  const replace: Place['replace'] = (entry, fragment) =>
    history.replaceState({ ...entry, ...panels.mark('same') }, '', `#${fragment}`)
  return {
    push: (entry, fragment) =>
      isFramed()
        ? replace(entry, fragment)
        : history.pushState({ ...entry, ...panels.mark('next') }, '', `#${fragment}`),
    replace,
  }
}

const at = (state: unknown): Where => ({ fragment: location.hash.slice(1), entry: entryIn(state) })

export interface Followed {
  readonly kept: KeptPictures
  /** The address behind its # that the page was opened with. */
  readonly read: string
}

export function followAddress(store: Store, intents: Intents, { kept, read }: Followed): Panels {
  const panels = openPanels(history, isFramed())
  const start = { ...at(history.state), fragment: read }
  const keeping = () => openMarks(() => localStorage).get('keep') !== 'no'
  const watch = watchAddress(store, { ...placeWith(panels), start }, keeping)
  const returns = openReturns(store, intents, kept)
  const arrive = (state: unknown) =>
    watch.arrive(at(state), ({ fragment, entry }) => returns.goThere(fragment, entry))
  window.addEventListener('popstate', ({ state }) => (panels.arrive(state) ? watch.stay() : arrive(state)))
  // Another one was typed while the page was on its way.
  if (location.hash.slice(1) !== read) arrive(history.state)
  window.addEventListener('pagehide', () => {
    try {
      watch.flush()
    } catch (error) {
      addFailure(store, error)
    }
  })
  return panels
}
