// Which kernels a map of another class runs, or of another method, once the layer's values are known: those of the head
// and of its gradient, and no convolution that lies before the layer.
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { smallModels } from '../../models/testing/smallModels'
import { watchKernels } from '../../tfjs/watchKernels'
import { explain } from '../explain'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { openActivations } from './activations'

/** The kernels of convolutions that each model runs from the picture on, and after its first layer of `several`. */
const convolutions = [
  { kind: 'convolutional', whole: 2, behind: 1 },
  { kind: 'depthwise', whole: 4, behind: 1 },
  { kind: 'graph', whole: 3, behind: 1 },
  { kind: 'ONNX file', whole: 2, behind: 1 },
]
/** One convolution each, however it is computed; products of matrices are dense layers. */
const FORWARD = /^(Fused)?(Depthwise)?Conv2[dD](Native)?$|^FusedDepthwiseConv2D$/
const BACKWARD = /Backprop/

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test.each(convolutions)('of a model of the kind $kind', async ({ kind, whole, behind }) => {
    const small = smallModels.find((each) => each.kind === kind)
    if (!small) throw new Error(`no model of the kind ${kind}`)
    const { classifier, dispose } = await small.open()
    const picture = toyPicture()
    const activations = openActivations({ network: classifier.network, picture })
    const ran = async (method: string, layer: string, classIndex: number) => {
      const kernels: string[] = []
      const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
      const target = { kind: 'logit', classIndex } as const
      await explain(classifier, picture, method, { layers: [layer], target, norm: 'none', activations })
      end()
      const count = (of: RegExp) => kernels.filter((kernel) => of.test(kernel)).length
      return { forward: count(FORWARD), backward: count(BACKWARD), kernels: kernels.length }
    }
    const [earlier = ''] = small.several

    expect(await ran('gradcam', small.last, 0)).toMatchObject({ forward: whole, backward: 0 })
    const held = memory()
    const second = await ran('gradcam', small.last, 1)
    expect(second).toMatchObject({ forward: 0, backward: 0 })
    expect(second.kernels).toBeGreaterThan(3)
    for (const method of ['layercam', 'gradcampp', 'hirescam', 'eigencam'])
      expect(await ran(method, small.last, 2)).toMatchObject({ forward: 0, backward: 0 })
    expect(memory()).toMatchObject({ numTensors: held.numTensors, numBytes: held.numBytes })

    // A layer that is new is one pass of the picture; from then on what lies behind it, with no filter's gradient.
    const head = { forward: behind, backward: behind }
    expect(await ran('gradcam', earlier, 0)).toMatchObject({ ...head, forward: whole + behind })
    expect(await ran('gradcam', earlier, 1)).toMatchObject(head)
    expect(await ran('layercam', earlier, 2)).toMatchObject(head)
    expect(await ran('gradcam', small.last, 2)).toMatchObject({ forward: 0, backward: 0 })
    activations.dispose()
    picture.dispose()
    dispose()
  })
})
