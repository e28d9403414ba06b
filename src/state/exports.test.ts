// What is taken home is what the stage shows, and is called so.
import { expect, it } from 'vitest'
import { decodeNpy } from '../canvas/npy'
import { initialRecipe } from '../recipe/recipe'
import type { ExplainRequest } from '../recipe/types'
import type { OverlayJob, PictureJobs } from '../worker/pictures/pictureJobs'
import { conceptsOf } from './concepts'
import { mapFile, overlayFile, recipeFile } from './exports'
import { initialState, type State } from './store'
import { fakeCard, fakeClassification, fakeMap, fakeShown } from './testing/fakeEngine'

const requestOf = (method: string): ExplainRequest => ({
  method,
  layers: ['Conv_1/Relu6'],
  fuse: 'default',
  target: { kind: 'logit', classIndex: 1 },
  convention: null,
  params: {},
  size: 'native',
})
const display: ImageBitmap = { width: 8, height: 8, close: () => undefined }
const picture = { key: 'p', name: 'a.png', width: 8, height: 8, blob: new Blob(), display, reference: null }
const still: State = {
  ...initialState,
  picture,
  model: { key: 'm', card: fakeCard, reference: null, output: null, given: null },
  classification: fakeClassification,
  shown: fakeShown(requestOf('gradcam')),
}
const partial = fakeMap(1, 0.4)
const growing: State = {
  ...still,
  recipe: { ...initialRecipe, method: 'scorecam' },
  job: {
    kind: 'explaining',
    request: requestOf('scorecam'),
    done: 120,
    total: 1280,
    pace: { ms: 0, steps: 0 },
    partial,
  },
}
const jobs: OverlayJob[] = []
const pictures: PictureJobs = {
  decode: () => Promise.reject(new Error('nothing is decoded here')),
  overlay: async (job) => {
    jobs.push(job)
    return new Blob()
  },
}

it('gives the map that grows while it is on the stage, and says so in every name', async () => {
  const map = await mapFile(growing, pictures)
  const { data } = decodeNpy(new Uint8Array(await map.blob.arrayBuffer()), map.name)
  expect([map.name, [...data]]).toEqual(['heatmap-120-of-1280.npy', [...partial.data]])
  const overlay = await overlayFile(growing, pictures)
  expect([overlay.name, jobs.at(-1)?.heatmap, jobs.at(-1)?.recipe]).toEqual([
    'overlay-120-of-1280.png',
    partial,
    expect.stringContaining('method=scorecam'),
  ])
  const recipe = await recipeFile(growing, pictures)
  expect(recipe.name).toBe('recipe-120-of-1280.json')
  expect(JSON.parse(await recipe.blob.text())).toMatchObject({
    method: 'scorecam',
    made: { unfinished: '120 of 1,280', class: { label: 'bull mastiff' } },
  })
})

it('gives the finished map under its plain name', async () => {
  const map = await mapFile(still, pictures)
  const { data } = decodeNpy(new Uint8Array(await map.blob.arrayBuffer()), map.name)
  expect([map.name, [...data]]).toEqual(['heatmap.npy', [...(still.shown?.result.heatmap.data ?? [])]])
  const recipe = await recipeFile(still, pictures)
  const json = JSON.parse(await recipe.blob.text())
  expect([recipe.name, json.method, json.made.unfinished]).toEqual(['recipe.json', 'gradcam', undefined])
})

it('carries the hash of a model that came as files, so that no other is taken for it', async () => {
  const shown = { ...fakeShown(requestOf('gradcam')), recipe: { ...initialRecipe, model: 'file:net' } }
  await overlayFile({ ...still, shown }, pictures)
  expect(jobs.at(-1)?.recipe).toContain(`hash=${fakeCard.hash}`)
})

it('drops the concepts as soon as another method is on its way', () => {
  const shown = fakeShown(requestOf('dff'))
  const concept = { heatmap: fakeMap(0, 1), score: 1, classes: [] }
  const found = { ...still, shown: { ...shown, result: { ...shown.result, concepts: [concept] } } }
  expect(conceptsOf({ ...found, recipe: { ...initialRecipe, method: 'dff' } })).toEqual([concept])
  expect(conceptsOf({ ...found, recipe: { ...initialRecipe, method: 'scorecam' } })).toEqual([])
})
