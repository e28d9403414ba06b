// Adebayo and others (arxiv.org/abs/1810.03292): shuffled weights destroy a map that is about the model, and leave one
// of the picture's edges as it was. On the built-in model and a scene of its own.
import { join } from 'node:path'
import { memory, tensor4d } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeCanvas } from '../../examples/scenes/nodeCanvas'
import { filesFromDisk } from '../cli/modelFolder'
import { explain } from '../engine/explain'
import { openActivations } from '../engine/probe/activations'
import { uniforms } from '../engine/scoring/random'
import { useBackend } from '../engine/testing/backends'
import { stopAt } from '../engine/testing/stopAt'
import { openModel } from '../models/open'
import { shuffleWeights, weightGroups } from '../models/shuffleWeights'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import type { ExplainRequest } from '../recipe/types'
import { drawScene } from '../scenes/drawScene'
import type { SanityKind } from './api'
import { sanity } from './sanity'
import { emptySession, type Session } from './session'

const request: ExplainRequest = {
  method: 'gradcam',
  layers: [],
  fuse: 'default',
  target: { kind: 'logit', classIndex: 0 },
  convention: null,
  params: {},
  size: 'native',
}

describe('the built-in model', () => {
  let model: OpenModel
  let session: Session
  beforeAll(async () => {
    await useBackend('wasm')
    model = await openModel(await filesFromDisk(join(process.cwd(), 'public/builtin/tabletop-layers')))
    const { picture, objects } = drawScene({ seed: 3_000_001, size: 128, count: 2, makeCanvas: nodeCanvas })
    const { values, geometry } = preprocess(picture, model.card.guess, 3)
    const { network } = model.classifier
    const tensor = tensor4d(values, [1, 128, 128, 3])
    const input = {
      tensor,
      geometry,
      scored: new Map(),
      activations: openActivations({ network, picture: tensor }),
    }
    session = { ...emptySession(), model, pixels: picture, preprocess: model.card.guess, input }
    Object.assign(request.target, { classIndex: objects[0]?.classIndex ?? 0 })
  })
  afterAll(() => {
    session.input?.tensor.dispose()
    model.dispose()
  })

  async function steps(method: string, kind?: SanityKind) {
    const asked = { ...request, method, layers: [model.classifier.suggested.layer] }
    const { heatmap } = await explain(model.classifier, session.input?.tensor as never, method, {
      layers: asked.layers,
      target: asked.target,
    })
    const before = memory().numTensors
    const wish = { request: asked, map: heatmap, ...(kind && { kind }) }
    const found = await sanity(session, wish, () => undefined)
    expect(memory().numTensors).toBe(before)
    return found
  }

  test('Grad-CAM is destroyed by shuffled weights', async () => {
    const found = await steps('gradcam')
    expect(found).toMatchObject([0.1, 0.25, 0.5, 1].map((share) => ({ share })))
    expect(Math.abs(found.at(-1)?.correlation ?? 1)).toBeLessThan(0.5)
  })

  test('Sobel edges are not', async () => {
    for (const { correlation } of await steps('sobel')) expect(correlation).toBeCloseTo(1, 6)
  })

  test('one layer at a time, from the output to the input', async () => {
    const found = await steps('gradcam', 'independent')
    expect(found).toHaveLength(8)
    expect(found[0]).toMatchObject({ layer: 'logits' })
    expect(found.at(-1)).toMatchObject({ layer: 'stem_conv' })
    expect(Math.min(...found.map(({ correlation }) => correlation))).toBeLessThan(0.7)
    for (const { correlation } of await steps('sobel', 'independent')) expect(correlation).toBeCloseTo(1, 6)
  })

  test('other classes: maps of their own, but of edges and components the same one', async () => {
    const found = await steps('gradcam', 'classes')
    const classes = found.map((step) => ('classIndex' in step ? step.classIndex : null))
    expect(new Set(classes).size).toBe(5)
    expect(classes).not.toContain(request.target.classIndex)
    const mean = found.reduce((sum, { correlation }) => sum + correlation, 0) / found.length
    expect(Math.abs(mean)).toBeLessThan(0.5)
    for (const method of ['sobel', 'eigencam'])
      for (const { correlation } of await steps(method, 'classes')) expect(correlation).toBeCloseTo(1, 6)
  })

  test('what is not there is refused, stopped or failed, and leaves nothing', async () => {
    const before = memory().numTensors
    const map = { width: 1, height: 1, data: Float32Array.of(1) }
    for (const kind of ['cascading', 'independent', 'classes'] as const) {
      const asked = { ...request, method: 'nothing' }
      await expect(sanity(session, { request: asked, map, kind }, () => undefined)).rejects.toThrow(
        'There is no method "nothing"',
      )
      await expect(sanity(session, { request, map, kind }, stopAt(3))).rejects.toThrow('stopped')
    }
    expect(memory().numTensors).toBe(before)
  })

  test('stopping it frees the model that was shuffled', async () => {
    const before = memory().numTensors
    const map = { width: 1, height: 1, data: Float32Array.of(1) }
    const stop = () => {
      throw new DOMException('stopped', 'AbortError')
    }
    await expect(sanity(session, { request, map }, stop)).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
  })

  test('the groups go from the output to the input and hold every weight once', () => {
    const groups = weightGroups(model.artifacts, model.classifier.network.nodes)
    expect(groups.at(-1)).toEqual(['stem_conv/kernel'])
    expect(groups[0]?.join()).not.toContain('block')
    expect(groups.flat()).toHaveLength(model.artifacts.weightSpecs.length)
    expect(new Set(groups.flat()).size).toBe(model.artifacts.weightSpecs.length)
  })

  test('a shuffled weight has the same numbers in another order, and the others stay', () => {
    const name = 'stem_conv/kernel'
    const shuffled = shuffleWeights(model.artifacts, new Set([name]), uniforms(1))
    const [before, after] = [model.artifacts, shuffled].map(({ weights }) => [...new Float32Array(weights)])
    const size = 3 * 3 * 3 * 16
    const order = (a: number, b: number) => a - b
    expect(after?.slice(0, size)).not.toEqual(before?.slice(0, size))
    expect(after?.slice(0, size).sort(order)).toEqual(before?.slice(0, size).sort(order))
    expect(after?.slice(size)).toEqual(before?.slice(size))
  })
})
