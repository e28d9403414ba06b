// From the maps of the layers to one heatmap, by the rules of the convention.

import type { Convention, ExplainOptions, Fuse, Heatmap } from '../types'
import { extremes } from './extremes'
import { stateOf } from './flat'
import { fuse, type Grid, mapValues, positive, rescale, resize } from './grid'

/** The rules by which maps of layers become one heatmap. */
export interface Finish {
  readonly convention: Convention
  readonly fuse: Fuse
  readonly size: 'native' | 'input'
  /** Undefined: the convention's own rule. */
  readonly norm: ExplainOptions['norm']
  /** False for the methods that keep negative values. */
  readonly relu: boolean
  /** torchcam scales the maps of LayerCAM by tanh before it fuses them. */
  readonly tanh: boolean
  /** Width and height of the picture. */
  readonly picture: readonly [number, number]
}

/** @param maps one of each layer, before the ReLU. */
export function finish(maps: readonly Grid[], how: Finish): Heatmap {
  const shown = how.relu ? maps.map(positive) : maps
  const [low, high] = extremes(Float32Array.from(shown.flatMap((map) => [...extremes(map.data)])))
  const states = maps.map((map) => stateOf(map, how.relu))
  const state =
    states.find((s) => s === 'nan') ?? (states.every((s) => s !== 'ok') ? states[0] : 'ok') ?? 'ok'
  return { ...byConvention[how.convention](maps, how), min: low, max: high, state }
}

const byConvention: Record<Convention, (maps: readonly Grid[], how: Finish) => Grid> = {
  torchcam(maps, how) {
    const [width, height] = largest(maps)
    const single = maps.length === 1
    const scaled = maps.map((map) => {
      const unit = normalise(how.relu ? positive(map) : map, how, 1e-8)
      const tanh = how.tanh && !single && how.fuse === 'default'
      return resize(tanh ? mapValues(unit, (v) => Math.tanh(2 * v)) : unit, width, height, 'linear')
    })
    const fused = single ? fuse(scaled, 'mean') : fuse(scaled, rule(how.fuse, 'max'))
    const whole = how.fuse === 'product' ? normalise(fused, how, 1e-8) : fused
    return how.size === 'input' ? resize(whole, ...how.picture, 'linear') : whole
  },
  'pytorch-grad-cam'(maps, how) {
    const [width, height] = how.size === 'input' ? how.picture : largest(maps)
    // The library has no such rule; Ultralytics has it for the levels of its detectors.
    if (how.fuse === 'max' && how.relu && maps.length > 1)
      return fuse(
        maps.map((map) => overLargest(resize(positive(map), width, height, 'linear'), how)),
        'max',
      )
    const scaled = maps.map((map) => {
      const unit = normalise(how.relu ? positive(map) : map, how, 1e-7)
      const sized = resize(unit, width, height, 'linear')
      // What is multiplied are finished maps, and finished maps are min-maxed once more.
      return how.fuse === 'product' ? normalise(sized, how, 1e-7) : sized
    })
    return normalise(fuse(scaled, rule(how.fuse, 'mean')), how, 1e-7)
  },
  'scorecam-pytorch'(maps, how) {
    const [width, height] = how.size === 'input' ? how.picture : largest(maps)
    const scaled = maps.map((map) => {
      const full = resize(map, width, height, 'cubic')
      return how.relu ? positive(full) : full
    })
    const fused = fuse(scaled, rule(how.fuse, 'mean'))
    // The library leaves its map as it is; at the layer's resolution a map is min-maxed unless told not to.
    return how.norm === 'minmax' || (how.norm === undefined && how.size === 'native')
      ? rescale(fused, 1e-10)
      : fused
  },
}

/** As Ultralytics does it once a map has its full size. */
function overLargest(map: Grid, how: Finish): Grid {
  const [, most] = extremes(map.data)
  return how.norm === 'none' ? map : mapValues(map, (value) => value / Math.max(most, 1e-7))
}

function normalise(map: Grid, how: Finish, eps: number): Grid {
  return how.norm === 'none' ? map : rescale(map, eps)
}

function rule(wanted: Fuse, own: 'mean' | 'max'): 'mean' | 'max' | 'product' {
  return wanted === 'default' ? own : wanted
}

function largest(maps: readonly Grid[]): readonly [number, number] {
  const most = maps.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a))
  return [most.width, most.height]
}
