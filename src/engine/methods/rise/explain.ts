// RISE, arxiv.org/abs/1806.07421: random masks weighed by the probability that they leave.
import { tensor2d } from '@tensorflow/tfjs-core'
import { randomGrid } from '../../scoring/sources/randomGrids'
import type { Explain, MaskSource, Probe, Target } from '../../types'
import type { card } from './card'

type RandomGrids = Extract<MaskSource, { kind: 'random grids' }>

export const explain: Explain<typeof card> = async (probe, { samples, cells, density, seed }) => {
  const source = { kind: 'random grids', seed, cells: [cells, cells], density } as const
  const indices = Array.from({ length: samples }, (_, i) => i)
  const sum = summing(probe, source)
  const masks = { source, count: samples, target: probabilityOf(probe.target) }
  const scores = await probe.scores([{ indices, gain: 1 }], {
    masks,
    partial: (done) => ({ map: sum.add(done) }),
  })
  return { map: sum.add(scores), notes: isOther(probe) ? [ofProbability] : [] }
}

const ofProbability =
  'RISE weighs masks by the probability of the class, as its paper does, not by the logit.'

/** Where the output is a probability it is what was asked for. */
const isOther = ({ target, classifier }: Probe) =>
  target.kind === 'logit' && classifier.activation !== 'given'

/** A logit may be negative, and then a mask that hides nothing would count against itself. */
function probabilityOf(target: Target): Target {
  return target.kind === 'logit' ? { ...target, kind: 'probability' } : target
}

/** Adds each mask once, as its score becomes known. */
function summing({ picture }: Probe, source: RandomGrids) {
  const [, height, width] = picture.shape
  const total = new Float64Array(height * width)
  const added = new Set<number>()
  return {
    /** The map so far [H, W]; scores not known yet are NaN. */
    add(scores: Float32Array) {
      scores.forEach((score, i) => {
        if (Number.isNaN(score) || added.has(i)) return
        added.add(i)
        const mask = randomGrid(source, i, [height, width])
        for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + score * (mask[at] ?? 0)
      })
      const scale = Math.max(1, added.size) * source.density
      return tensor2d(
        Float32Array.from(total, (value) => value / scale),
        [height, width],
      )
    },
  }
}
