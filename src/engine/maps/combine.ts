// From a method's answer to one map on the layer's grid, before any ReLU. Reads the small map back.
import {
  isNaN as isNotNumber,
  mul,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { codeFor } from '../../errors'
import type { After } from '../linalg/pace'
import type { Answer } from '../types'
import type { Grid } from './grid'

/** How products become one map. */
export interface Combining {
  /** Products that are not numbers count as zero (torchcam). */
  readonly nansum: boolean
  /** First principal component in the place of the sum over channels (`eigen_smooth`); awaited on the way. */
  readonly project: After | null
}

/** The tensors of the answer stay the caller's; `activations` are asked for where weights need them. */
export async function combineAnswer(
  answer: Answer,
  activations: () => Tensor4D,
  how: Combining,
): Promise<Grid> {
  if ('map' in answer) return read(answer.map)
  const products = tidy(() =>
    'products' in answer ? answer.products.clone() : mul(answer.weights, activations()),
  )
  try {
    if (how.project) {
      const { firstComponent } = await codeFor('eigen_smooth', () => import('../linalg/project'))
      return await firstComponent(products as Tensor4D, how.project)
    }
    const map = tidy(() => sum(how.nansum ? withoutNaN(products) : products, -1))
    try {
      return await read(map)
    } finally {
      map.dispose()
    }
  } finally {
    products.dispose()
  }
}

function withoutNaN(values: Tensor): Tensor {
  return where(isNotNumber(values), zerosLike(values), values)
}

async function read(map: Tensor): Promise<Grid> {
  const [height = 1, width = 1] = map.shape.slice(-2)
  return { width, height, data: (await map.data()) as Float32Array }
}
