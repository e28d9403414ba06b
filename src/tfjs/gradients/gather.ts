// Looking up rows. The gradient of TensorFlow.js needs UnsortedSegmentSum, which wasm lacks, and fails with batch
// dimensions; here each row is added where it came from: on every backend, in no more memory than the rows take, and
// differentiable again.
import {
  add,
  cast,
  type GatherV2Attrs,
  gatherND,
  mul,
  range,
  reshape,
  scatterND,
  type Tensor,
  tensorScatterUpdate,
  transpose,
  util,
  zeros,
} from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

/** x [batch, outer, n, inner] looked up by indices [batch, i] gives dy [batch, outer, i, inner]. */
function backward(dy: Tensor, { x, indices }: Record<'x' | 'indices', Tensor>, attrs: GatherV2Attrs): Tensor {
  const axis = util.parseAxisParam(attrs.axis, x.shape)[0] ?? 0
  const batch = util.sizeFromShape(x.shape.slice(0, attrs.batchDims))
  const outer = util.sizeFromShape(x.shape.slice(attrs.batchDims, axis))
  const inner = util.sizeFromShape(x.shape.slice(axis + 1))
  const n = x.shape[axis] ?? 1
  const count = indices.size / batch
  const begins = reshape(mul(range(0, batch, 1, 'int32'), n), [batch, 1])
  const places = add(reshape(indices, [batch, count]), begins)
  const rows = transpose(reshape(dy, [batch, outer, count, inner]), [0, 2, 1, 3])
  const sums = scatterND(
    cast(reshape(places, [batch * count, 1]), 'int32'),
    reshape(rows, [batch * count, outer * inner]),
    [batch * n, outer * inner] as never,
  )
  return reshape(transpose(reshape(sums, [batch, n, outer, inner]), [0, 2, 1, 3]), x.shape)
}

const rows = gradient('GatherV2', ['x', 'indices'], (dy, saved, attrs: GatherV2Attrs) => ({
  x: () => backward(dy, saved, attrs),
  indices: () => zeros(saved.indices.shape),
}))

const places = gradient('GatherNd', ['params', 'indices'], (dy, { params, indices }) => ({
  params: () => scatterND(indices, dy, params.shape as [number]),
  indices: () => zeros(indices.shape),
}))

const scattered = gradient('ScatterNd', ['indices'], (dy, { indices }) => ({
  updates: () => gatherND(dy, indices),
  indices: () => zeros(indices.shape),
}))

const updated = gradient('TensorScatterUpdate', ['indices', 'updates'], (dy, { indices, updates }) => ({
  tensor: () => tensorScatterUpdate(dy, indices, zeros(updates.shape)),
  updates: () => gatherND(dy, indices),
  indices: () => zeros(indices.shape),
}))

export const gather = [rows, places, scattered, updated]
