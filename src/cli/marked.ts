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

/** About the width of a letter against its height, of a plain font. */
const LETTER = { bold: 0.62, plain: 0.55 } as const

/** As large as the picture; null where there is nothing to draw. */
export function marksOver(
  marked: Marked,
  picture: { readonly width: number; readonly height: number },
): string | null {
  if (!marked.frame && !marked.outline) return null
  const { width, height } = picture
  const measure = (text: string, size: number, bold: boolean) =>
    text.length * size * (bold ? LETTER.bold : LETTER.plain)
  const marks = placeMarks(marked, { box: [0, 0, width, height], picture, measure })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">${marksSvg(marks, escaped)}</svg>`
}
