// node explain.mjs <model> <picture>: the map of a picture, in Node.
import { openBackend } from 'limelight/engine'
import { explainPicture, openModel } from 'limelight/models'
import { filesFromDisk, readPicture } from 'limelight/node'

const [path, image] = process.argv.slice(2)
await openBackend({ name: 'cpu' })
const model = await openModel(await filesFromDisk(path))
const { class: found, heatmap } = await explainPicture(model, await readPicture(image), { method: 'gradcam' })
console.log(JSON.stringify({ label: found.label, probability: found.probability, map: [...heatmap.data] }))
model.dispose()
