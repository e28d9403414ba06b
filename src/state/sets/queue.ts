// Which picture of a set is worked on next: those that somebody is looking at first, then all others in order.
import type { SetItem } from './pictureSet'

export interface Waiting {
  readonly items: readonly SetItem[]
  /** Keys, as they are seen from the top. */
  readonly inSight: readonly string[]
  /** The one that is being worked on: it is finished first. */
  readonly running: string | null
  done(key: string): boolean
}

export function nextItem({ items, inSight, running, done }: Waiting): SetItem | null {
  const byKey = (key: string | undefined) => items.find((item) => item.key === key) ?? null
  if (running !== null && !done(running)) return byKey(running)
  return byKey(inSight.find((key) => !done(key))) ?? items.find(({ key }) => !done(key)) ?? null
}
