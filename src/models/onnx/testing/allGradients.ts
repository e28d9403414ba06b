// Every case of ONNX's operators: one list for cpu, wasm, WebGL and WebGPU.
import type { GradientCase } from '../../../tfjs/gradients/cases/case'
import { onnxCases } from './gradientList'
import { plainCases } from './gradientListPlain'
import { quantisedCases } from './gradientListQuantised'
import { recurrentCases } from './gradientListRecurrent'

export const onnxGradients: readonly GradientCase[] = [
  ...onnxCases,
  ...plainCases,
  ...quantisedCases,
  ...recurrentCases,
]
