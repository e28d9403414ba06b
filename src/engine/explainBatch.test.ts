// Several pictures, one after the other.
import {
  memory,
  reshape,
  slice,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  zeros,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { failure } from '../errors'
import { explain } from './explain'
import { explainBatch } from './explainBatch'
import { localScorers } from './scoring/localScorers'
import { useBackend } from './testing/backends'
import { leavingNothing } from './testing/leavingNothing'
import { toyPicture } from './testing/libraryCases'
import { residualToy } from './testing/toyNetwork'
import type { Progress, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 1 }

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

function _firstColumn(outputs: Tensor): Tensor1D {
  return reshape(slice(outputs, [0, 0], [-1, 1]), [-1])
}
