// The browser's own address and history.
import { addFailure } from '../alerts'
import type { Intents } from '../intents'
import type { KeptPictures } from '../library/keptPictures'
import { openMarks } from '../network/marks'
import type { Store } from '../store'
import { entryIn, openReturns } from './goThere'
import { type Place, type Where, watchAddress } from './watchAddress'

const replace: Place['replace'] = (entry, fragment) => history.replaceState(entry, '', `#${fragment}`)

const place = {
  // Back, in a page that holds this one as a frame, is that page's own.
  push: (entry, fragment) =>
    window.parent === window ? history.pushState(entry, '', `#${fragment}`) : replace(entry, fragment),
  replace,
} satisfies Omit<Place, 'start'>

const at = (state: unknown): Where => ({ fragment: location.hash.slice(1), entry: entryIn(state) })

export function followAddress(store: Store, intents: Intents, kept: KeptPictures): void {
  const watch = watchAddress(
    store,
    { ...place, start: at(history.state) },
    () => openMarks(() => localStorage).get('keep') !== 'no',
  )
  const returns = openReturns(store, intents, kept)
  window.addEventListener('popstate', ({ state }) =>
    watch.arrive(at(state), ({ fragment, entry }) => returns.goThere(fragment, entry)),
  )
  window.addEventListener('pagehide', () => {
    try {
      watch.flush()
    } catch (error) {
      addFailure(store, error)
    }
  })
}
