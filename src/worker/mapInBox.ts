// How well a map agrees with a box that somebody drew on the picture.
import { inBox } from '../engine/metrics/box'
import type { BoxFigures } from '../engine/metrics/types'
import { toInput } from '../picture/regions'
import { subject } from './modelInput'
import type { BoxRequest } from './requests'
import type { Session } from './session'

/** Measured on the model's input, over which the map lies. @throws BadRecipe for a box that the model does not see */
export function mapInBox(session: Session, { map, box }: BoxRequest): BoxFigures {
  const { geometry } = subject(session).input
  const [width, height] = geometry.input
  const [x0, y0] = toInput(geometry, [box[0], box[1]])
  const [x1, y1] = toInput(geometry, [box[2], box[3]])
  const within = [Math.max(0, x0), Math.max(0, y0), Math.min(width, x1), Math.min(height, y1)] as const
  return inBox(map, within, [width, height])
}
