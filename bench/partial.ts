// How soon the map of a method that scores masks by the hundred looks like its finished one: Pearson's correlation after
// shares of the passes, over several models and pictures. On wasm, one instance, small chunks.
// npm run bench -- partial [model...]   PICTURES=<folder> SCENES=<how many> METHODS=scorecam,iscam,sscam SAMPLES=10
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { env, tensor4d } from '@tensorflow/tfjs-core'
import { nodeCanvas } from '../examples/scenes/nodeCanvas'
import { filesFromDisk } from '../src/cli/modelFolder'
import { readPicture } from '../src/cli/picture'
import { classify } from '../src/engine/classify'
import { explain } from '../src/engine/explain'
import { pearson } from '../src/engine/metrics/correlation'
import { localScorers } from '../src/engine/scoring/localScorers'
import type { Heatmap } from '../src/engine/types'
import { openArtifacts, readArtifacts } from '../src/models/open'
import type { OpenModel } from '../src/models/types'
import { preprocess } from '../src/picture/preprocess'
import type { Pixels } from '../src/picture/types'
import { openWasm } from '../src/runtime/backends/wasm/open'
import { drawScene } from '../src/scenes/drawScene'

const SHARES = [0.05, 0.1, 0.25, 0.5]
const ENOUGH = 0.95
const { PICTURES, SCENES = '24', METHODS = 'scorecam', SAMPLES = '10' } = process.env
/** Other scenes than those that the built-in model was trained with. */
const FIRST_SCENE = 3_000_001
const wasm = (name: string) => join(import.meta.dirname, name)
const scenes = (): Pixels[] =>
  Array.from({ length: Number(SCENES) }, (_, i) => {
    const seed = FIRST_SCENE + 2 * i
    return drawScene({ seed, size: 448, makeCanvas: nodeCanvas }).picture
  })

async function photos(folder: string): Promise<Pixels[]> {
  const names = readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
  return Promise.all(names.sort().map((name) => readPicture(join(folder, name))))
}

/** After each of the shares; null where the finished map is flat. */
async function alike(model: OpenModel, pixels: Pixels, method: string): Promise<number[] | null> {
  const { classifier, card } = model
  const [, , channels] = classifier.inputShape
  const { height, width } = card.guess
  const picture = tensor4d(preprocess(pixels, card.guess, channels).values, [1, height, width, channels])
  try {
    const { logits } = await classify(classifier, picture)
    const partials: { share: number; map: Heatmap }[] = []
    const { heatmap } = await explain(classifier, picture, method, {
      layers: [classifier.suggested.layer],
      target: { kind: 'logit', classIndex: logits.indexOf(Math.max(...logits)) },
      params: method === 'scorecam' ? {} : { samples: Number(SAMPLES) },
      openScorers: localScorers(classifier, { chunk: 2 }),
      report: ({ done, total, partial }) => {
        if (partial) partials.push({ share: done / total, map: partial })
      },
    })
    if (heatmap.state !== 'ok') return null
    return SHARES.map((share) => {
      const { map } = partials.find((each) => each.share >= share) ?? { map: heatmap }
      const found = pearson(map.data, heatmap.data)
      return Number.isNaN(found) ? 0 : found
    })
  } finally {
    picture.dispose()
  }
}

function row(name: string, all: readonly (readonly number[])[]): string {
  const cells = SHARES.map((_, i) => {
    const values = all.map((each) => each[i] ?? 0).sort((a, b) => a - b)
    return `${values[values.length >> 1]?.toFixed(3)} (${values[0]?.toFixed(3)})`
  })
  const below = all.filter(([, tenth = 0]) => tenth < ENOUGH).length
  return `| ${name} | ${all.length} | ${cells.join(' | ')} | ${below} |`
}

async function measure(folder: string, pictures: readonly Pixels[]): Promise<void> {
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const { layers, suggested } = model.classifier
  const layer = layers.find(({ name }) => name === suggested.layer)
  for (const method of METHODS.split(',')) {
    const all: number[][] = []
    for (const pixels of pictures) {
      const found = await alike(model, pixels, method)
      if (found) all.push(found)
    }
    const what = `${basename(folder)}, ${layer?.channels} × ${layer?.height} × ${layer?.width}, ${method}`
    if (all.length > 0) console.log(row(what, all))
  }
  model.dispose()
}

env().set('PROD', true)
await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
const pictures = PICTURES ? await photos(PICTURES) : scenes()
console.log(`## The map so far

Correlation with the finished map, median (least), and how many pictures are below ${ENOUGH} after a tenth.

| model, channels × places, method | pictures | ${SHARES.map((share) => `${100 * share} %`).join(' | ')} | below |
|---|---|${'---|'.repeat(SHARES.length + 1)}`)
const given = process.argv.slice(2)
for (const folder of given.length > 0 ? given : [join('public/builtin', 'tabletop-graph')])
  await measure(folder, pictures)
