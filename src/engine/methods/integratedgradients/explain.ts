// Integrated gradients, arxiv.org/abs/1703.01365: (x - b) times the mean gradient between b and x, at the middle of
// each step. The shares add up to S(x) - S(b).
import {
  add,
  dispose,
  div,
  mul,
  squeeze,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tensor4d,
  tidy,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { makeBaseline } from '../../metrics/baseline'
import type { Explain, Probe } from '../../types'
import { readPicture } from '../shared/readPicture'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, { steps, baseline }) => {
  const start = await makeStart(probe, baseline)
  try {
    const mean = await meanGradient(probe, start, steps)
    try {
      return { map: tidy(() => squeeze(sum(mul(sub(probe.picture, start), mean), -1), [0])) }
    } finally {
      mean.dispose()
    }
  } finally {
    start.dispose()
  }
}

async function makeStart(probe: Probe, kind: 'zero' | 'mean' | 'blur'): Promise<Tensor4D> {
  const data = makeBaseline(kind, await readPicture(probe))
  return data ? tensor4d(data, probe.picture.shape) : zerosLike(probe.picture)
}

/** [1, H, W, C] */
async function meanGradient(probe: Probe, start: Tensor4D, steps: number): Promise<Tensor> {
  let total: Tensor = zerosLike(probe.picture)
  try {
    for (let i = 0; i < steps; i++) {
      const between = tidy(() => add(start, mul(sub(probe.picture, start), (i + 0.5) / steps))) as Tensor4D
      const gradients = gradientAt(probe, between)
      const next = tidy(() => add(total, gradients[0] as Tensor))
      dispose([total, between, ...gradients])
      total = next
      await probe.step(i + 1, steps)
    }
    return tidy(() => div(total, steps))
  } finally {
    total.dispose()
  }
}

function gradientAt(probe: Probe, picture: Tensor4D): Tensor[] {
  try {
    const other = probe.at(picture)
    const gradients = other.gradientsAt([probe.classifier.input])
    other.close()
    return gradients
  } catch (error) {
    picture.dispose()
    throw error
  }
}
