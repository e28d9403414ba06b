// A case or more for every operator of graphs that is computed here and that a picture's gradient passes: one list for cpu,
// wasm, WebGL and WebGPU.
import { scalar, type Tensor } from '@tensorflow/tfjs-core'
import { family, type GradientCase } from '../../tfjs/gradients/cases/case'
import { bandPart, extractPatches } from '../graph/movingOps'
import { resizeArea, resizeBicubic, scaleAndTranslate } from '../graph/resizeOps'
import { remainder } from '../graph/wholeOps'
import { roll } from '../network/roll'

const shape = [1, 4, 5, 2]
const size = [3, 7] as const
const whole = (value: number) => scalar(value, 'int32')
const placed = (kernel: string, antialias: boolean) => (x: Tensor) =>
  scaleAndTranslate(x, { size, scale: [0.5, 1.5], translation: [0.25, -0.5], kernel, antialias })

export const graphGradients: readonly GradientCase[] = family('operators of graphs', [
  { name: 'ResizeBicubic', shape, run: (x) => resizeBicubic(x, { size }) },
  { name: 'ResizeBicubic at corners', shape, run: (x) => resizeBicubic(x, { size, alignCorners: true }) },
  {
    name: 'ResizeBicubic at half pixels',
    shape,
    run: (x) => resizeBicubic(x, { size, halfPixelCenters: true }),
  },
  { name: 'ResizeArea', shape, run: (x) => resizeArea(x, { size }) },
  { name: 'ScaleAndTranslate, lanczos', shape, run: placed('lanczos3', true) },
  { name: 'ScaleAndTranslate, triangle', shape, run: placed('triangle', false) },
  { name: 'Roll', shape, run: (x) => roll(x, [2, -1], [1, -2]) },
  { name: 'MatrixBandPart', shape, run: (x) => bandPart(x, whole(1), whole(0)) },
  {
    name: 'ExtractImagePatches',
    shape,
    run: (x) => extractPatches(x, { size: [2, 2], strides: [2, 1], rates: [1, 2], pad: 'same' }),
  },
  { name: 'Mod', shape, run: (x) => remainder(x, scalar(0.3)) },
])
