// The browser's storage of the last views, newest first. Every call may fail, as in a private window.
import { get, set, update } from 'idb-keyval'
import type { Entry } from '../history/watchAddress'
import { reopening } from './reopening'

/** A picture with a model, as it was left. */
export interface KeptView {
  /** Of the picture and the model: each pair is kept once. */
  readonly id: string
  /** The link that shows it. */
  readonly fragment: string
  /** What the link cannot carry. */
  readonly entry: Entry
  /** Empty where the method asks for no class. */
  readonly label: string
  readonly method: string
  readonly picture: string
  readonly model: string
}

export interface KeptViews {
  list(): Promise<readonly KeptView[]>
  put(view: KeptView): Promise<void>
  remove(id: string): Promise<void>
  clear(): Promise<void>
}

const MOST = 8
const KEY = 'last'

export function openKeptViews(): KeptViews {
  const records = reopening('limelight-views', 'views')
  const change = (to: (views: readonly KeptView[]) => readonly KeptView[]) =>
    update<readonly KeptView[]>(KEY, (views) => to(views ?? []), records)
  return {
    list: async () => (await get<readonly KeptView[]>(KEY, records)) ?? [],
    put: (view) => change((views) => [view, ...views.filter(({ id }) => id !== view.id)].slice(0, MOST)),
    remove: (id) => change((views) => views.filter((view) => view.id !== id)),
    clear: () => set(KEY, [], records),
  }
}
