// Boot of the shell: link -> store -> flow, which starts the first map, and the page's frame with the picture. All that
// somebody may do on the page comes beside that, and takes over from the frame when it is here.

import './start'
import { readLink } from './recipe/readRecipe'
import { startWorker } from './runtime/startWorker'
import { holdWorker } from './runtime/workers/workerHandle'
import { sceneSeed } from './scenes/sceneId'
import { offerRenewal, remarkLink } from './state/alerts'
import { initialComparison } from './state/compare/compare'
import { withShared } from './state/compare/shared'
import { openBesideSlot } from './state/flow/beside'
import type { EngineClient } from './state/flow/engineClient'
import { startFlow } from './state/flow/flow'
import { restoreDropped } from './state/history/goThere'
import { openKeptPictures } from './state/library/keptPictures'
import { openMarks } from './state/network/marks'
import { openNetwork } from './state/network/network'
import { openStore } from './state/store'
import { fetchNarrow } from './ui/phone/fetchNarrow'
import { hearDrops } from './ui/shell/earlyDrop'
import { drawShell } from './ui/shell/shell'
import { languageOf, speak } from './ui/words/language'
import { words } from './ui/words/strings'
import { openEngine } from './worker/client'
import { openPictureThread } from './worker/pictures/pictureThread'
import { openScenes } from './worker/scenes/scenes'
import { type WorkerName, wholeScripts } from './worker/scripts'
import { spawnEngine } from './worker/spawnEngine'

const coming = import('./wholePage')
// Whoever waits for it says so; nobody does before the language is here.
coming.catch(() => undefined)
const phone = fetchNarrow()
// Before anything has a word: what is said once stays as it was said.
await speak(
  languageOf(
    openMarks(() => localStorage),
    navigator.languages,
  ),
)
const hash = location.hash.slice(1)
const { recipe, problems, remarks = [], compare = null } = readLink(hash)
const store = openStore({ recipe, compare: withShared(initialComparison, compare) })
// Before the first worker: each inherits what binds the page when it starts.
const network = await openNetwork(store, wholeScripts, async () => {
  const [{ fetchAll }] = await Promise.all([import('./ui/fetchAll'), coming])
  await fetchAll()
})
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

const SOON_MS = 150
const element = document.getElementById('page')
if (element) {
  const drops = hearDrops()
  const shell = drawShell(element, store, SOON_MS)
  const whole = await coming.catch(() => null)
  const parts = whole && (await phone)
  shell.end(whole !== null)
  const dropped = whole && drops.end()
  whole?.openPage(element, {
    dropped,
    phone: parts,
    hash,
    store,
    network,
    keptPictures,
    start,
    engine,
    scenes,
    pictures,
    beside,
    flow,
  })
}
