// Pictures of a set beside the open one: the same numbers as on the stage, and what is open stays as it was.
import { memory } from '@tensorflow/tfjs-core'
import { beforeEach, expect, test } from 'vitest'
import { failure } from '../errors'
import { initialRecipe } from '../recipe/recipe'
import type { Host } from './api'
import { createHost } from './host'
import { environment, onlyCpu, openToy, quiet, request } from './testing/toyHost'
import { toyPixels } from './testing/toyModel'

const tall = { width: 20, height: 24 } as ImageBitmap
const wide = { width: 40, height: 10 } as ImageBitmap
/** The open picture is the toy's; `wide` is another one. */
const pixelsOf = (picture: ImageBitmap) =>
  picture === wide
    ? { width: 40, height: 10, data: new Uint8ClampedArray(1600).map((_, i) => (i * 7) % 256) }
    : toyPixels()

let host: Host
beforeEach(async () => {
  host = createHost({ ...environment, open: onlyCpu, pixelsOf })
  await host.start(null)
})

const recipe = { ...initialRecipe, method: 'gradcam' }

test('another picture has the classes and the map that it has on the stage', async () => {
  const { card } = await openToy(host)
  const aside = await host.aside(wide, { preprocess: card.guess, recipe }, quiet)
  expect(aside.geometry.picture).toEqual([40, 10])
  await host.openPicture(wide)
  const { top } = await host.classify(card.guess)
  expect(aside.top).toEqual(top)
  expect(aside.chosen).toEqual(top[0])
  const onStage = await host.explain(request('gradcam', aside.chosen.index), quiet)
  expect(aside.result.heatmap).toEqual(onStage.heatmap)
  const second = top[1]
  const asked = { ...recipe, classGiven: String(second?.index) }
  const other = await host.aside(wide, { preprocess: card.guess, recipe: asked }, quiet)
  expect(other.chosen).toEqual(second)
})

test('the open picture, its classification and its tensors are as before, after failures and stops too', async () => {
  const { card } = await openToy(host)
  const before = await host.explain(request('scorecam', 1), quiet)
  const { numTensors } = memory()
  const ask = { preprocess: card.guess, recipe }
  await host.aside(wide, ask, quiet)
  await host.aside(wide, { ...ask, recipe: { ...recipe, method: 'scorecam' } }, quiet)
  expect(memory().numTensors).toBe(numTensors)
  let steps = 0
  const stop = () => {
    if (++steps > 1) throw failure('AbortError', 'stop')
  }
  const slow = { ...ask, recipe: { ...recipe, method: 'scorecam' } }
  await expect(host.aside(wide, slow, stop)).rejects.toMatchObject({ name: 'AbortError' })
  const nonsense = { ...ask, recipe: { ...recipe, method: 'nope' } }
  await expect(host.aside(wide, nonsense, quiet)).rejects.toThrow()
  expect(memory().numTensors).toBe(numTensors)
  const after = await host.explain(request('scorecam', 1), quiet)
  expect(after.heatmap).toEqual(before.heatmap)
})

test('no picture need be open, but a model', async () => {
  const ask = { preprocess: { height: 16, width: 16, scale: 'unit', fit: 'stretch' }, recipe } as const
  await expect(host.aside(tall, ask, quiet)).rejects.toMatchObject({ name: 'BadRecipe' })
  const { card } = await openToy(host)
  expect((await host.aside(tall, { preprocess: card.guess, recipe }, quiet)).top).toHaveLength(3)
})

test('a map of another picture is worth what it is worth on the stage, and nothing stays behind', async () => {
  const { card } = await openToy(host)
  const before = await host.explain(request('gradcam', 1), quiet)
  const aside = await host.aside(wide, { preprocess: card.guess, recipe }, quiet)
  const asked = { map: aside.result.heatmap, classIndex: aside.chosen.index }
  const { numTensors } = memory()
  const found = await host.measureAside(wide, { ...asked, preprocess: card.guess }, quiet)
  expect(found.deletion.curve).toHaveLength(21)
  expect(memory().numTensors).toBe(numTensors)
  let steps = 0
  const stop = () => {
    if (++steps > 3) throw failure('AbortError', 'stop')
  }
  const stopped = host.measureAside(wide, { ...asked, preprocess: card.guess }, stop)
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
  expect(memory().numTensors).toBe(numTensors)
  expect((await host.explain(request('gradcam', 1), quiet)).heatmap).toEqual(before.heatmap)
  await host.openPicture(wide)
  await host.classify(card.guess)
  expect(await host.measure(asked, quiet)).toEqual(found)
})
