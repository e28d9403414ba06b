// One of our own pictures stands in for what is missing; it goes when there is a map again.
import type { Store } from '../store'

export function watchOverlay(store: Store): void {
  store.subscribe(({ overlay, shown, picture }) => {
    if (overlay && shown && shown.pictureKey === picture?.key) store.setState({ overlay: null })
  })
}
