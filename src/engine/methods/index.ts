// The methods, in the order in which the page lists them.
import type { Method } from '../types'
import { ablationCam } from './ablationCam'
import { cam } from './cam'
import { dff } from './dff'
import { eigenCam } from './eigenCam'
import { eigenGradCam } from './eigenGradCam'
import { fem } from './fem'
import { finerCam } from './finerCam'
import { fullGrad } from './fullGrad'
import { gradCam } from './gradCam'
import { gradCamElementWise } from './gradCamElementWise'
import { gradCamPlusPlus } from './gradCamPlusPlus'
import { guidedBackprop } from './guidedBackprop'
import { guidedGradCam } from './guidedGradCam'
import { hiResCam } from './hiResCam'
import { isCam } from './isCam'
import { kpcaCam } from './kpcaCam'
import { layerCam } from './layerCam'
import { randomCam } from './randomCam'
import { refineCam } from './refineCam'
import { scoreCam } from './scoreCam'
import { segEigenCam } from './segEigenCam'
import { shapleyCam } from './shapleyCam'
import { smoothGradCamPlusPlus } from './smoothGradCamPlusPlus'
import { ssCam } from './ssCam'
import { xGradCam } from './xGradCam'

export { methodCards } from './cards'

export const methods: readonly Method[] = [
  gradCam,
  gradCamPlusPlus,
  hiResCam,
  layerCam,
  xGradCam,
  gradCamElementWise,
  shapleyCam,
  finerCam,
  cam,
  eigenCam,
  eigenGradCam,
  segEigenCam,
  kpcaCam,
  fem,
  guidedBackprop,
  guidedGradCam,
  randomCam,
  smoothGradCamPlusPlus,
  fullGrad,
  refineCam,
  dff,
  scoreCam,
  ablationCam,
  ssCam,
  isCam,
]
