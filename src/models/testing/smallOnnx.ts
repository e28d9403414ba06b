// A small ONNX file, channels first, as PyTorch's older exporter writes it.
import { changed, filesOf } from '../onnx/testing/toyOnnx'
import type { ModelFiles } from '../types'
import { SIZE } from './smallWeights'

const [height = 0, width = 0, channels = 0] = SIZE

/** Two stages with a residual sum, a linear head. */
export const onnx = (): ModelFiles => filesOf(changed({ inputs: { input: [null, channels, height, width] } }))
