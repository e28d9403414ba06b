// What cannot be explained is named, and leaves nothing behind.
import { type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from './explain'
import { useBackend } from './testing/backends'
import { leavingNothing } from './testing/leavingNothing'
import { toyPicture } from './testing/libraryCases'
import { tokenToy } from './testing/tokenToy'
import { residualToy } from './testing/toyNetwork'
import type { ExplainOptions, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 1 }

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
    [
      'noise for a method without',
      'gradcam',
      { noise: { data: new Float32Array(3), shape: [3] } },
      'Grad-CAM takes no samples from outside; leave the noise out.',
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
