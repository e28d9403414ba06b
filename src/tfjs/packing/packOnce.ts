// On wasm a filter is packed for its kernel when it is first used, and read no more: one that can be made again is let go
// then, and so is what TensorFlow.js leaves of the packing. A model is in memory once, not three times.
import { backend, type KernelFunc, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core'
import { tape, wasmOf } from '../internals'
import { mend } from '../kernels/repair'
import { holdRenewables, lending } from './holdRenewables'
import { broughtBack, letGo, MOST_WAYS, type Renewable, renewablesOf } from './renewable'
import { type Sweep, transposedFilters } from './transposed'

/** Of the wasm that is the present backend, before its first convolution. Once more does no harm. */
export function packOnce(): void {
  const present = backend()
  if (renewablesOf(present)) return
  holdRenewables(present)
  sweeps.set(present, transposedFilters(present))
  for (const kernel of Object.keys(PACKING)) mendKernel(kernel, (run) => packingKernel(run, kernel))
  for (const kernel of VIEWING) mendKernel(kernel, withAllThere)
}

const mendKernel = (kernelName: string, change: (run: KernelFunc) => KernelFunc) =>
  mend({ kernelName, backendName: 'wasm', name: 'packOnce', change })

const sweeps = new WeakMap<object, Sweep>()

type Call = Parameters<KernelFunc>[0]
type Inputs = Readonly<Record<string, TensorInfo | undefined>>
/** All that a packed weight depends on beside its numbers; null where the kernel does not pack it. */
type Way = (inputs: Inputs, attributes: NamedAttrMap) => readonly unknown[] | null

const convolution: Way = (_, { strides, pad, dilations, dimRoundingMode, activation = 'linear' }) => [
  strides,
  pad,
  dilations,
  dimRoundingMode,
  activation,
]
const depthwise: Way = (inputs, attributes) => ['depthwise', ...(convolution(inputs, attributes) ?? [])]

/** Of two matrices, as they are. */
const product: Way = ({ a, b }, { transposeA, transposeB, activation = 'linear' }) => {
  const several = [a, b].some((each) => each?.shape.slice(0, -2).some((size) => size !== 1))
  return several || transposeA || transposeB ? null : [activation]
}
/** Its kernel counts on three axes. */
const fusedProduct: Way = (inputs, attributes) =>
  inputs.a?.shape.length === 3 && inputs.b?.shape.length === 3 ? product(inputs, attributes) : null

const PACKING: Readonly<Record<string, { readonly weight: string; readonly way: Way }>> = {
  Conv2D: { weight: 'filter', way: convolution },
  FusedConv2D: { weight: 'filter', way: convolution },
  DepthwiseConv2dNative: { weight: 'filter', way: depthwise },
  FusedDepthwiseConv2D: { weight: 'filter', way: depthwise },
  BatchMatMul: { weight: 'b', way: product },
  _FusedMatMul: { weight: 'b', way: fusedProduct },
}

function packingKernel(run: KernelFunc, kernel: string): KernelFunc {
  return (call) => {
    try {
      const found = renewableIn(call, kernel)
      return found ? packed(run, call, found) : run(call)
    } finally {
      sweeps.get(call.backend as object)?.()
    }
  }
}

interface Found {
  readonly dataId: object
  readonly weight: Renewable
  readonly way: string
}

function renewableIn({ backend: present, inputs, attrs = {} }: Call, kernel: string): Found | null {
  const { weight: name = '', way: wayOf } = PACKING[kernel] ?? {}
  const given = inputs as Inputs
  const dataId = given[name]?.dataId
  const weight = dataId && renewablesOf(present as object)?.get(dataId)
  const way = weight && wayOf?.(given, attrs)
  if (!dataId || !weight || !way) return null
  const bias = given.bias ? wasmOf(present as object).dataIdMap.get(given.bias.dataId).id : 0
  return { dataId, weight, way: JSON.stringify([...way, bias]) }
}

function packed(run: KernelFunc, call: Call, { dataId, weight, way }: Found): ReturnType<KernelFunc> {
  const wasm = wasmOf(call.backend as object)
  const gone = weight.gone.get(way)
  if (gone) return lending(wasm, { dataId, weight, gone }, () => run(call))
  const made = run(call)
  weight.packedFor.push(way)
  // A gradient will ask for it.
  if (tape().gradientDepth > 0) broughtBack(call.backend as object, dataId)
  else if (weight.gone.size < MOST_WAYS) letGo(wasm, dataId, weight)
  return made
}

/** Kernels that are JavaScript over views of the memory. */
const VIEWING = ['BroadcastArgs', 'Cast', 'Concat', 'Identity', 'Slice'] as const

/** It takes views of the memory, which end when a weight that is made anew lets the memory grow. */
function withAllThere(run: KernelFunc): KernelFunc {
  return (call) => {
    const { dataIdMap } = wasmOf(call.backend as object)
    for (const { dataId } of Object.values(call.inputs as unknown as TensorInfo[])) dataIdMap.get(dataId)
    return run(call)
  }
}
