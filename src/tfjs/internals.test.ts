// What a new version of TensorFlow.js may move without a word. Each test is called after the private part it stands for.
import '@tensorflow/tfjs-backend-cpu'
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl'
import { makeShaderKey } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math'
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu'
import { BufferManager } from '@tensorflow/tfjs-backend-webgpu/dist/buffer_manager'
import { loadGraphModelSync } from '@tensorflow/tfjs-converter'
import {
  backend,
  env,
  getGradient,
  getKernel,
  grad,
  type Scalar,
  scalar,
  serialization,
  square,
  type Tensor,
  version_core,
} from '@tensorflow/tfjs-core'
import { layers } from '@tensorflow/tfjs-layers'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import { executorOf, freeListsOf, tape, wasmOf, webglOf } from './internals'

beforeAll(() => useBackend('cpu'))

test('the version is the one that was read', () => {
  expect(version_core).toBe('4.22.0')
})

describe('the core', () => {
  test('engine().state: activeTape[].saved, gradientDepth and kernelDepth', () => {
    expect([tape().gradientDepth, tape().kernelDepth]).toEqual([0, 0])
    expect(tape().activeTape ?? null).toBe(null)
    const x = scalar(3)
    const seen: [number, boolean][] = []
    const g = grad((t: Tensor) => {
      const y = square(t)
      seen.push([
        tape().gradientDepth,
        tape().activeTape?.some(({ saved }) => (saved ?? []).length > 0) ?? false,
      ])
      return y as Scalar
    })(x)
    expect(seen).toEqual([[1, true]])
    expect(tape().gradientDepth).toBe(0)
    x.dispose()
    g.dispose()
  })

  test('register_all_gradients: a gradient is a config with saved inputs and outputs', () => {
    expect(getGradient('Relu')).toMatchObject({ kernelName: 'Relu', inputsToSave: ['x'] })
  })

  test.each([
    'Conv2DBackpropInput',
    'Conv2DBackpropFilter',
    'DepthwiseConv2dNativeBackpropInput',
    'DepthwiseConv2dNativeBackpropFilter',
    'AvgPoolGrad',
    'MaxPoolGrad',
    'StridedSlice',
    'Select',
    'Cast',
    'Multiply',
    'NotEqual',
    'RealDiv',
    'Floor',
  ])('the kernel %s is called by its name', (name) => {
    expect(getKernel(name, 'cpu')).toMatchObject({ kernelName: name })
  })

  test('serialization.SerializationMap.classNameMap and Layer.setFastWeightInitDuringBuild', () => {
    const entry = serialization.SerializationMap.getMap().classNameMap.Conv2D
    expect(entry?.[0]).toBe(layers.conv2d({ filters: 1, kernelSize: 1 }).constructor)
    expect(layers.flatten().setFastWeightInitDuringBuild).toBeTypeOf('function')
  })
})

test('GraphModel.executor.graph.nodes and .weightMap', () => {
  const node = [
    { name: 'x', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' } } },
    { name: 'w', op: 'Const', attr: { dtype: { type: 'DT_FLOAT' } } },
    { name: 'y', op: 'AddV2', input: ['x', 'w'], attr: { T: { type: 'DT_FLOAT' } } },
  ]
  const model = loadGraphModelSync({
    load: () => ({
      modelTopology: { versions: {}, node },
      format: 'graph-model',
      weightSpecs: [{ name: 'w', shape: [1], dtype: 'float32' }],
      weightData: new Float32Array([2]).buffer,
    }),
  })
  const { graph, weightMap } = executorOf<{ op: string; inputNames: string[] }>(model)
  expect(graph.nodes.y).toMatchObject({ op: 'AddV2', inputNames: ['x', 'w'] })
  expect(weightMap.w?.[0]?.shape).toEqual([1])
  model.dispose()
})

test('WebGPUBackend.bufferManager.freeBuffers, .numBytesAllocated and .numFreeBuffers', () => {
  const device = {
    createBuffer: ({ size }: { size: number }) => ({ size, usage: 1, destroy: () => undefined }),
  }
  const bufferManager = new BufferManager(device as unknown as GPUDevice)
  bufferManager.releaseBuffer(bufferManager.acquireBuffer(64, 1))
  const lists = freeListsOf({ bufferManager })
  expect([...lists.freeBuffers.values()].flat().map(({ size }) => size)).toEqual([64])
  expect(lists.numBytesAllocated).toBe(64)
  expect(lists.numFreeBuffers).toBe(1)
})

test('WebGPUBackend and MathBackendWebGL: what runs their programs, reads and frees', () => {
  const gpu = new Map<object, readonly string[]>([
    [
      WebGPUBackend.prototype,
      [
        'runWebGPUProgram',
        'recordAndSubmit',
        'submitQueue',
        'getBufferData',
        'readSync',
        'readToGPU',
        'makeTensorInfo',
        'dispose',
      ],
    ],
    [MathBackendWebGL.prototype, ['runWebGLProgram', 'readSync', 'releaseGPUData', 'makeTensorInfo']],
  ])
  for (const [prototype, names] of gpu) for (const name of names) expect(prototype).toHaveProperty(name)
})

test('BackendWasm.dataIdMap, .wasm, .incRef, .refCount, .readSync and .disposeData', async () => {
  await useBackend('wasm')
  const { dataIdMap, wasm } = wasmOf(backend())
  const { dataId } = scalar(3)
  const { id, memoryOffset, refCount } = dataIdMap.get(dataId)
  expect(id).toBeGreaterThan(0)
  expect(refCount).toBe(1)
  expect(new Float32Array(wasm.HEAPU8.buffer, memoryOffset, 1)[0]).toBe(3)
  const whole = wasmOf(backend())
  whole.incRef(dataId)
  expect(whole.refCount(dataId)).toBe(2)
  expect(whole.readSync(dataId)).toEqual(new Float32Array([3]))
  expect([whole.disposeData(dataId), whole.disposeData(dataId)]).toEqual([false, true])
  expect(dataIdMap.has(dataId)).toBe(false)
  expect([wasm._malloc, wasm._free, wasm.tfjs.disposeData].map((part) => typeof part)).toEqual(
    Array(3).fill('function'),
  )
  await useBackend('cpu')
})

test('MathBackendWebGL.runWebGLProgram, whose key contains userCode', () => {
  expect(webglOf(MathBackendWebGL.prototype).runWebGLProgram).toBeTypeOf('function')
  env().set('WEBGL_VERSION', 2)
  const program = { variableNames: [], outputShape: [1], userCode: '// marked' }
  const output = { shape: [1], texData: { texShape: [1, 1] }, isUniform: false }
  expect(makeShaderKey(program, [], output as never)).toContain('// marked')
})
