// Where SESS looks: windows of the model's own size on the picture at several scales, row by row, the last of each row
// and column moved in until they touch the edge. pytorch-grad-cam's windows are squares of the shorter side; a model
// that is not square takes no squares, so here they have its shape.
import { matMul, reshape, type Tensor4D, tensor2d, tidy, transpose } from '@tensorflow/tfjs-core'
import { interpolationMatrix } from '../../maps/interpolate'
import { startsOf } from '../../scoring/sources/windows'

type Size = readonly [height: number, width: number]

/** A window of the scaled picture, in pixels of it. */
export interface ScaledWindow {
  readonly top: number
  readonly left: number
  readonly scaled: Size
}

/** Each scale is two sevenths of the picture larger than the one before. */
const GROWTH = 2 / 7

/** At every scale, from the picture itself on. */
export function windowsAt(scales: number, [height, width]: Size): readonly ScaledWindow[] {
  const short = Math.min(height, width)
  const step = Math.round(short * GROWTH)
  return Array.from({ length: scales }, (_, i) => short + step * i).flatMap((side) => {
    const sized = (length: number) => (length === short ? side : Math.floor((side * length) / short))
    const scaled: Size = [sized(height), sized(width)]
    return startsOf(scaled[0], { size: height, stride: height }).flatMap((top) =>
      startsOf(scaled[1], { size: width, stride: width }).map((left) => ({ top, left, scaled })),
    )
  })
}

/** What the window shows [1, H, W, C], without the scaled picture around it; the caller owns it. */
export function cut(picture: Tensor4D, { top, left, scaled }: ScaledWindow): Tensor4D {
  const [, height, width, channels] = picture.shape
  return tidy(() => {
    const down = rows(height, scaled[0], top)
    const across = rows(width, scaled[1], left)
    const tall = matMul(down, reshape(picture, [height, width * channels])) // [H, W * C]
    const turned = reshape(transpose(reshape(tall, [height, width, channels]), [0, 2, 1]), [-1, width])
    const wide = reshape(matMul(turned, across, false, true), [height, channels, width])
    return reshape(transpose(wide, [0, 2, 1]), [1, height, width, channels])
  })
}

/** Of the enlargement, the `from` rows that begin at `start`: [from, from]. */
function rows(from: number, to: number, start: number) {
  const matrix = interpolationMatrix(from, to, 'linear')
  return tensor2d(matrix.subarray(start * from, (start + from) * from), [from, from])
}
