// Max pooling. The gradient goes to the first maximum of a window in reading order, as PyTorch and cpu do. The kernels
// MaxPoolGrad of WebGL and WebGPU take the last one of equal values (zeros behind a ReLU, sixes behind a ReLU6); that of
// wasm starts from the smallest positive float and so sends the gradient of every window without a positive value to
// its first cell. There it is composed of other operators.
import {
  add,
  backend_util,
  cast,
  engine,
  equal,
  type MaxPoolAttrs,
  mul,
  pad,
  stridedSlice,
  sub,
  type Tensor,
  zeros,
} from '@tensorflow/tfjs-core'
import { isFaulty } from '../kernels/repair'
import { padAxis, sliceAxis, spreadAxis } from './axes'
import { gradient } from './gradient'

const LOWEST = -3.4e38

/** Where the windows lie on the input after it is padded to [n, height, width, k]. */
interface Windows {
  readonly info: backend_util.Conv2DInfo
  readonly height: number
  readonly width: number
  /** Row and column of each cell of a window, in reading order. */
  readonly cells: readonly (readonly [number, number])[]
}

function placeWindows(shape: readonly number[], attrs: MaxPoolAttrs): Windows {
  const { filterSize, strides, pad: padding, dimRoundingMode } = attrs
  const size = shape as [number, number, number, number]
  const info = backend_util.computePool2DInfo(size, filterSize, strides, 1, padding, dimRoundingMode)
  const reach = (out: number, stride: number, window: number) => (out - 1) * stride + window
  return {
    info,
    height: Math.max(
      info.padInfo.top + info.inHeight,
      reach(info.outHeight, info.strideHeight, info.filterHeight),
    ),
    width: Math.max(
      info.padInfo.left + info.inWidth,
      reach(info.outWidth, info.strideWidth, info.filterWidth),
    ),
    cells: Array.from({ length: info.filterHeight * info.filterWidth }, (_, i) => [
      Math.floor(i / info.filterWidth),
      i % info.filterWidth,
    ]),
  }
}

function framed(x: Tensor, { info, height, width }: Windows, value: number): Tensor {
  const { top, left } = info.padInfo
  const rows: [number, number] = [top, height - top - info.inHeight]
  const columns: [number, number] = [left, width - left - info.inWidth]
  return pad(x, [[0, 0], rows, columns, [0, 0]], value)
}

/** One cell of every window: [n, outHeight, outWidth, k]. */
function cellAt(frame: Tensor, { info }: Windows, [row, column]: readonly [number, number]): Tensor {
  const bottom = row + (info.outHeight - 1) * info.strideHeight + 1
  const right = column + (info.outWidth - 1) * info.strideWidth + 1
  const end = [info.batchSize, bottom, right, info.outChannels]
  return stridedSlice(frame, [0, row, column, 0], end, [1, info.strideHeight, info.strideWidth, 1])
}

/** The transpose of `cellAt` and `framed`: back to the input's place. */
function placed(part: Tensor, windows: Windows, [row, column]: readonly [number, number]): Tensor {
  const { info, height, width } = windows
  const rows = spreadAxis(part, 1, info.strideHeight)
  const grid = spreadAxis(rows, 2, info.strideWidth)
  const tall = padAxis(grid, 1, [row, height - row - (grid.shape[1] ?? 0)])
  const wide = padAxis(tall, 2, [column, width - column - (grid.shape[2] ?? 0)])
  const high = sliceAxis(wide, 1, [info.padInfo.top, info.inHeight])
  return sliceAxis(high, 2, [info.padInfo.left, info.inWidth])
}

/** For each cell of a window, 1 where it holds the window's first maximum. */
function firstMaxima(x: Tensor, y: Tensor, windows: Windows): Tensor[] {
  const frame = framed(x, windows, LOWEST)
  let free: Tensor | null = null
  return windows.cells.map((cell) => {
    const hit = cast(equal(cellAt(frame, windows, cell), y), 'float32')
    const first = free === null ? hit : mul(hit, free)
    free = free === null ? sub(1, first) : sub(free, first)
    return first
  })
}

function composed(dy: Tensor, saved: { x: Tensor; y: Tensor }, attrs: MaxPoolAttrs): Tensor {
  const windows = placeWindows(saved.x.shape, attrs)
  return firstMaxima(saved.x, saved.y, windows)
    .map((mask, i) => placed(mul(dy, mask), windows, windows.cells[i] ?? [0, 0]))
    .reduce((total, part) => add(total, part))
}

function byKernel(dy: Tensor, { x, y }: { x: Tensor; y: Tensor }, attrs: MaxPoolAttrs): Tensor {
  return engine().runKernel('MaxPoolGrad', { dy, input: x, output: y }, { ...attrs }) as Tensor
}

const pool = gradient('MaxPool', ['x', 'y'], (dy, saved, attrs: MaxPoolAttrs) => ({
  x: () => (isFaulty('MaxPoolGrad') ? composed : byKernel)(dy, saved, attrs),
}))

const poolGrad = gradient('MaxPoolGrad', ['input', 'output'], (ddx, saved, attrs: MaxPoolAttrs) => ({
  dy: () => {
    const windows = placeWindows(saved.input.shape, attrs)
    const frame = framed(ddx, windows, 0)
    return firstMaxima(saved.input, saved.output, windows)
      .map((mask, i) => mul(mask, cellAt(frame, windows, windows.cells[i] ?? [0, 0])))
      .reduce((total, part) => add(total, part))
  },
  input: () => zeros(saved.input.shape),
  output: () => zeros(saved.output.shape),
}))

export const maxPool = [pool, poolGrad]
