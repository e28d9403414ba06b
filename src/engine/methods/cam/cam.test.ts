// CAM is of networks whose pooled features go straight into one dense layer; a norm between the two is none of them.
import { div, mean, sqrt, square, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../../explain'
import { useBackend } from '../../testing/backends'
import { leavingNothing } from '../../testing/leavingNothing'
import { toyPicture } from '../../testing/libraryCases'
import {
  mapLayer,
  plainToy,
  type ToyNode,
  toyClassifier,
  toyNetwork,
  toys,
  weights,
} from '../../testing/toyNetwork'

beforeAll(() => useBackend('cpu'))

const options = { layers: [], target: { kind: 'logit', classIndex: 1 } } as const

const norm = (name: string, from: string): ToyNode => ({
  ...{ name, op: 'LayerNormalization', inputs: [from], shape: null },
  compute: (x: Tensor) => div(x, sqrt(mean(square(x), -1, true))),
})

/** Without biases and between norms: its gradient is the same for a picture and any multiple of it. */
function convNext() {
  const none = (count: number) => weights<ReturnType<typeof weights>>([count], 1, 0)
  const network = toyNetwork([
    toys.input([12, 16, 3]),
    toys.conv('conv', 'input', weights([3, 3, 3, 6], 1), none(6) as never),
    norm('features', 'conv'),
    toys.gap('gap', 'features'),
    norm('norm', 'gap'),
    toys.dense('logits', 'norm', weights([6, 4], 5, 1), none(4) as never),
  ])
  return toyClassifier(network, [mapLayer('features', 12, 16, 6)], 4)
}

test('a norm between pooling and the dense layer is no linear head', async () => {
  const [toy, seen] = [convNext(), toyPicture()]
  await expect(leavingNothing(() => explain(toy, seen, 'cam', options))).rejects.toThrow(
    'CAM needs global average pooling and one dense layer right behind features; choose the last layer, or Grad-CAM.',
  )
})

test('without one there is a map', async () => {
  const [toy, seen] = [plainToy(), toyPicture()]
  const { notes } = await explain(toy, seen, 'cam', options)
  expect(notes).toEqual([])
})
