// What a chunk of masked copies asks of WebGPU beside the bare forward pass of as many pictures.
import { setBackend, type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { type Counts, counted } from '../../bench/gpu/counts'
import { localScorers } from '../../src/engine/scoring/localScorers'
import { normals } from '../../src/engine/scoring/random'
import type { MaskJob } from '../../src/engine/types'
import { type SmallModel, smallModels } from '../../src/models/testing/smallModels'

const CHANNELS = 16

const job: MaskJob = {
  picture: { data: normals(12 * 16 * 3, 2, 50), shape: [1, 12, 16, 3] },
  source: {
    kind: 'channels',
    maps: { data: normals(3 * 4 * CHANNELS, 1, 50), shape: [3, 4, CHANNELS] },
    convention: 'torchcam',
  },
  count: CHANNELS,
  target: { kind: 'logit', classIndex: 1 },
}

export interface ChunkCounts {
  readonly kind: string
  readonly chunk: number
  readonly bare: Counts
  /** Of the chunks after the first. */
  readonly masked: readonly Counts[]
}

async function ofModel({ kind, open }: SmallModel, chunk: number): Promise<ChunkCounts> {
  const { classifier, dispose } = await open()
  const { network, input, logits } = classifier
  const pictures = zeros([chunk, 12, 16, 3]) as Tensor4D
  const forward = async () => {
    const [found] = network.run({ [input]: pictures }, [logits])
    await found?.data()
    found?.dispose()
  }
  const { scorers, close } = await localScorers(classifier, { chunk })(job)
  const score = async (first: number) =>
    scorers[0]?.score({ indices: Array.from({ length: chunk }, (_, i) => first + i), gain: 1 })
  try {
    // Buffers that are freed come back after a submit: the second time fills the free lists.
    for (let turn = 0; turn < 2; turn++) await forward()
    const bare = await counted(forward)
    for (let turn = 0; turn < 2; turn++) await score(0)
    const masked: Counts[] = []
    for (const first of [chunk, 2 * chunk]) masked.push(await counted(() => score(first)))
    return { kind, chunk, bare, masked }
  } finally {
    await close()
    pictures.dispose()
    dispose()
  }
}

/** On the WebGPU that is open. */
export async function chunkCounts(): Promise<readonly ChunkCounts[]> {
  await setBackend('webgpu')
  const found: ChunkCounts[] = []
  for (const model of smallModels.filter(({ kind }) =>
    ['convolutional', 'graph', 'ONNX file'].includes(kind),
  ))
    for (const chunk of [2, 4]) found.push(await ofModel(model, chunk))
  return found
}
