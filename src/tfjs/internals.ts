// Every private part of TensorFlow.js 4.22 that the project reaches into, with its shape; internals.test.ts names each,
// so that a version that moves one fails by its name.
import {
  type BackendValues,
  type DataType,
  engine,
  serialization,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core'

/** What the engine remembers while a gradient is taken. */
export interface Tape {
  activeTape: readonly { readonly saved?: readonly Tensor[] | null }[] | null
  gradientDepth: number
  /** Above 0 nothing is written down. */
  kernelDepth: number
}

export const tape = (): Tape => engine().state as unknown as Tape

/** What tfjs-converter makes of a graph. */
export interface Executor<Node> {
  readonly graph: { readonly nodes: Readonly<Record<string, Node>> }
  weightMap: Readonly<Record<string, Tensor[]>>
}

/** Of a GraphModel. */
export function executorOf<Node>(model: object): Executor<Node> {
  return (model as { executor: Executor<Node> }).executor
}

/** WebGPU's buffers that no tensor uses, by their size and use. */
export interface FreeLists {
  readonly freeBuffers: ReadonlyMap<string, { readonly size: number; destroy(): void }[]>
  numBytesAllocated: number
  numFreeBuffers: number
}

/** Of a WebGPUBackend. */
export function freeListsOf(backend: object): FreeLists {
  return (backend as { bufferManager: FreeLists }).bufferManager
}

/** A WebGPU program before it runs; a run writes its whole key and its pipeline into it. */
export interface GpuProgram {
  shaderKey: string
  pipeline?: GPUComputePipeline | Promise<GPUComputePipeline> | undefined
  readonly pixelsOpType?: number | null
  readonly outputShape: number[]
}

/** Of a WebGPUBackend. */
export interface WebgpuInternals {
  /** Promises where the flag WEBGPU_ENGINE_COMPILE_ONLY was set at the first use. */
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>
  readonly activeTimers: unknown
  /** Tensors that are let go of are freed after the next submit where the commands before it use them. */
  commandQueueOwnedIds: WeakSet<object>
  tensorDataPendingDisposal: object[]
  runWebGPUProgram(program: GpuProgram, inputs: TensorInfo[], ...rest: GpuRun): TensorInfo
  recordAndSubmit(program: GpuProgram, output: TensorInfo, inputs: TensorInfo[], uniforms: unknown): void
  submitQueue(): void
  getBufferData(buffer: GPUBuffer): Promise<ArrayBuffer>
  readSync(dataId: object): BackendValues
  readToGPU(dataId: object, ...rest: readonly unknown[]): unknown
  dispose(): void
  makeTensorInfo(shape: number[], type: string): TensorInfo
  readonly tensorMap: {
    has(dataId: object): boolean
    /** Its values where they lie here, and where it lies on the GPU. */
    get(dataId: object): { readonly values?: unknown; resource: object | null }
  }
}

/** Type of the values that come out, uniforms of the program's own, and the output where it is there already. */
export type GpuRun = [outputType: string, uniforms?: unknown, output?: TensorInfo]

export const webgpuOf = (backend: object): WebgpuInternals => backend as WebgpuInternals

/** A WebGL program before it is compiled; the key of the compiled one contains its code. */
export interface ShaderProgram {
  userCode: string
  readonly enableShapeUniforms?: boolean
  readonly outputShape: number[]
  readonly packedOutput?: boolean
}

export interface TextureData {
  readonly shape: readonly number[]
  readonly texShape?: readonly number[] | null
  isPacked?: boolean
  texture?: object | null
}

/** Of a MathBackendWebGL. */
export interface WebglInternals {
  readonly texData: { has(dataId: object): boolean; get(dataId: object): TextureData }
  runWebGLProgram(
    this: WebglInternals,
    program: ShaderProgram,
    inputs: readonly { readonly dataId: object; readonly shape: readonly number[] }[],
    outputType: string,
    ...rest: readonly unknown[]
  ): TensorInfo
  makeTensorInfo(shape: number[], type: string): TensorInfo
  readSync(dataId: object): BackendValues
  releaseGPUData(dataId: object): void
}

export const webglOf = (backend: object): WebglInternals => backend as WebglInternals

/** What wasm knows of a tensor's data. */
export interface WasmData {
  readonly id: number
  readonly memoryOffset: number
  refCount: number
}

/** Of a BackendWasm. */
export interface WasmInternals {
  readonly wasm: {
    readonly HEAPU8: Uint8Array
    _malloc(bytes: number): number
    _free(address: number): void
    readonly tfjs: { disposeData(id: number): void }
  }
  readonly dataIdMap: {
    has(dataId: object): boolean
    /** What is not there is moved here from wherever the engine says that it is. */
    get(dataId: object): WasmData
    set(dataId: object, data: WasmData): void
    delete(dataId: object): void
  }
  incRef(dataId: object): void
  refCount(dataId: object): number
  readSync(dataId: object, start?: number, end?: number): BackendValues
  /** Copies the values into its memory, as the tensor's data. */
  move(
    dataId: object,
    values: BackendValues,
    shape: readonly number[],
    dtype: DataType,
    refCount: number,
  ): void
  /** A view of its values, until the memory grows. */
  typedArrayFromHeap(info: TensorInfo): BackendValues
  disposeData(dataId: object, force?: boolean): boolean
}

export const wasmOf = (backend: object): WasmInternals => backend as WasmInternals

/** A layer of tfjs-layers that is built outside of any model. */
export interface BareLayer {
  setFastWeightInitDuringBuild(on: boolean): void
}

/** A layer of the class, from its configuration in camel case; null where tfjs-layers has none of that name. */
export function layerOfClass<Layer>(className: string, config: object): Layer | null {
  const entry = serialization.SerializationMap.getMap().classNameMap[className]
  if (!entry) return null
  const [layerClass, fromConfig] = entry
  const layer = fromConfig(layerClass, config as serialization.ConfigDict) as unknown as BareLayer
  layer.setFastWeightInitDuringBuild(true)
  return layer as Layer
}
