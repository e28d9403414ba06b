import {
  memory,
  mul,
  reshape,
  slice,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { failure } from '../errors'
import { classify, meanActivation } from './classify'
import { explain } from './explain'
import { explainBatch } from './explainBatch'
import { localScorers } from './scoring/localScorers'
import { backends, useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { mapMethods } from './testing/mapMethods'
import { tokenToy } from './testing/tokenToy'
import { plainToy, residualToy } from './testing/toyNetwork'
import type { Classifier, ExplainOptions, Progress, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 1 }
/** Few samples: these tests are not about their number. */
const quick = { samples: 2 }
const every = mapMethods.map(({ id }) => id)

/** Runs one call and checks that it leaves no tensor behind, whether it succeeds or fails. */
async function leavingNothing<T>(call: () => Promise<T>): Promise<T> {
  const before = memory().numTensors
  try {
    return await call()
  } finally {
    expect(memory().numTensors).toBe(before)
  }
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  describe.each(every)('%s', (id) => {
    const classifier: () => Classifier = plainToy
    const options: ExplainOptions = { layers: ['relu2'], target: logit, params: quick }

    test('gives a map of finite numbers and leaves nothing behind', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      const result = await leavingNothing(() => explain(toy, picture, id, options))
      expect(result.heatmap.data).toHaveLength(result.heatmap.width * result.heatmap.height)
      expect(result.heatmap.data.every(Number.isFinite)).toBe(true)
      expect(result.heatmap.state).toBe('ok')
      expect(Math.max(...result.heatmap.data)).toBeCloseTo(1, 4)
      expect(result.forwards).toBeGreaterThan(0)
    })

    test('leaves nothing behind when the report cancels', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      let calls = 0
      const report = () => {
        if (++calls === 2) throw failure('AbortError', 'Stopped.')
      }
      const run = () => explain(toy, picture, id, { ...options, report }).catch((error: Error) => error.name)
      const outcome = await leavingNothing(run)
      // A method that reports once cannot be stopped the second time.
      expect(outcome).toEqual(
        calls < 2 ? expect.objectContaining({ score: expect.any(Number) }) : 'AbortError',
      )
    })

    test('leaves nothing behind when the score throws', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      const score = (): Tensor1D => {
        throw new Error('no score')
      }
      const target: Target = { kind: 'custom', classIndex: 1, score }
      const run = () => explain(toy, picture, id, { ...options, target })
      await leavingNothing(() => expect(run()).rejects.toThrow('no score'))
    })
  })

  test('the score is that of the target on the untouched picture', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const { logits, probabilities } = await classify(toy, picture)
    const scoreOf = async (target: Target) =>
      (await explain(toy, picture, 'gradcam', { layers: ['join'], target })).score
    expect(await scoreOf(logit)).toBeCloseTo(logits[1] ?? Number.NaN, 4)
    expect(await scoreOf({ kind: 'probability', classIndex: 1 })).toBeCloseTo(
      probabilities[1] ?? Number.NaN,
      4,
    )
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
  })

  test('Score-CAM tells its progress with a map that comes closer to the last one', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const told: Progress[] = []
    const { heatmap, forwards } = await explain(toy, picture, 'scorecam', {
      layers: ['join'],
      target: logit,
      openScorers: localScorers(toy, { chunk: 2 }),
      report: (progress) => {
        told.push(progress)
      },
    })
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [0, 1],
      [2, 5],
      [4, 5],
      [5, 5],
    ])
    const last = told.at(-1)?.partial
    expect(last && [...last.data]).toEqual([...heatmap.data].map((v) => expect.closeTo(v, 5)))
    expect(told[1]?.partial?.data).not.toEqual(last?.data)
    expect(forwards).toBe(6)
  })

  test('a custom score is never sent to scorers elsewhere', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const target: Target = { kind: 'custom', classIndex: 0, score: (outputs) => firstColumn(outputs) }
    const elsewhere = () => Promise.reject(new Error('sent away'))
    const options = { layers: ['join'], openScorers: elsewhere }
    const own = await explain(toy, picture, 'scorecam', { ...options, target })
    const plain = await explain(toy, picture, 'scorecam', {
      layers: ['join'],
      target: { kind: 'logit', classIndex: 0 },
    })
    expect([...own.heatmap.data]).toEqual([...plain.heatmap.data])
    await expect(explain(toy, picture, 'scorecam', { ...options, target: logit })).rejects.toThrow(
      'sent away',
    )
  })

  test('a picture without effect gives a named state', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const nothing: Target = { kind: 'custom', classIndex: 0, score: (o) => zerosLike(firstColumn(o)) }
    const flat = await explain(toy, picture, 'gradcam', { layers: ['join'], target: nothing })
    expect(flat.heatmap.state).toBe('flat')
    expect([...new Set(flat.heatmap.data)]).toEqual([0])
    expect(flat.notes.join()).toMatch(/Flat map/)
    const not: Target = { kind: 'custom', classIndex: 0, score: (o) => mul(firstColumn(o), Number.NaN) }
    expect((await explain(toy, picture, 'hirescam', { layers: ['join'], target: not })).heatmap.state).toBe(
      'nan',
    )
  })

  test('thumbnails are mean activations from one pass', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const [first, second] = await leavingNothing(() => meanActivation(toy, picture, ['join', 'conv2']))
    const [join] = toy.network.run({ input: picture }, ['join'])
    const values = [...((await join?.data()) ?? [])]
    const means = Array.from(
      { length: 48 },
      (_, i) => values.slice(i * 5, i * 5 + 5).reduce((a, b) => a + b, 0) / 5,
    )
    const [low, high] = [Math.min(...means), Math.max(...means)]
    expect(first?.min).toBeCloseTo(low, 4)
    for (const [i, mean] of means.entries())
      expect(first?.data[i]).toBeCloseTo((mean - low) / (high - low), 4)
    expect([second?.width, second?.height, second?.state]).toEqual([8, 6, 'ok'])
  })
})

