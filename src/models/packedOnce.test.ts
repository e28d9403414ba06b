// On wasm the weights of a model are in memory once when it has run: packed. What asks for one afterwards, as a gradient
// does, is given the same numbers, whatever the format.
import {
  backend,
  dispose,
  grad,
  memory,
  sum,
  type Tensor,
  type Tensor4D,
  tensor4d,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import type { Classifier } from '../engine/types'
import { filesFromBytes } from './files/files'
import { floats, type ModelText, writeOnnx } from './onnx/testing/writeOnnx'
import { openModel } from './open'
import { graphFiles, node, placeholder, window } from './testing/graphFixtures'
import {
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from './testing/modelFixtures'
import { norm } from './testing/smallWeights'
import type { ModelFiles } from './types'

beforeAll(() => useBackend('wasm'))

const WIDE = 80
const NAMES = ['a', 'b', 'c']
/** Weights that count as tensors and have no memory of their own. */
const countAway = () => memory().numDataBuffers - backend().numDataIds()

const stem = (name: string) => weight(name, [1, 1, 3, WIDE], 1)
const wide = (name: string, i: number) => weight(name, [1, 1, WIDE, WIDE], i + 2)

function keras(withNorms: boolean): ModelFiles {
  const names = ['stem', ...NAMES]
  const layers = names.flatMap((name) => [
    layer('Conv2D', name, { filters: WIDE, kernel_size: [1, 1], use_bias: false }),
    ...(withNorms ? [layer('BatchNormalization', `${name}-norm`)] : []),
    layer('ReLU', `${name}-relu`),
  ])
  const net = sequential('net', [
    picture('image', [4, 4, 3]),
    ...layers,
    layer('GlobalAveragePooling2D', 'pool'),
  ])
  const kernels = [stem('stem/kernel'), ...NAMES.map((name, i) => wide(`${name}/kernel`, i))]
  const norms: Weight[] = withNorms ? names.flatMap((name, i) => norm(`${name}-norm`, WIDE, 10 * i + 20)) : []
  return modelFiles(kerasJson(net), [...kernels, ...norms])
}

function graph(): ModelFiles {
  const convolved = ['stem', ...NAMES].flatMap((name, i) => [
    node('Conv2D', `${name}-c`, [i === 0 ? 'image' : `${['stem', ...NAMES][i - 1]}-r`, name], window()),
    node('Relu', `${name}-r`, [`${name}-c`]),
  ])
  const pooled = node('Mean', 'pool', [`${NAMES.at(-1)}-r`, 'axes'])
  const axes: Weight = { name: 'axes', shape: [2], dtype: 'int32', values: [1, 2] }
  return graphFiles(
    [placeholder('image', [-1, 4, 4, 3]), ...convolved, pooled],
    [stem('stem'), ...NAMES.map(wide), axes],
    { scores: 'pool' },
  )
}

function onnx(): ModelFiles {
  const names = ['stem', ...NAMES]
  const filter = (from: number) => floats([WIDE, from, 1, 1], [0.02, -0.011, 0.007])
  const model: ModelText = {
    inputs: { input: [null, 3, 4, 4] },
    outputs: { output: [null, WIDE] },
    weights: Object.fromEntries(names.map((name, i) => [name, filter(i === 0 ? 3 : WIDE)])),
    nodes: [
      ...names.flatMap((name, i) => [
        { op: 'Conv', in: [i === 0 ? 'input' : `${names[i - 1]}-r`, name], out: [`${name}-c`] },
        { op: 'Relu', in: [`${name}-c`], out: [`${name}-r`] },
      ]),
      { op: 'GlobalAveragePool', in: [`${names.at(-1)}-r`], out: ['pooled'] },
      { op: 'Flatten', in: ['pooled'], out: ['output'] },
    ],
  }
  return filesFromBytes('onnx', new Map([['model.onnx', writeOnnx(model)]]))
}

const x = () =>
  tensor4d(
    Float32Array.from({ length: 48 }, (_, i) => Math.sin(i)),
    [1, 4, 4, 3],
  )

async function valuesOf(tensor: Tensor): Promise<Float32Array> {
  const values = await tensor.data<'float32'>()
  tensor.dispose()
  return values
}

const logits = ({ network, input, logits: end }: Classifier, at: Tensor4D) =>
  valuesOf(network.run({ [input]: at }, [end])[0] as Tensor)

const gradient = ({ network, input, logits: end }: Classifier, at: Tensor4D) =>
  valuesOf(grad((t: Tensor) => sum(network.run({ [input]: t }, [end])[0] as Tensor))(at))

test.each([
  ['ONNX', onnx],
  ['Keras', () => keras(false)],
  ['Keras with folded batch norms', () => keras(true)],
  ['a graph', graph],
])('%s', async (_, files) => {
  const slopeOn = async (name: 'cpu' | 'wasm') => {
    await useBackend(name)
    const at = x()
    const { classifier, dispose: close } = await openModel(files())
    const slope = await gradient(classifier, at)
    close()
    at.dispose()
    return slope
  }
  const [exact, slope] = [await slopeOn('cpu'), await slopeOn('wasm')]
  const largest = Math.max(...exact.map(Math.abs))
  expect(largest).toBeGreaterThan(0)
  for (const [i, value] of slope.entries())
    expect(Math.abs(value - (exact[i] ?? 0))).toBeLessThan(1e-4 * largest)

  const at = x()

  const before = { ...memory(), away: countAway() }
  const { classifier, dispose: close } = await openModel(files())
  const once = await logits(classifier, at)
  const { numTensors, numBytes } = memory()
  expect(countAway() - before.away).toBe(NAMES.length)
  expect(await logits(classifier, at)).toEqual(once)
  expect(await gradient(classifier, at)).toEqual(slope)
  expect(await logits(classifier, at)).toEqual(once)
  expect(memory()).toMatchObject({ numTensors, numBytes })
  close()
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes })
  dispose(at)
})
