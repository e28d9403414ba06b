// SESS, saliency enhancing with scaling and sliding, arxiv.org/abs/2207.01769, as pytorch-grad-cam 1.5.7 has it: the
// base method's map of every window, min-maxed, times the window's probability over the largest one.
import { dispose, Tensor, type Tensor4D, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { combineAnswer } from '../../maps/combine'
import { type Grid, mapValues, positive, rescale, resize } from '../../maps/grid'
import { scoreOf } from '../../targets'
import type { Answer, Explain, Probe, Target } from '../../types'
import { explain as gradcam } from '../gradcam/explain'
import { explain as gradcamelementwise } from '../gradcamelementwise/explain'
import { explain as gradcampp } from '../gradcampp/explain'
import { explain as hirescam } from '../hirescam/explain'
import { explain as layercam } from '../layercam/explain'
import { explain as xgradcam } from '../xgradcam/explain'
import type { card } from './card'
import { joined, smoothed } from './join'
import { cut, type ScaledWindow, windowsAt } from './windows'

type Base = (typeof card)['params'][0]['choices'][number]

const bases = { gradcam, gradcampp, hirescam, layercam, xgradcam, gradcamelementwise } satisfies Record<
  Base,
  (probe: Probe, params: never) => Promise<Answer>
>

/** Signs and components are no part of it. */
const plain = { eigen_smooth: false, aug_smooth: false, signed: false }

interface Seen {
  readonly window: ScaledWindow
  /** Of the layer's size. */
  readonly map: Grid
  /** Not below 0. */
  readonly score: number
}

export const explain: Explain<typeof card> = async (probe, params) => {
  const [, height, width] = probe.picture.shape
  const windows = windowsAt(params.scales, [height, width])
  const seen: Seen[] = []
  for (const [i, window] of windows.entries()) {
    seen.push(await see(probe, window, params.base))
    await probe.step(i + 1, windows.length)
  }
  const kept = seen.toSorted((a, b) => a.score - b.score).slice(Math.floor(seen.length * params.prefilter))
  const most = kept.at(-1)?.score ?? 0
  const whole = joined([height, width], params)
  for (const { window, map, score } of kept) {
    const sized = rescale(resize(rescale(positive(map), 1e-7), width, height, 'linear'), 1e-7)
    const weight = most > 0 ? score / most : 1
    whole.add(
      mapValues(sized, (value) => value * weight),
      window,
    )
  }
  const { data } = params.smooth ? smoothed(whole.result()) : whole.result()
  return { map: tensor2d(data, [height, width]) }
}

async function see(probe: Probe, window: ScaledWindow, base: Base): Promise<Seen> {
  const picture: Tensor4D = cut(probe.picture, window)
  const other = probe.at(picture)
  try {
    const answer = await bases[base](other, plain)
    try {
      const map = await combineAnswer(answer, () => other.activations(), { nansum: false, project: null })
      return { window, map, score: Math.max(0, await scoreAt(other)) }
    } finally {
      dispose(Object.values(answer).filter((value) => value instanceof Tensor))
    }
  } finally {
    other.close()
    picture.dispose()
  }
}

/** The probability where the logit is explained, since a weight cannot be negative. */
async function scoreAt(probe: Probe): Promise<number> {
  const asked = probe.target
  const target: Target = asked.kind === 'logit' ? { ...asked, kind: 'probability' } : asked
  const score = tidy(() => scoreOf(target, probe.classifier.activation)(probe.logits()))
  try {
    return (await score.data())[0] ?? Number.NaN
  } finally {
    score.dispose()
  }
}
