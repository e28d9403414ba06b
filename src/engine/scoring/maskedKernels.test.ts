// What a chunk of masked copies asks of the device beside the forward pass: the fewest kernels that make, mask and read
// it, whatever the chunk. On WebGPU each of them is one dispatch (`npm run bench -- gpu` counts those).
import { type Tensor, type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { watchKernels } from '../../tfjs/watchKernels'
import { backends, useBackend } from '../testing/backends'
import { plainToy } from '../testing/toyNetwork'
import { localScorers } from './localScorers'
import { normals } from './random'

const CHANNELS = 16
const maps = { data: normals(3 * 4 * CHANNELS, 1, 50), shape: [3, 4, CHANNELS] as const }
const picture = { data: normals(12 * 16 * 3, 2, 50), shape: [1, 12, 16, 3] as const }
/** They give the same numbers another shape, or another name, and compute nothing. */
const NOTHING = ['Reshape', 'Identity']

async function kernelsOf(work: () => unknown): Promise<string[]> {
  const kernels: string[] = []
  const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
  await work()
  end()
  return kernels.filter((kernel) => !NOTHING.includes(kernel))
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  const classifier = () => plainToy()
  async function bare(copies: number): Promise<string[]> {
    const { network, input, logits } = classifier()
    const batch = zeros([copies, 12, 16, 3]) as Tensor4D
    const kernels = await kernelsOf(() => (network.run({ [input]: batch }, [logits])[0] as Tensor).dispose())
    batch.dispose()
    return kernels
  }

  /** Of the second chunk of a run, after all that is made once. */
  async function masked(chunk: number) {
    const target = { kind: 'logit', classIndex: 1 } as const
    const source = { kind: 'channels', maps, convention: 'torchcam' } as const
    const open = await localScorers(classifier(), { chunk })({ source, count: CHANNELS, picture, target })
    const indices = Array.from({ length: chunk }, (_, i) => i)
    const score = () => open.scorers[0]?.score({ indices, gain: 1 })
    await score()
    const kernels = await kernelsOf(score)
    await open.close()
    return kernels
  }

  test.each([2, 4, 8])(
    'chunks of %i: masks gathered, enlarged and laid over the picture, one class read',
    async (chunk) => {
      const forward = await bare(chunk)
      const beside = await masked(chunk)
      const first = beside.findIndex((_, i) => forward.every((kernel, j) => beside[i + j] === kernel))
      expect(first).toBeGreaterThan(0)
      expect([...beside.slice(0, first), '…', ...beside.slice(first + forward.length)]).toEqual([
        'GatherV2',
        'ResizeBilinear',
        'Multiply',
        '…',
        'Slice',
      ])
    },
  )
})
