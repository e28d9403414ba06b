// Where one operator on the way lets no gradient pass, maps that need one say which, and the others are given.
import { dispose, randomUniform, type Tensor4D } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../../engine/explain'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { changed, filesOf, toy } from './testing/toyOnnx'
import type { ModelText, NodeText } from './testing/writeOnnx'

beforeAll(() => useBackend('cpu'))

const between = (nodes: readonly NodeText[]) =>
  changed({
    nodes: toy.nodes.flatMap((node) =>
      node.op === 'Flatten' ? [{ ...node, out: ['flat'] }, ...nodes] : [node],
    ),
  })

/** The strongest of the pooled channels alone goes on. */
const gated = between([
  { op: 'Hardmax', name: '/gate/Hardmax', in: ['flat'], out: ['gate'] },
  { op: 'Mul', in: ['flat', 'gate'], out: ['g'] },
])
const stepped = between([{ op: 'Floor', name: '/round/Floor', in: ['flat'], out: ['g'] }])

async function mapsOf(model: ModelText, methods: readonly string[]) {
  const { classifier, dispose: close } = await openModel(filesOf(model))
  const picture = randomUniform([1, 12, 12, 3], 0, 1, 'float32', 5) as Tensor4D
  const asked = {
    layers: [classifier.suggested.layer],
    convention: 'torchcam',
    target: { kind: 'logit', classIndex: 0 },
    size: 'native',
  } as const
  const maps = []
  for (const method of methods) maps.push(await explain(classifier, picture, method, asked))
  dispose(picture)
  close()
  return maps
}

test('beside a step the gradient passes, as in PyTorch', async () => {
  const [map] = await mapsOf(gated, ['gradcam'])
  expect(map?.heatmap.state).toBe('ok')
})

test('where the score hangs on steps alone the map says on which, and methods without gradients give theirs', async () => {
  const [gradient, masks, own] = await mapsOf(stepped, ['gradcam', 'scorecam', 'eigencam'])
  expect(gradient?.heatmap.state).toBe('flat')
  expect(gradient?.notes[0]).toMatch(/behind it lies Floor \(".*"\), which goes up in steps.*Score-CAM/)
  expect([masks?.heatmap.state, own?.heatmap.state]).toEqual(['ok', 'ok'])
  expect(masks?.notes.join()).not.toContain('Floor')
})
