// All that somebody may do on the page, on top of what the shell has begun: what watches the work, the intents, and React.

import { serviceScript } from './runtime/startWorker'
import { addFailure } from './state/alerts'
import { openAnalyses } from './state/analysis'
import type { openBesideSlot } from './state/flow/beside'
import type { Flow } from './state/flow/flowTypes'
import { followAddress } from './state/history/browserPlace'
import type { Dropped } from './state/intake/dropped'
import { sortingSoon } from './state/intake/sorting'
import { textsSoon } from './state/intake/texts'
import { openIntents } from './state/intents'
import type { KeptPictures } from './state/library/keptPictures'
import { openKeptStore } from './state/library/keptStore'
import { openLibrary } from './state/library/library'
import { atIdle, serverModels } from './state/library/serverModels'
import { openLiveLater } from './state/live/openLiveLater'
import { openSteady } from './state/live/steady'
import { watchTimes } from './state/methodTimes'
import { openMarks } from './state/network/marks'
import type { Network } from './state/network/network'
import { openOffline } from './state/offline/offline'
import { ownScript, pageNow, watchOutdated } from './state/offline/outdated'
import { watchShared } from './state/offline/shared'
import { openScaleTrial } from './state/scaleTrial'
import { openSetsLater } from './state/sets/openSetsLater'
import type { Store } from './state/store'
import { watchMemory } from './state/watchMemory'
import { watchTrust } from './state/watchTrust'
import { watchTruth } from './state/watchTruth'
import { mountPage } from './ui/mount'
import type { PhoneParts } from './ui/phone/fetchNarrow'
import { takeDropped } from './ui/picture/takeDropped'
import { cameraWords } from './ui/words/pictureWords'
import type { Engine } from './worker/client'
import type { PictureJobs } from './worker/pictures/pictureJobs'
import type { Scenes } from './worker/scenes/scenes'
import type { WorkerName } from './worker/scripts'
import { openPack, openUnpack } from './worker/unpack/unpack'

/** What the shell has begun. */
export interface Begun {
  /** The fragment of the address that it has read. */
  readonly hash: string
  /** What was given to the page before it could take anything. */
  readonly dropped: Promise<Dropped> | null
  readonly phone: PhoneParts
  readonly store: Store
  readonly network: Network
  readonly keptPictures: KeptPictures
  /** Starts a worker from what a locked page holds; undefined where the usual script will do. */
  readonly start: (name: WorkerName) => (() => Worker) | undefined
  readonly engine: Engine
  readonly scenes: Scenes
  readonly pictures: PictureJobs
  readonly beside: ReturnType<typeof openBesideSlot>
  readonly flow: Flow
}

export function openPage(element: Element, begun: Begun): void {
  const { store, network, keptPictures, start, engine, pictures, beside, flow } = begun
  const sets = openSetsLater(store, { engine, pictures, beside, pack: openPack(start('unpack')) })
  const times = watchTimes(store)
  watchTruth(store, begun.scenes)
  watchTrust(store, engine)
  watchMemory(store, engine)
  const intents = openIntents(store, flow, { unpack: openUnpack(start('unpack')), reach: network.reach })
  const library = openLibrary(store, {
    intents,
    kept: openKeptStore(),
    pictures: keptPictures,
    browser: openMarks(() => localStorage),
    // A locked page has nobody to ask.
    serverModels: async () => (network.locked ? [] : atIdle(serverModels)),
  })
  const trial = openScaleTrial(store, engine)
  const live = openLiveLater(store, { name: cameraWords.name, instead: cameraWords.instead })
  const analyses = openAnalyses(store, engine)
  const panels = followAddress(store, intents, { kept: keptPictures, read: begun.hash })
  const versions = openOffline(store, {
    // A locked page asks nobody, its own host included. The development server has no service worker.
    container: network.locked || import.meta.env.DEV ? null : (navigator.serviceWorker ?? null),
    script: serviceScript,
    reload: network.again,
  })
  // A locked page has fetched all of itself.
  const lacks = watchOutdated(store, { present: pageNow, script: network.locked ? null : ownScript() })
  watchShared(
    (files) => void intents.takeFiles(files),
    (error) => addFailure(store, error),
  )
  // Whoever watches from now on sees what has come by now.
  store.setState((state) => ({ ...state }), true)
  const work = {
    intents,
    library,
    trial,
    live,
    analyses,
    times,
    pictures,
    offline: { ...versions, lacks },
    sets,
    panels,
    phone: begun.phone,
  }
  void atIdle(() => Promise.all([sortingSoon(), textsSoon()]))
  mountPage(element, { network, store: openSteady(store), ...work })
  if (network.text !== null) void intents.takeText(network.text)
  if (begun.dropped) void takeDropped(intents, begun.dropped)
}
