// Methods that ask of the picture and not of a layer: their formulas, step by step on a small network.
import { memory, mul, sub, type Tensor, type Tensor4D, tidy, zerosLike } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../explain'
import { randomGrid } from '../scoring/sources/randomGrids'
import { slideWindows } from '../scoring/sources/windows'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { openProbe } from '../testing/openProbe'
import { plainToy } from '../testing/toyNetwork'
import type { Classifier, ExplainOptions, Params } from '../types'
import { explain as integrated } from './integratedgradients/explain'

const target = { kind: 'logit', classIndex: 1 } as const
const options = (params: Params): ExplainOptions => ({ layers: [], target, params, norm: 'none' })

function logits(classifier: Classifier, picture: Tensor4D): Promise<Float32Array> {
  const [found] = classifier.network.run({ [classifier.input]: picture }, [classifier.logits]) as [Tensor]
  return found.data() as Promise<Float32Array>
}

async function mapOf(method: string, params: Params): Promise<Float32Array> {
  const picture = toyPicture()
  const classifier = plainToy()
  const before = memory().numTensors
  const { heatmap } = await explain(classifier, picture, method, options(params))
  expect(memory().numTensors).toBe(before)
  expect([heatmap.height, heatmap.width]).toEqual(picture.shape.slice(1, 3))
  return heatmap.data
}

const masked = (mask: Float32Array) =>
  tidy(() => {
    const picture = toyPicture()
    const [, height, width] = picture.shape
    return mul(
      picture,
      [...Array(height).keys()].map((y) => [...Array(width).keys()].map((x) => [mask[y * width + x] ?? 0])),
    ) as Tensor4D
  })

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('integrated gradients add up to the change of the score', async () => {
    const classifier = plainToy()
    const picture = toyPicture()
    const probe = openProbe(classifier, picture, options({}))
    const answer = await integrated(probe, { steps: 64, baseline: 'zero' })
    const map = 'map' in answer ? await answer.map.data() : []
    const total = [...map].reduce((a, b) => a + b, 0)
    const change =
      (await logits(classifier, picture))[1]! - (await logits(classifier, zerosLike(picture)))[1]!
    expect(Math.abs(total - change)).toBeLessThan(0.02 * Math.abs(change))
    probe.close()
  })

  test('occlusion is the mean drop of the windows that cover a place', async () => {
    const map = await mapOf('occlusion', { window: 6, stride: 6, baseline: 'zero' })
    const classifier = plainToy()
    const [, height, width] = toyPicture().shape as [number, number, number, number]
    const whole = (await logits(classifier, toyPicture()))[1] ?? 0
    const sums = new Float64Array(height * width)
    const counts = new Float64Array(height * width)
    for (const window of slideWindows({ size: 6, stride: 6 }, [height, width])) {
      const inside = (at: number) => {
        const [y, x] = [Math.floor(at / width), at % width]
        return y >= window.top && y < window.top + 6 && x >= window.left && x < window.left + 6
      }
      const mask = Float32Array.from({ length: height * width }, (_, at) => (inside(at) ? 0 : 1))
      const drop = whole - ((await logits(classifier, masked(mask)))[1] ?? 0)
      for (let at = 0; at < sums.length; at++)
        if (inside(at)) {
          sums[at]! += drop
          counts[at]! += 1
        }
    }
    for (let at = 0; at < sums.length; at++)
      expect(map[at]).toBeCloseTo(Math.max(0, sums[at]! / counts[at]!), 4)
  })

  test('RISE weighs random masks by the probability of the class', async () => {
    const map = await mapOf('rise', { samples: 12, cells: 3, density: 0.4, seed: 7 })
    const classifier = plainToy()
    const [, height, width] = toyPicture().shape as [number, number, number, number]
    const source = { kind: 'random grids', seed: 7, cells: [3, 3], density: 0.4 } as const
    const wanted = new Float64Array(height * width)
    for (let i = 0; i < 12; i++) {
      const mask = randomGrid(source, i, [height, width])
      const values = [...(await logits(classifier, masked(mask)))]
      const powers = values.map((value) => Math.exp(value - Math.max(...values)))
      const probability = powers[1]! / powers.reduce((a, b) => a + b, 0)
      mask.forEach((value, at) => {
        wanted[at]! += (probability * value) / (12 * 0.4)
      })
    }
    for (let at = 0; at < wanted.length; at++) expect(map[at]).toBeCloseTo(wanted[at]!, 4)
  })

  test('input times gradient is the shares of one step, and SmoothGrad without noise the gradient', async () => {
    const classifier = plainToy()
    const probe = openProbe(classifier, toyPicture(), options({}))
    const [gradient] = probe.gradientsAt([classifier.input])
    const [values, picture] = [await gradient!.data(), await toyPicture().data()]
    const product = await mapOf('inputxgradient', {})
    const smooth = await mapOf('smoothgrad', { samples: 3, std: 0 })
    for (let at = 0; at < product.length; at++) {
      const colours = [0, 1, 2].map((c) => 3 * at + c)
      const sum = colours.reduce((total, i) => total + (values[i] ?? 0) * (picture[i] ?? 0), 0)
      expect(product[at]).toBeCloseTo(Math.max(0, sum), 4)
      expect(smooth[at]).toBeCloseTo(Math.max(...colours.map((i) => Math.abs(values[i] ?? 0))), 4)
    }
    gradient!.dispose()
    probe.close()
  })

  test('Sobel edges ask no model: a plain picture has none, and classes share them', async () => {
    const picture = toyPicture()
    const plain = tidy(() => sub(picture, picture)) as Tensor4D
    const flat = await explain(plainToy(), plain, 'sobel', options({}))
    expect(flat.heatmap.state).toBe('flat')
    const a = await explain(plainToy(), picture, 'sobel', options({}))
    const b = await explain(plainToy(), picture, 'sobel', {
      ...options({}),
      target: { kind: 'logit', classIndex: 0 },
    })
    expect([...a.heatmap.data]).toEqual([...b.heatmap.data])
    expect(a.heatmap.max).toBeGreaterThan(0)
  })
})
