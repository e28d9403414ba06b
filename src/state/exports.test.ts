// What is taken home is what the stage shows, and is called so.
import { expect, it } from 'vitest'
import { devDependencies } from '../../package.json'
import { decodeNpy } from '../canvas/npy'
import { readJson } from '../recipe/readRecipe'
import { initialRecipe } from '../recipe/recipe'
import type { OverlayJob, PictureJobs } from '../worker/pictures/pictureJobs'
import { conceptsOf } from './concepts'
import { mapFile, overlayFile, recipeFile } from './exports'
import { initialState, type State } from './store'
import { fakeCard, fakeClassification, fakeMap, fakeShown } from './testing/fakeEngine'
import { fakeRequest } from './testing/fakeRequest'

const requestOf = (method: string) => fakeRequest(1, { method })
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
const pictures: Pick<PictureJobs, 'overlay'> = {
  overlay: async (job) => {
    jobs.push(job)
    return new Blob()
  },
}

it('gives the map that grows while it is on the stage, and says so in every name', async () => {
  const map = await mapFile(growing, pictures)
  const { data } = decodeNpy(new Uint8Array(await map.blob.arrayBuffer()), map.name)
  expect([map.name, [...data]]).toEqual([
    'a-bull_mastiff-scorecam-Conv_1_Relu6-heatmap-120-of-1280.npy',
    [...partial.data],
  ])
  const overlay = await overlayFile(growing, pictures)
  expect([overlay.name, jobs.at(-1)?.heatmap, jobs.at(-1)?.recipe]).toEqual([
    'a-bull_mastiff-scorecam-Conv_1_Relu6-overlay-120-of-1280.png',
    partial,
    expect.stringContaining('method=scorecam'),
  ])
  const recipe = await recipeFile(growing, pictures)
  expect(recipe.name).toBe('a-bull_mastiff-scorecam-Conv_1_Relu6-recipe-120-of-1280.json')
  expect(JSON.parse(await recipe.blob.text())).toMatchObject({
    method: 'scorecam',
    made: { unfinished: '120 of 1,280', estimated: true, class: { label: 'bull mastiff' } },
  })
})

it('gives the finished map under its plain name', async () => {
  const map = await mapFile(still, pictures)
  const { data } = decodeNpy(new Uint8Array(await map.blob.arrayBuffer()), map.name)
  expect([map.name, [...data]]).toEqual([
    'a-bull_mastiff-gradcam-Conv_1_Relu6-heatmap.npy',
    [...(still.shown?.result.heatmap.data ?? [])],
  ])
  const recipe = await recipeFile(still, pictures)
  const json = JSON.parse(await recipe.blob.text())
  expect(recipe.name).toBe('a-bull_mastiff-gradcam-Conv_1_Relu6-recipe.json')
  expect(json.made.unfinished).toBeUndefined()
  expect(json.made.estimated).toBeUndefined()
})

it('calls a draft an estimate, in its name too', async () => {
  const shown = fakeShown(fakeRequest(1, { method: 'sscam', params: { draft: true } }))
  const recipe = await recipeFile({ ...still, shown }, pictures)
  expect(recipe.name).toBe('a-bull_mastiff-sscam-Conv_1_Relu6-recipe-draft.json')
  expect(JSON.parse(await recipe.blob.text()).made).toMatchObject({ estimated: true })
  // What has no draft has no estimate: a parameter that strayed into its recipe means nothing.
  const other = fakeShown(fakeRequest(1, { method: 'gradcam', params: { draft: true } }))
  expect((await mapFile({ ...still, shown: other }, pictures)).name).not.toContain('draft')
})

it('says in its manifest all that the map can be made again from', async () => {
  const json = JSON.parse(await (await recipeFile(still, pictures)).blob.text())
  expect(json).toMatchObject({
    ...{
      method: 'gradcam',
      layer: 'Conv_1/Relu6',
      class: '1',
      target: 'logit',
      fuse: 'default',
      size: 'native',
    },
    ...{ scale: 'signed', fit: 'stretch', convention: 'pytorch-grad-cam' },
    made: {
      model: { hash: fakeCard.hash },
      picture: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
      input: { width: 224, height: 224, scale: 'signed', fit: 'stretch' },
      versions: { limelight: expect.stringMatching(/^\d/), tfjs: devDependencies['@tensorflow/tfjs-core'] },
    },
  })
  expect(readJson(json)?.recipe).toMatchObject({ classGiven: '1', scale: 'signed', layers: ['Conv_1/Relu6'] })
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

it('draws lines of equal value into the overlay where the stage shows them', async () => {
  await overlayFile({ ...still, view: { ...still.view, contours: true } }, pictures)
  await overlayFile(still, pictures)
  expect(jobs.slice(-2).map(({ contours }) => contours)).toEqual([true, false])
})
