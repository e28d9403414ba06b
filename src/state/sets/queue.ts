// Which picture of a set is worked on next: those that somebody is looking at first, then all others in order.
import type { SetItem } from './pictureSet'
import type { Sheet } from './sheet'

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

/** Null where nothing is wanted: the few beside the stage unasked; once somebody asks, first the maps of all, then their figures where somebody has asked for them. */
export function nextOf({ set, begun, halted, wish, outcomes, ...sheet }: Sheet): SetItem | null {
  if (!set || halted || wish === null) return null
  const { inSight, measuring, figures, few } = sheet
  const unasked = few.made ? set.items.filter(({ key }) => few.keys.includes(key)) : []
  const items = begun ? set.items : unasked
  const running = sheet.running?.key ?? null
  const queue = (done: (key: string) => boolean) => nextItem({ items, inSight, running, done })
  const map = queue((key) => outcomes.has(key))
  if (map || !measuring) return map
  return queue((key) => figures.has(key) || outcomes.get(key)?.kind !== 'done')
}
