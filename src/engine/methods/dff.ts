// Deep feature factorisation, arxiv.org/abs/1806.10206: A - min A ~ M C, not negative. The concept shown is the
// one whose own activation, spread over the whole layer, scores highest for the class.
import { reshape, tensor, tensor3d, tidy, tile } from '@tensorflow/tfjs-core'
import { type Factors, factorise } from '../factorise'
import type { Matrix } from '../project'
import type { Method, Probe } from '../types'
import { dffCard } from './cards/components'

export const dff: Method = {
  ...dffCard,
  async explain(probe, params) {
    const { height, width } = probe.layer
    const k = Number(params.k)
    const { shifted, lowest } = await notNegative(probe)
    const after = (done: number, total: number) => probe.step(done, total)
    const factors = await factorise(shifted, { k, seed: Number(params.seed), after })
    const scores = await conceptScores(probe, factors, lowest)
    const order = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    const shown = Math.min(Number(params.concept), k - 1)
    const notes = order.map((c, rank) => `Concept ${rank} scores ${(scores[c] ?? 0).toPrecision(4)}.`)
    return tidy(() => {
      const maps = order.map((c) =>
        Float32Array.from({ length: height * width }, (_, i) => factors.maps[i * k + c] ?? 0),
      )
      const concepts = tensor3d(Float32Array.from(maps.flatMap((map) => [...map])), [k, height, width])
      return { map: tensor(maps[shown] ?? [], [height, width]), concepts, notes }
    })
  },
}

/** Places are rows; each channel's lowest value is taken off. */
async function notNegative(probe: Probe): Promise<{ shifted: Matrix; lowest: Float64Array }> {
  const { height, width, channels } = probe.layer
  const values = await probe.activations().data()
  const data = Float64Array.from(values, (v) => (Number.isNaN(v) ? 0 : v))
  const lowest = new Float64Array(channels).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < data.length; i++)
    lowest[i % channels] = Math.min(lowest[i % channels] ?? 0, data[i] ?? 0)
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) - (lowest[i % channels] ?? 0)
  return { shifted: { rows: height * width, columns: channels, data }, lowest }
}

function conceptScores(probe: Probe, { concepts }: Factors, lowest: Float64Array): Promise<Float32Array> {
  const { channels } = probe.layer
  const k = concepts.length / channels
  return probe.headScores(k, (whole, first, count) => {
    const values = Float32Array.from({ length: count * channels }, (_, i) => {
      const [concept, channel] = [first + Math.floor(i / channels), i % channels]
      return (concepts[channel * k + concept] ?? 0) + (lowest[channel] ?? 0)
    })
    const places = whole.shape.slice(1, -1)
    const single = reshape(tensor(values), [count, ...places.map(() => 1), channels])
    return tile(single, [1, ...places, 1])
  })
}
