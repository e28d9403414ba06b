// Labels that were dropped beside an address have an address in this tab alone; it ends when nothing speaks of it.
import type { Store } from '../store'

export function watchLabels(store: Store): void {
  const held = new Set<string>()
  store.subscribe(({ recipe, shown, job }) => {
    const used = [recipe.labels, shown?.recipe.labels]
    if (recipe.labels?.startsWith('blob:')) held.add(recipe.labels)
    if (job.kind !== 'idle') return
    for (const url of held) {
      if (used.includes(url)) continue
      URL.revokeObjectURL(url.replace(/#.*/, ''))
      held.delete(url)
    }
  })
}
