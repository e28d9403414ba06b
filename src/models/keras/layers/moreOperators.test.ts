// Functions that Keras models were written with directly, by figures that follow from their definitions.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { dispose, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import type { Json } from '../../json'
import { applied, close } from '../../testing/layerFixtures'

/** [2, 3] */
const LIST = [1, -2, 3, -4, 5, -6]
const given = () => tensor(LIST, [2, 3])

/** As Keras 2 writes a function of TensorFlow. */
async function called(name: string, kwargs: Json, others: readonly Tensor[] = []) {
  const inputs = [given(), ...others]
  const { list } = await applied('TFOpLambda', inputs, { config: { function: name }, kwargs })
  dispose(inputs)
  return list
}

const cases: readonly (readonly [string, Json, readonly number[]])[] = [
  ['math.greater', { y: 1 }, [0, 0, 1, 0, 1, 0]],
  ['math.less_equal', { y: 1 }, [1, 1, 0, 1, 0, 1]],
  ['math.not_equal', { y: 3 }, [1, 1, 0, 1, 1, 1]],
  ['math.floor', {}, LIST],
  ['math.sign', {}, [1, -1, 1, -1, 1, -1]],
  ['ones_like', {}, [1, 1, 1, 1, 1, 1]],
  ['math.floormod', { y: 4 }, [1, 2, 3, 0, 1, 2]],
  ['roll', { shift: [1, -1], axis: [0, 1] }, [5, -6, -4, -2, 3, 1]],
  ['math.cumsum', { axis: -1, exclusive: true }, [0, 1, -1, 0, -4, 1]],
  ['math.reduce_std', { axis: 0 }, [2.5, 3.5, 4.5]],
  ['math.reduce_variance', { axis: [0], keepdims: true }, [6.25, 12.25, 20.25]],
  [
    'math.reduce_logsumexp',
    { axis: 1 },
    [Math.log(Math.exp(1) + Math.exp(-2) + Math.exp(3)), Math.log(Math.exp(-4) + Math.exp(5) + Math.exp(-6))],
  ],
  ['compat.v1.gather', { indices: [2, 0], axis: -1, batch_dims: 0 }, [3, 1, -6, -4]],
  ['compat.v1.norm', { ord: 'euclidean', axis: 1 }, [Math.sqrt(14), Math.sqrt(77)]],
  ['reverse', { axis: [1] }, [3, -2, 1, -6, 5, -4]],
  ['math.l2_normalize', { axis: [0, 1] }, LIST.map((value) => value / Math.sqrt(91))],
  ['compat.v1.transpose', { perm: [1, 0], conjugate: false }, [1, -4, -2, 5, 3, -6]],
  [
    'compat.v1.pad',
    {
      paddings: [
        [0, 0],
        [1, 0],
      ],
      mode: 'SYMMETRIC',
      constant_values: 0,
    },
    [1, 1, -2, 3, -4, -4, 5, -6],
  ],
]

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
    await useBackend(backend)
  })

  test.each(cases)('%s %o', async (name, kwargs, wanted) => {
    close(await called(name, kwargs), wanted)
  })

  test('where, of values in Keras 2 and in Keras 3', async () => {
    const others = () => [tensor([9, 9, 9, 9, 9, 9], [2, 3]), tensor([1, 2, 3, 4, 5, 6], [2, 3])]
    const wanted = [9, 9, 9, 9, 9, 9].map((nine, i) => (LIST[i] ? nine : i + 1))
    close(await called('where', { x: { input: 1 }, y: { input: 2 } }, others()), wanted)
    const inputs = [tensor([1, 0, 1, 0, 1, 0], [2, 3]), ...others()]
    const args = [{ input: 0 }, { input: 1 }, { input: 2 }]
    close((await applied('Where', inputs, { kwargs: { args } })).list, [9, 2, 9, 4, 9, 6])
    dispose(inputs)
  })

  test('operations of Keras 3 with their options in the configuration', async () => {
    const args = { args: [{ input: 0 }] }
    for (const [name, config, wanted] of [
      ['Roll', { shift: 2, axis: null }, [5, -6, 1, -2, 3, -4]],
      ['Moveaxis', { source: 0, destination: 1 }, [1, -4, -2, 5, 3, -6]],
      ['Repeat', { repeats: 2, axis: 0 }, [1, -2, 3, 1, -2, 3, -4, 5, -6, -4, 5, -6]],
      ['Normalize', { axis: -1, order: 1, epsilon: null }, [1 / 6, -2 / 6, 0.5, -4 / 15, 5 / 15, -6 / 15]],
    ] as const) {
      const x = given()
      close((await applied(name, [x], { config, kwargs: args })).list, wanted)
      x.dispose()
    }
  })
})

test('what is computed by places or orders that are not known is named', async () => {
  await expect(called('gather', { indices: { input: 0 } })).rejects.toThrow('Taking values by places')
  await expect(called('norm', { ord: 3 })).rejects.toThrow('A norm of order 3 is not known here.')
  await expect(called('where', {})).rejects.toThrow('names places and not values')
})
