import { openTensorFlow } from '../../tfjs/openTensorFlow'
import type { OpenFormat } from '../format'

export const open: OpenFormat = async (artifacts, fill) => {
  const { openLayersModel } = await openTensorFlow(() => import('./layersModel'))
  return openLayersModel(artifacts, fill)
}
