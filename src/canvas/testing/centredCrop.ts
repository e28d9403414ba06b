// Of a picture twice as wide as high the model saw the square in the middle.
import type { Geometry } from '../../picture/types'

export const centredCrop: Geometry = {
  picture: [200, 100],
  source: [50, 0, 100, 100],
  target: [0, 0, 8, 8],
  input: [8, 8],
}
