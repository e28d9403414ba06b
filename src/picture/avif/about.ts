// How an AVIF file wants its picture shown: cut, turned and mirrored, and in which colours.
import { asciiAt } from '../header'
import { type Box, viewOf } from './boxes'
import { propertiesOf, readMeta } from './meta'

/** Part of the picture in pixels; quarter turns against the clock; which sides change places. */
export type Turn =
  | {
      readonly kind: 'cut'
      readonly box: readonly [left: number, top: number, width: number, height: number]
    }
  | { readonly kind: 'turn'; readonly quarters: number }
  | { readonly kind: 'mirror'; readonly sides: 'top and bottom' | 'left and right' }

export interface About {
  /** Before it is cut or turned. */
  readonly size: readonly [width: number, height: number] | null
  /** In this order. */
  readonly turns: readonly Turn[]
  /** An ICC profile of three colours. */
  readonly profile: Uint8Array | null
}

const nothing: About = { size: null, turns: [], profile: null }

export function aboutAvif(bytes: Uint8Array): About {
  const meta = readMeta(bytes)
  if (!meta) return nothing
  const view = viewOf(bytes)
  const about = { size: nothing.size, turns: [] as Turn[], profile: nothing.profile }
  for (const box of propertiesOf(meta, meta.primary)) {
    const { name, from, to } = box
    if (name === 'ispe' && to - from >= 12) about.size = [view.getUint32(from + 4), view.getUint32(from + 8)]
    if (name === 'irot' && to > from) about.turns.push({ kind: 'turn', quarters: view.getUint8(from) & 3 })
    if (name === 'imir' && to > from) about.turns.push(mirror(view.getUint8(from) & 1))
    if (name === 'clap' && to - from >= 32 && about.size) about.turns.push(...cut(view, from, about.size))
    if (name === 'colr') about.profile ??= profileIn(bytes, box)
  }
  return about
}

const mirror = (axis: number): Turn => ({
  kind: 'mirror',
  sides: axis === 0 ? 'top and bottom' : 'left and right',
})

/** Width, height and the middle's distance from the picture's middle, each as a fraction. */
function cut(view: DataView, from: number, [wide, high]: readonly [number, number]): Turn[] {
  const part = (i: number) => view.getInt32(from + 8 * i) / view.getInt32(from + 8 * i + 4)
  const [width, height] = [part(0), part(1)]
  const left = (wide - width) / 2 + part(2)
  const top = (high - height) / 2 + part(3)
  const box = [left, top, width, height] as const
  const whole = box.every((value) => Number.isInteger(value) && value >= 0)
  const inside = left + width <= wide && top + height <= high && width > 0 && height > 0
  return whole && inside ? [{ kind: 'cut', box }] : []
}

function profileIn(bytes: Uint8Array, { from, to }: Box): Uint8Array | null {
  if (!['prof', 'rICC'].includes(asciiAt(bytes, from, 4))) return null
  const profile = bytes.subarray(from + 4, to)
  return asciiAt(profile, 16, 4) === 'RGB ' ? profile : null
}
