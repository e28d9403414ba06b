// The box that a map is of, or the cells of a layer's grid, and where they lie, in words.
import { onPicture } from '../../picture/onPicture'
import { boxOf } from '../../recipe/boxes'
import { percent } from '../../results/format'
import type { Shown } from '../../state/store'
import { sayings } from './sayings'

type Made = Pick<Shown, 'request' | 'classification'>

/** The box that is explained, of a detector. */
export const boxIn = ({ request, classification: { boxes, top } }: Made) =>
  boxOf(request.target, { boxes, classes: top })

/** " in the box 12, 40 to 200, 310", in pixels of the picture. */
export function boxPlace(shown: Made): string {
  const { target } = shown.request
  if (target.kind === 'region')
    return sayings.whereFirst(percent(shown.classification.places?.areas[target.classIndex] ?? 0))
  const box = boxIn(shown)
  if (!box) return ''
  const edges = onPicture(box.corners, shown.classification.geometry).map(Math.round)
  return sayings.inBox(edges.slice(0, 2).join(', '), edges.slice(2).join(', '))
}

/** Rows and columns count from 0, the end is excluded. */
export function placeOf([y0 = 0, x0 = 0, y1, x1]: readonly number[]): string {
  if (y1 === undefined || x1 === undefined) return sayings.inCell(y0, x0)
  return sayings.inCells(sayings.span(y0, y1 - 1), sayings.span(x0, x1 - 1))
}
