// What every component may use: the store to read from and the intents to speak through.
import { createContext, useContext } from 'react'
import { type StoreApi, useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Analyses } from '../state/analysis'
import type { Panels } from '../state/history/panels'
import type { Intents } from '../state/intents'
import type { Library } from '../state/library/library'
import type { LiveLater } from '../state/live/openLiveLater'
import type { Times } from '../state/methodTimes'
import type { Network } from '../state/network/network'
import type { Offline } from '../state/offline/offline'
import type { ScaleTrial } from '../state/scaleTrial'
import type { Sets } from '../state/sets/openSets'
import type { State, Store } from '../state/store'
import type { PictureJobs } from '../worker/pictures/pictureJobs'
import type { PhoneParts } from './phone/fetchNarrow'

export interface Page {
  readonly network: Network
  readonly store: Store
  readonly intents: Intents
  readonly library: Library
  readonly trial: ScaleTrial
  readonly live: LiveLater
  readonly analyses: Analyses
  /** What methods take here. */
  readonly times: StoreApi<Times>
  readonly pictures: PictureJobs
  readonly offline: Offline
  /** On a phone: what is shown in the place of the lists. */
  readonly panels: Panels
  /** What a phone has besides, where it has come by the time the page is drawn. */
  readonly phone: PhoneParts
  /** Sets of pictures; their code is fetched with the first set. */
  readonly sets: () => Promise<Sets>
}

export const PageContext = createContext<Page | null>(null)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('Components live inside a page.')
  return page
}

/** A part of the state; the component renders again when one of its values changes. */
export function useShown<T>(select: (state: State) => T): T {
  return useStore(usePage().store, useShallow(select))
}

export const useIntents = (): Intents => usePage().intents
