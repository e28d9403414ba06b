// What is drawn over a picture that is taken home, because the map on the stage is of it alone: a box, a class's region.
import type { Marked } from '../../canvas/marks'
import { whereFirst } from '../../canvas/whereFirst'
import { onPicture } from '../../picture/onPicture'
import { boxOf } from '../../recipe/boxes'
import type { OnStage } from '../onStage'

/** The same that the stage shows. */
export function markedIn({ request, classification }: OnStage): Marked {
  const { boxes, top, geometry, places } = classification
  const { classIndex } = request.target
  const box = boxOf(request.target, { boxes, classes: top })
  const label = top.find(({ index }) => index === classIndex)?.label ?? String(classIndex)
  return {
    frame: box && { corners: onPicture(box.corners, geometry), name: label.split(',')[0] ?? label },
    outline: places ? { heatmap: whereFirst(places, classIndex), geometry } : null,
  }
}
