import { registerGradients } from '../../tfjs/gradients/register'
import type { OpenFormat } from '../format'
import { openLayersModel } from './layersModel'

export const open: OpenFormat = (artifacts, fill) => {
  // tfjs-layers puts TensorFlow.js's own gradients back in place when it is loaded.
  registerGradients()
  return openLayersModel(artifacts, fill)
}
