// Beside the packed filter of each convolution, TensorFlow.js's wasm keeps the transposed one that it was packed from, and
// never reads it again: a third copy of all filters. It is a std::vector in a node of the std::map of packed convolutions;
// here it is freed and the vector left empty. Where the map is found otherwise than it was read, nothing is done.
// https://github.com/tensorflow/tfjs/blob/tfjs-v4.22.0/tfjs-backend-wasm/src/cc/conv2d_impl.cc (CachedInfo)
import { conv2d, dispose, ones, type Tensor4D } from '@tensorflow/tfjs-core'
import { type WasmInternals, wasmOf } from '../internals'

/** Words of 4 bytes from the beginning of a node: its two children, its parent, then (after the colour) the key. */
const [LEFT, RIGHT, PARENT] = [0, 1, 2]
const FILTER_ID = 20
/** The vector of the transposed filter: where it begins; then where it ends, and where its room ends. */
const [BEGIN, ROOM] = [26, 28]

type Wasm = WasmInternals['wasm']

/** Frees what convolutions have left since it was called last. */
export type Sweep = () => void

/** Of a wasm that has computed no convolution yet and is the present backend; else of none. */
export function transposedFilters(backend: object): Sweep {
  const { wasm } = wasmOf(backend)
  const map = findMap(wasmOf(backend))
  if (map === null) return () => undefined
  let seen = 0
  return () => {
    const words = wordsOf(wasm)
    const size = words[map + 1] ?? 0
    if (size === seen) return
    seen = size
    const waiting = [words[map] ?? 0]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node === 0) continue
      const at = node / 4
      waiting.push(words[at + LEFT] ?? 0, words[at + RIGHT] ?? 0)
      empty(wasm, words, at)
    }
  }
}

const wordsOf = ({ HEAPU8 }: Wasm) => new Uint32Array(HEAPU8.buffer)

function empty(wasm: Wasm, words: Uint32Array, at: number): void {
  const begin = words[at + BEGIN] ?? 0
  if (begin === 0) return
  words.fill(0, at + BEGIN, at + ROOM + 1)
  wasm._free(begin)
}

const SHAPE: [number, number, number, number] = [3, 1, 5, 7]
const BYTES = 4 * 3 * 5 * 7

/** The word at which the map has its root, with its size behind it; null where there is no such map. */
function findMap(internals: WasmInternals): number | null {
  const filter = ones(SHAPE) as Tensor4D
  const picture = ones([1, 4, 4, 5]) as Tensor4D
  const packed = conv2d(picture, filter, 1, 'valid')
  try {
    return mapAround(internals, internals.dataIdMap.get(filter.dataId).id)
  } finally {
    dispose([filter, picture, packed])
  }
}

/** Where the convolution of that filter is alone in it. */
function mapAround({ wasm }: WasmInternals, filterId: number): number | null {
  const words = wordsOf(wasm)
  const last = topOf(wasm) / 4
  const found: number[] = []
  for (let at = 0; at < last; at++)
    if (words[at + FILTER_ID] === filterId && isNode(words, at)) found.push(at)
  const [node] = found
  if (node === undefined || found.length > 1) return null
  const map = (words[node + PARENT] ?? 0) / 4
  return words[map] === node * 4 && words[map + 1] === 1 ? map : null
}

function isNode(words: Uint32Array, at: number): boolean {
  const [begin = 0, end, room] = words.subarray(at + BEGIN, at + ROOM + 1)
  return begin > 0 && end === begin + BYTES && room === end
}

/** Nothing that was allocated so far lies beyond. */
function topOf({ HEAPU8, _malloc, _free }: Wasm): number {
  const large = _malloc(2 ** 20) >>> 0
  _free(large)
  return Math.min(large + 2 ** 20, HEAPU8.length)
}
