// The map of a picture, in a page: ?model=<address of a model>&image=<address of a picture>

import { initialRecipe } from 'limelight'
import { makeExplainRequest, openEngine, preprocessOf } from 'limelight/client'

const { model, image } = Object.fromEntries(new URLSearchParams(location.search))
const engine = openEngine(
  () => new Worker(new URL('./limelight.worker.js', import.meta.url), { type: 'module' }),
)
await engine.start(null)
const card = await engine.openModel({ kind: 'url', url: new URL(model, location.href).href }, null)
await engine.openPicture(await createImageBitmap(await (await fetch(image)).blob()))
const classification = await engine.classify(preprocessOf(initialRecipe, card))
const { request } = makeExplainRequest(initialRecipe, card, classification)
const { heatmap } = await engine.explain(request)
const [{ label, probability }] = classification.top
document.querySelector('output').textContent = JSON.stringify({ label, probability, map: [...heatmap.data] })
