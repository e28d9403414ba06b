// Boot: engine client -> store -> flow -> page. The link is read once here and at every change of the fragment.

import './start'
import { readLink } from './recipe/readRecipe'
import { serviceScript, startWorker } from './runtime/startWorker'
import { holdWorker } from './runtime/workers/workerHandle'
import { sceneSeed } from './scenes/sceneId'
import { addFailure, offerRenewal, remarkLink } from './state/alerts'
import { openAnalyses } from './state/analysis'
import { initialComparison } from './state/compare/compare'
import { withShared } from './state/compare/shared'
import { openBesideSlot } from './state/flow/beside'
import type { EngineClient } from './state/flow/engineClient'
import { startFlow } from './state/flow/flow'
import { followAddress } from './state/history/browserPlace'
import { restoreDropped } from './state/history/goThere'
import { openIntents } from './state/intents'
import { openKeptPictures } from './state/library/keptPictures'
import { openKeptStore } from './state/library/keptStore'
import { openLibrary } from './state/library/library'
import { atIdle, serverModels } from './state/library/serverModels'
import { openLive } from './state/live/live'
import { openSteady } from './state/live/steady'
import { watchTimes } from './state/methodTimes'
import { openMarks } from './state/network/marks'
import { openNetwork } from './state/network/network'
import { openOffline } from './state/offline/offline'
import { watchShared } from './state/offline/shared'
import { openScaleTrial } from './state/scaleTrial'
import { openSetsLater } from './state/sets/openSetsLater'
import { openStore } from './state/store'
import { watchMemory } from './state/watchMemory'
import { watchTrust } from './state/watchTrust'
import { watchTruth } from './state/watchTruth'
import { fetchAll } from './ui/fetchAll'
import { mountPage } from './ui/mount'
import { languageOf, speak } from './ui/words/language'
import { cameraWords } from './ui/words/pictureWords'
import { words } from './ui/words/strings'
import { openEngine } from './worker/client'
import { openPictureThread } from './worker/pictures/pictureThread'
import { openScenes } from './worker/scenes/scenes'
import { type WorkerName, wholeScripts } from './worker/scripts'
import { spawnEngine } from './worker/spawnEngine'
import { openPack, openUnpack } from './worker/unpack/unpack'

// Before anything has a word: what is said once stays as it was said.
await speak(
  languageOf(
    openMarks(() => localStorage),
    navigator.languages,
  ),
)
const { recipe, problems, remarks = [], compare = null } = readLink(location.hash)
const store = openStore({ recipe, compare: withShared(initialComparison, compare) })
// Before the first worker: each inherits what binds the page when it starts.
const network = await openNetwork(store, wholeScripts, fetchAll)
remarkLink(store, [...problems, ...remarks])
const keptPictures = openKeptPictures()
await restoreDropped(store, history.state, keptPictures)
/** A locked page starts its workers from what it holds. */
const start = (name: WorkerName) => {
  const script = network.script(name)
  return script === null ? undefined : () => startWorker(script, name)
}
const handle = (name: WorkerName) => {
  const spawn = start(name)
  return spawn && (() => holdWorker(spawn()))
}
const engine = openEngine(handle('engine') ?? spawnEngine, {
  slow: (left) => offerRenewal(store, left === null ? null : words.slowStep(left)),
  lost: () => flow.engineLost(),
})
const scenes = openScenes(handle('scenes'))
const fetchPicture = async (url: string, signal: AbortSignal) => {
  const seed = sceneSeed(url)
  return seed === null ? network.fetch(url, signal) : scenes.draw(seed)
}
const pictures = openPictureThread(handle('pictures'))
const opener: EngineClient = {
  ...engine,
  start: (forced, changed, next) => engine.start(forced, changed, network.locked ? null : next),
  openModel: async (source, ...more) => engine.openModel(await network.sourceOf(source), ...more),
}
const beside = openBesideSlot()
const flow = startFlow(store, { engine: opener, decode: pictures.decode, fetch: fetchPicture, beside })
const sets = openSetsLater(store, { engine, pictures, beside, pack: openPack(start('unpack')) })
const times = watchTimes(store)
watchTruth(store, scenes)
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
const live = openLive(store, { name: cameraWords.name, instead: cameraWords.instead })
const analyses = openAnalyses(store, engine)
followAddress(store, intents, keptPictures)
const offline = openOffline(store, {
  // A locked page asks nobody, its own host included. The development server has no service worker.
  container: network.locked || import.meta.env.DEV ? null : (navigator.serviceWorker ?? null),
  script: serviceScript,
  reload: network.again,
})
watchShared(
  (files) => void intents.takeFiles(files),
  (error) => addFailure(store, error),
)

const element = document.getElementById('page')
const work = { intents, library, trial, live, analyses, times, pictures, offline, sets }
if (element) mountPage(element, { network, store: openSteady(store), ...work })
if (network.text !== null) void intents.takeText(network.text)