describe('what cannot be explained', () => {
  let seen: Tensor4D
  beforeAll(async () => {
    await useBackend('cpu')
    seen = toyPicture()
  })
  const ask = (id: string, options: Partial<ExplainOptions>, toy = residualToy()) =>
    leavingNothing(() => explain(toy, seen, id, { layers: ['join'], target: logit, ...options }))
  test.each([
    ['a method', 'magiccam', {}, /There is no method "magiccam"; choose one of gradcam/],
    ['a layer', 'gradcam', { layers: ['conv9'] }, /no layer "conv9" to explain; try "join"/],
    [
      'a class',
      'gradcam',
      { target: { kind: 'logit', classIndex: 4 } },
      /no class 4; choose one from 0 to 3/,
    ],
    [
      'a parameter',
      'sscam',
      { params: { samples: 0 } },
      /Samples \(samples\) cannot be 0; it takes a whole number from 1 to 200/,
    ],
    [
      'noise of another shape',
      'sscam',
      { noise: { data: new Float32Array(3), shape: [3] } },
      /shape \[35, 1, 5, 12, 16\]/,
    ],
    ['CAM inside the network', 'cam', {}, /CAM needs global average pooling .* right behind join/],
  ] as const)('%s that is not there is named', async (_, id, options, message) => {
    await expect(ask(id, options as Partial<ExplainOptions>)).rejects.toThrow(message)
    await expect(ask(id, options as Partial<ExplainOptions>)).rejects.toMatchObject({ name: 'BadRecipe' })
  })

  test('several pictures in one tensor', async () => {
    const two = zeros([2, 12, 16, 3]) as Tensor4D
    const options = { layers: ['join'], target: logit }
    await expect(explain(residualToy(), two, 'gradcam', options)).rejects.toThrow(/One picture .* not 2/)
  })

  test('a token layer behind which only the class token is read, with a better one named', async () => {
    const toy = tokenToy()
    await expect(ask('gradcam', { layers: ['block2'] }, toy)).rejects.toThrow(
      /patches of block2.*choose block1 instead/,
    )
    const asked = await ask('gradcam', { layers: ['block2'], convention: 'torchcam' }, toy)
    expect(asked.heatmap.state).toBe('flat')
    expect(asked.notes.join()).toMatch(/choose block1 instead/)
    const result = await ask('gradcam', { layers: ['block1'] }, toy)
    expect(result.heatmap.state).toBe('ok')
  })
})

