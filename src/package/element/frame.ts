// What an element shows: the picture, the same in grey, the map, a sentence and a colour bar, in a shadow of its own.
// Pages style it by its parts: `lime-light::part(sentence)`.
import type { Look } from '../../canvas/blend'
import { mapPixels } from '../../canvas/mapPixels'
import { drawPicture, show } from '../../canvas/paint'
import { paletteGradient, reveals } from '../../canvas/palette'
import { mapBox, seenBox, wholeBox } from '../../canvas/placing'
import { cellsOf } from '../../canvas/raster'
import type { Heatmap } from '../../engine/types'
import type { Geometry } from '../../picture/types'

type Made<Tag extends keyof HTMLElementTagNameMap> = HTMLElementTagNameMap[Tag]

/** `part`: what pages style it by. */
function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { part, ...properties }: Partial<Omit<Made<Tag>, 'part'>> & { readonly part?: string },
  ...children: readonly (Node | string)[]
): Made<Tag> {
  const element = Object.assign(document.createElement(tag), properties)
  if (part) element.setAttribute('part', part)
  element.append(...children)
  return element
}

export interface Frame {
  readonly button: HTMLButtonElement
  say(sentence: string): void
  picture(bitmap: ImageBitmap): void
  map(
    heatmap: Heatmap,
    how: { readonly geometry: Geometry; readonly look: Look; readonly label: string },
  ): void
}

/** Builds it into the shadow root. */
export function frameIn(root: ShadowRoot): Frame {
  const picture = made('canvas', { className: 'picture' })
  const grey = made('canvas', { className: 'grey' })
  const map = made('canvas', { className: 'map', part: 'map' })
  const whole = made('div', { className: 'whole' }, grey, map)
  const seen = made('div', { className: 'seen' }, whole)
  const layers = made('div', { className: 'layers', role: 'img', hidden: true }, picture, seen)
  const poster = made('slot', { className: 'poster' })
  const button = made('button', { part: 'button', type: 'button', hidden: true }, 'Explain')
  const sentence = made('span', { part: 'sentence', role: 'status' })
  const colours = made('span', { className: 'colours' })
  const ends = (text: string) => made('span', {}, text)
  const bar = made('span', { part: 'bar', className: 'bar', hidden: true }, ends('0'), colours, ends('1'))
  bar.title = 'Each map has its own scale: 1 is its own largest value.'
  const stage = made('div', { part: 'stage', className: 'stage' }, poster, layers, button)
  const caption = made('figcaption', { part: 'caption' }, sentence, bar)
  root.append(made('figure', { part: 'figure' }, stage, caption))
  return {
    button,
    say(text) {
      sentence.textContent = text
    },
    picture(bitmap) {
      for (const canvas of [picture, grey]) drawPicture(canvas, bitmap)
      layers.style.aspectRatio = `${bitmap.width} / ${bitmap.height}`
      layers.ariaLabel = 'The picture'
      layers.hidden = false
      poster.hidden = true
      seen.hidden = true
      bar.hidden = true
    },
    map(heatmap, { geometry, look, label }) {
      layers.ariaLabel = label
      if (heatmap.state !== 'ok') return
      Object.assign(seen.style, seenBox(geometry))
      Object.assign(whole.style, wholeBox(geometry))
      Object.assign(map.style, { ...mapBox(geometry), opacity: look.opacity })
      grey.style.opacity = String(reveals(look.palette) ? 0 : Math.min(1, 4 * look.opacity))
      const cells = cellsOf(null, heatmap)
      map.style.imageRendering = cells === 'nearest' ? 'pixelated' : ''
      show(map, mapPixels(heatmap, look, cells))
      colours.style.backgroundImage = paletteGradient(look.palette, 'to right')
      seen.hidden = false
      bar.hidden = false
    },
  }
}
