// Deep feature factorisation, arxiv.org/abs/1806.10206: A - min A ~ M C, not negative. The map is that of the concept
// whose own activation, spread over the whole layer, scores highest for the class, or of the one that is asked for.
import { reshape, tensor, tensor3d, tidy, tile } from '@tensorflow/tfjs-core'
import { type Factors, factorise } from '../../linalg/factorise'
import type { Matrix } from '../../linalg/project'
import type { Alter, ConceptFacts, Explain, Probe } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => {
  const k = params.k
  const { shifted, lowest } = await notNegative(probe)
  const after = (done: number, total: number) => probe.step(done, total)
  const factors = await factorise(shifted, { k, seed: params.seed, after })
  const { order, facts } = await ranked(probe, k, aloneOf(probe, factors, lowest))
  const shown = Math.max(0, Math.min(params.concept, k - 1))
  return { ...mapsOf(probe, factors, { order, shown }), facts }
}

/** The concepts by their scores, highest first, and what is known of each. */
async function ranked(probe: Probe, k: number, alone: Alter) {
  const answers = await probe.headAnswers(k, alone)
  const width = answers.length / k
  const found = Array.from({ length: k }, (_, c) => {
    const [score = Number.NaN, ...probabilities] = answers.subarray(c * width, (c + 1) * width)
    return { c, facts: { score, classes: topOf(probabilities) } }
  }).toSorted((a, b) => b.facts.score - a.facts.score)
  return { order: found.map(({ c }) => c), facts: found.map(({ facts }) => facts) }
}

interface Ranks {
  readonly order: readonly number[]
  readonly shown: number
}

function mapsOf({ layer: { height, width } }: Probe, { maps }: Factors, { order, shown }: Ranks) {
  const k = order.length
  const places = height * width
  const rows = order.map((c) => Float32Array.from({ length: places }, (_, i) => maps[i * k + c] ?? 0))
  return tidy(() => ({
    map: tensor(rows[shown] ?? [], [height, width]),
    concepts: tensor3d(Float32Array.from(rows.flatMap((row) => [...row])), [k, height, width]),
  }))
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

/** Each concept in the place of the picture's activations, everywhere the same. */
function aloneOf({ layer: { channels } }: Probe, { concepts }: Factors, lowest: Float64Array): Alter {
  const k = concepts.length / channels
  return (whole, first, count) => {
    const values = Float32Array.from({ length: count * channels }, (_, i) => {
      const concept = first + Math.floor(i / channels)
      const channel = i % channels
      return (concepts[channel * k + concept] ?? 0) + (lowest[channel] ?? 0)
    })
    const places = whole.shape.slice(1, -1)
    const single = reshape(tensor(values), [count, ...places.map(() => 1), channels])
    return tile(single, [1, ...places, 1])
  }
}

function topOf(probabilities: readonly number[]): ConceptFacts['classes'] {
  const classes = probabilities.map((probability, index) => ({ index, probability }))
  return classes.toSorted((a, b) => b.probability - a.probability).slice(0, 3)
}