describe('notes', () => {
  beforeAll(() => useBackend('cpu'))
  const notesOf = async (toy: Classifier, id: string, layer: string, options: Partial<ExplainOptions> = {}) =>
    (await explain(toy, toyPicture(), id, { layers: [layer], target: logit, ...options })).notes.join(' ')

  test('name a gradient that is the same at every place', async () => {
    expect(await notesOf(plainToy(), 'gradcam', 'relu2')).toMatch(/same at every place/)
    expect(await notesOf(plainToy(), 'gradcam', 'relu1')).not.toMatch(/same at every place/)
    expect(await notesOf(residualToy(), 'xgradcam', 'join')).not.toMatch(/same at every place/)
  })

  test('name a method that does not look at the class', async () => {
    expect(await notesOf(plainToy(), 'eigencam', 'relu2')).toMatch(/does not look at the class/)
    expect(await notesOf(plainToy(), 'eigengradcam', 'relu2')).not.toMatch(/does not look at the class/)
  })

  test('name a score that turns the weights of Ablation-CAM around', async () => {
    const { logits } = await classify(plainToy(), toyPicture())
    const lowest = logits.indexOf(Math.min(...logits))
    expect(logits[lowest]).toBeLessThan(0)
    const target: Target = { kind: 'logit', classIndex: lowest }
    expect(await notesOf(plainToy(), 'ablationcam', 'relu2', { target })).toMatch(/turns the sign/)
  })

  test('name the classes that FinerCAM compares with', async () => {
    expect(await notesOf(plainToy(), 'finercam', 'relu2')).toMatch(/Compared with the classes (\d, ){2}\d/)
  })
})

describe('a batch', () => {
  beforeAll(() => useBackend('cpu'))
  const targets = [0, 2].map((classIndex) => ({ kind: 'logit', classIndex }) as const)

  test.each(['gradcam', 'scorecam', 'ablationcam', 'eigencam'])(
    '%s gives each picture its own map',
    async (id) => {
      const toy = residualToy()
      const pictures = [toyPicture(1), toyPicture(2)]
      const batch = await leavingNothing(() => explainBatch(toy, pictures, id, { layers: ['join'], targets }))
      for (const [i, picture] of pictures.entries()) {
        const target = targets[i] ?? logit
        const alone = await explain(toy, picture, id, { layers: ['join'], target })
        expect(batch[i]?.heatmap.data).toEqual(alone.heatmap.data)
        expect(batch[i]?.score).toBe(alone.score)
      }
      expect(batch[0]?.heatmap.data).not.toEqual(batch[1]?.heatmap.data)
    },
  )

  test('counts its progress over all pictures', async () => {
    const told: number[][] = []
    const report = ({ done, total }: Progress) => {
      told.push([done, total])
    }
    const toy = residualToy()
    const openScorers = localScorers(toy, { chunk: 4 })
    await explainBatch(toy, [toyPicture(1), toyPicture(2)], 'scorecam', {
      layers: ['join'],
      targets,
      report,
      openScorers,
    })
    expect(told).toEqual([
      [0, 2],
      [4, 10],
      [5, 10],
      [1, 2],
      [9, 10],
      [10, 10],
    ])
  })

  test('of other lengths is refused', async () => {
    const run = explainBatch(residualToy(), [toyPicture()], 'gradcam', { layers: ['join'], targets })
    await expect(run).rejects.toThrow('There are 1 pictures and 2 classes; give one class a picture.')
  })

  test('with a picture or a class that does not fit is refused before the first is computed', async () => {
    const toy = residualToy()
    const small = zeros([1, 6, 8, 3]) as Tensor4D
    const report = () => {
      throw new Error('something was computed')
    }
    const options = { layers: ['join'], targets, report }
    const sized = explainBatch(toy, [toyPicture(1), small], 'gradcam', options)
    await expect(sized).rejects.toThrow(
      'Picture 1: The picture has the shape [1, 6, 8, 3]; give it as [1, 12, 16, 3].',
    )
    const wild = [...targets.slice(1), { kind: 'logit', classIndex: 9 } as const]
    const pair = [toyPicture(1), toyPicture(2)]
    const named = explainBatch(toy, pair, 'gradcam', { ...options, targets: wild })
    await expect(named).rejects.toThrow('Picture 1: There is no class 9; choose one from 0 to 3.')
    const noise = { shape: [4, 2, 12, 16, 3], data: new Float32Array(5) }
    const noisy = explainBatch(toy, pair, 'smoothgradcampp', { ...options, noise })
    await expect(noisy).rejects.toThrow(/has 5 values, but its shape \[4, 2, 12, 16, 3\] has 4608/)
    small.dispose()
  })

  test('ends where its second picture is cancelled, and keeps nothing', async () => {
    let calls = 0
    const report = () => {
      calls++
      if (calls > 2) throw failure('AbortError', 'stop')
    }
    const toy = residualToy()
    const pair = [toyPicture(1), toyPicture(2)]
    const before = memory().numTensors
    const run = explainBatch(toy, pair, 'ablationcam', { layers: ['join'], targets, report })
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(calls).toBe(3)
    expect(memory().numTensors).toBe(before)
  })
})

function firstColumn(outputs: Tensor): Tensor1D {
  return reshape(slice(outputs, [0, 0], [-1, 1]), [-1])
}
