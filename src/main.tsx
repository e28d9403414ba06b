// Boot: engine client -> store -> flow -> page. The link is read once here and at every change of the fragment.

import { readLink } from './recipe/readRecipe'
import { sceneSeed } from './scenes/sceneId'
import { remark } from './state/alerts'
import { startFlow } from './state/flow/flow'
import { fetchBlob } from './state/intake/address'
import { openIntents } from './state/intents'
import { openKeptStore } from './state/library/keptStore'
import { openLibrary } from './state/library/library'
import { atIdle, serverModels } from './state/library/serverModels'
import { openMeasuring } from './state/measuring'
import { openScaleTrial } from './state/scaleTrial'
import { openStore } from './state/store'
import { watchMemory } from './state/watchMemory'
import { watchTrust } from './state/watchTrust'
import { watchTruth } from './state/watchTruth'
import { mountPage } from './ui/mount'
import { openEngine } from './worker/client'
import { openPictureThread } from './worker/pictures/pictureThread'
import { openScenes } from './worker/scenes/scenes'
import { unpack } from './worker/unpack/unpack'

const { recipe, problems, remarks = [] } = readLink(location.hash)
const store = openStore({ recipe })
for (const text of [...problems, ...remarks]) remark(store, text)
const engine = openEngine()
const scenes = openScenes()
const fetchPicture = async (url: string, signal: AbortSignal) => {
  const seed = sceneSeed(url)
  return seed === null ? fetchBlob(url, signal) : scenes.draw(seed)
}
const pictures = openPictureThread()
const flow = startFlow(store, { engine, decode: pictures.decode, fetch: fetchPicture })
watchTruth(store, scenes)
watchTrust(store, engine)
watchMemory(store, engine)
const intents = openIntents(store, flow, { unpack })
const library = openLibrary(store, {
  intents,
  kept: openKeptStore(),
  serverModels: () => atIdle(serverModels),
})
const trial = openScaleTrial(store, engine)
const measuring = openMeasuring(store, engine)
window.addEventListener('hashchange', () => intents.takeRecipe(readLink(location.hash)))

const element = document.getElementById('page')
if (element) mountPage(element, { store, intents, library, trial, measuring, pictures })
