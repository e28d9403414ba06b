// The browser's own address and history.
import { addFailure } from '../alerts'
import type { Intents } from '../intents'
import type { KeptPictures } from '../library/keptPictures'
import { openMarks } from '../network/marks'
import type { Store } from '../store'
import { openReturns } from './goThere'
import { type Place, watchAddress } from './watchAddress'

const replace: Place['replace'] = (entry, fragment) => history.replaceState(entry, '', `#${fragment}`)

const place: Place = {
  // Back, in a page that holds this one as a frame, is that page's own.
  push: (entry, fragment) =>
    window.parent === window ? history.pushState(entry, '', `#${fragment}`) : replace(entry, fragment),
  replace,
}

export function followAddress(store: Store, intents: Intents, kept: KeptPictures): void {
  const watch = watchAddress(store, place, () => openMarks(() => localStorage).get('keep') !== 'no')
  const returns = openReturns(store, intents, kept)
  window.addEventListener('popstate', ({ state }) =>
    watch.arrive(() => returns.goThere(location.hash, state)),
  )
  window.addEventListener('pagehide', () => {
    try {
      watch.flush()
    } catch (error) {
      addFailure(store, error)
    }
  })
}
