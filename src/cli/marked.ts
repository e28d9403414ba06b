// What is drawn over the overlay: the box that is explained with its name, the edge of the region of a class.
import { escaped } from '../canvas/figureFiles'
import { type Marked, marksSvg, placeMarks } from '../canvas/marks'
import { whereFirst } from '../canvas/whereFirst'
import type { Boxes, ClassScore, Places } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import { onPicture } from '../picture/onPicture'
import type { Geometry } from '../picture/types'
import { boxOf } from '../recipe/boxes'

interface Seen {
  readonly boxes: Boxes | undefined
  readonly places: Places | undefined
  readonly classes: readonly ClassScore[]
  readonly geometry: Geometry
}

/** The same that the page shows. */
export function markedIn(target: Target, { boxes, places, classes, geometry }: Seen): Marked {
  const box = boxOf(target, { boxes, classes })
  const label = classes[target.classIndex]?.label ?? String(target.classIndex)
  return {
    frame: box && { corners: onPicture(box.corners, geometry), name: label.split(',')[0] ?? label },
    outline: places ? { heatmap: whereFirst(places, target.classIndex), geometry } : null,
  }
}

/** About the widths of letters against their height, of a bold plain font; of others none is known here. */
const WIDTHS = [
  [/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/, 1],
  [/\p{Extended_Pictographic}|[\u{20000}-\u{3ffff}]/u, 1.3],
  [/[mMW@%—…]/, 1.1],
  [/[wGOQDHNUÄÖÜ&]/, 0.88],
  [/[A-Z]/, 0.76],
  [/[ijlI.,:;'|!()\- ]/, 0.42],
  [/\p{M}/u, 0],
] as const
const USUAL = 0.7

const widthOf = (letter: string) => WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? USUAL

/** As large as the picture; null where there is nothing to draw. */
export function marksOver(
  marked: Marked,
  picture: { readonly width: number; readonly height: number },
): string | null {
  if (!marked.frame && !marked.outline) return null
  const { width, height } = picture
  const measure = (text: string, size: number) =>
    size * [...text].reduce((sum, letter) => sum + widthOf(letter), 0)
  const marks = placeMarks(marked, { box: [0, 0, width, height], picture, measure })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">${marksSvg(marks, escaped)}</svg>`
}
