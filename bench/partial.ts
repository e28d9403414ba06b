// How soon the map of a method that scores masks by the hundred looks like its finished one: Pearson's correlation after
// shares of the passes, and where it is drafted, over several models and pictures. On wasm, one instance, small chunks.
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
import type { ExplainOptions, Heatmap } from '../src/engine/types'
import { openArtifacts, readArtifacts } from '../src/models/open'
import type { OpenModel } from '../src/models/types'
import { preprocess } from '../src/picture/preprocess'
import type { Pixels } from '../src/picture/types'
import { openWasm } from '../src/runtime/backends/wasm/open'
import { drawScene } from '../src/scenes/drawScene'
import { remembering } from '../src/worker/scored'

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

interface Alike {
  /** After each of the shares. */
  readonly shares: readonly number[]
  readonly draft: number
  /** Share of the masks that it scored. */
  readonly scored: number
}

const likeness = (map: Heatmap, whole: Heatmap) => pearson(map.data, whole.data) || 0

/** Null where the finished map is flat. */
async function alike(model: OpenModel, pixels: Pixels, method: string): Promise<Alike | null> {
  const { classifier, card } = model
  const [, , channels] = classifier.inputShape
  const { height, width } = card.guess
  const picture = tensor4d(preprocess(pixels, card.guess, channels).values, [1, height, width, channels])
  try {
    const { logits } = await classify(classifier, picture)
    const partials: { share: number; map: Heatmap }[] = []
    const params = method === 'scorecam' ? {} : { samples: Number(SAMPLES) }
    const known = { scores: new Map<string, number>(), ms: 0, reused: 0, fresh: 0, before: 0, ended: 0 }
    const options = (): ExplainOptions => ({
      layers: [classifier.suggested.layer],
      target: { kind: 'logit', classIndex: logits.indexOf(Math.max(...logits)) },
      params,
      openScorers: remembering(known, localScorers(classifier, { chunk: 2 })),
    })
    const { heatmap } = await explain(classifier, picture, method, {
      ...options(),
      report: ({ done, total, partial }) => {
        if (partial) partials.push({ share: done / total, map: partial })
      },
    })
    if (heatmap.state !== 'ok') return null
    const draft = await explain(classifier, picture, method, {
      ...options(),
      params: { ...params, draft: true },
    })
    const shares = SHARES.map((share) => {
      const { map } = partials.find((each) => each.share >= share) ?? { map: heatmap }
      return likeness(map, heatmap)
    })
    return { shares, draft: likeness(draft.heatmap, heatmap), scored: draft.scored ?? 1 }
  } finally {
    picture.dispose()
  }
}

/** Median and least. */
function spreadOf(all: readonly number[]): string {
  const values = [...all].sort((a, b) => a - b)
  return `${values[values.length >> 1]?.toFixed(3)} (${values[0]?.toFixed(3)})`
}

function row(name: string, all: readonly Alike[]): string {
  const cells = SHARES.map((_, i) => spreadOf(all.map(({ shares }) => shares[i] ?? 0)))
  const below = all.filter(({ shares: [, tenth = 0] }) => tenth < ENOUGH).length
  const draft = `${spreadOf(all.map((each) => each.draft))} | ${draftsOf(all)}`
  return `| ${name} | ${all.length} | ${cells.join(' | ')} | ${below} | ${draft} |`
}

/** How many drafts are as much like the finished map as they should, and the mean share of masks that they scored. */
function draftsOf(all: readonly Alike[]): string {
  const good = all.filter(({ draft }) => draft >= ENOUGH).length
  const scored = all.reduce((sum, each) => sum + each.scored, 0) / all.length
  return `${good} of ${all.length} | ${Math.round(100 * scored)} %`
}

async function measure(folder: string, pictures: readonly Pixels[]): Promise<void> {
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const { layers, suggested } = model.classifier
  const layer = layers.find(({ name }) => name === suggested.layer)
  for (const method of METHODS.split(',')) {
    const all: Alike[] = []
    for (const pixels of pictures) {
      const found = await alike(model, pixels, method)
      if (found) all.push(found)
    }
    const what = `${basename(folder)}, ${layer?.channels} × ${layer?.height} × ${layer?.width}, ${method}`
    if (all.length > 0) console.log(row(what, all))
    every.push(...all)
  }
  model.dispose()
}

env().set('PROD', true)
await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
const every: Alike[] = []
const pictures = PICTURES ? await photos(PICTURES) : scenes()
console.log(`## The map so far

Correlation with the finished map, median (least), and how many pictures are below ${ENOUGH} after a tenth; that of drafts,
how many reach ${ENOUGH}, and the share of the masks that they scored.

| model, channels × places, method | pictures | ${SHARES.map((share) => `${100 * share} %`).join(' | ')} | below | draft | reach it | scored |
|---|---|${'---|'.repeat(SHARES.length + 4)}`)
const given = process.argv.slice(2)
for (const folder of given.length > 0 ? given : [join('public/builtin', 'tabletop-graph')])
  await measure(folder, pictures)
if (every.length > 0) console.log(`\nDrafts: ${draftsOf(every)} of the masks scored`)
