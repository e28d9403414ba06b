// Good inputs that are mutated: a format adds one line to a list of samples.
import { archives } from './samples/archives'
import { models } from './samples/models'
import { onnx } from './samples/onnx'
import { pictures } from './samples/pictures'
import { texts } from './samples/texts'
import type { Sample } from './types'

export const corpus: readonly Sample[] = [...models, ...onnx, ...archives, ...pictures, ...texts]
