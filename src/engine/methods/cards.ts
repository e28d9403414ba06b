// What each method is, in the order in which the page lists them: data alone, no tensors.
import type { MethodCard } from '../types'
import { card as ablationcam } from './ablationcam/card'
import { card as attentionrollout } from './attentionrollout/card'
import { card as cam } from './cam/card'
import { card as dff } from './dff/card'
import { card as eigencam } from './eigencam/card'
import { card as eigengradcam } from './eigengradcam/card'
import { card as fem } from './fem/card'
import { card as finercam } from './finercam/card'
import { card as fullgrad } from './fullgrad/card'
import { card as gradcam } from './gradcam/card'
import { card as gradcamelementwise } from './gradcamelementwise/card'
import { card as gradcampp } from './gradcampp/card'
import { card as guidedbackprop } from './guidedbackprop/card'
import { card as guidedgradcam } from './guidedgradcam/card'
import { card as hirescam } from './hirescam/card'
import { card as inputxgradient } from './inputxgradient/card'
import { card as integratedgradients } from './integratedgradients/card'
import { card as iscam } from './iscam/card'
import { card as kpcacam } from './kpcacam/card'
import { card as layercam } from './layercam/card'
import { card as legrad } from './legrad/card'
import { card as occlusion } from './occlusion/card'
import { card as randomcam } from './randomcam/card'
import { card as rawattention } from './rawattention/card'
import { card as refinecam } from './refinecam/card'
import { card as rise } from './rise/card'
import { card as scorecam } from './scorecam/card'
import { card as segeigencam } from './segeigencam/card'
import { card as sess } from './sess/card'
import { card as shapleycam } from './shapleycam/card'
import { card as smoothgrad } from './smoothgrad/card'
import { card as smoothgradcampp } from './smoothgradcampp/card'
import { card as sobel } from './sobel/card'
import { card as sscam } from './sscam/card'
import { card as xgradcam } from './xgradcam/card'

const cards = [
  gradcam,
  gradcampp,
  hirescam,
  layercam,
  xgradcam,
  gradcamelementwise,
  shapleycam,
  finercam,
  cam,
  eigencam,
  eigengradcam,
  segeigencam,
  kpcacam,
  fem,
  guidedbackprop,
  guidedgradcam,
  inputxgradient,
  legrad,
  attentionrollout,
  rawattention,
  randomcam,
  sobel,
  smoothgradcampp,
  fullgrad,
  refinecam,
  dff,
  integratedgradients,
  smoothgrad,
  sess,
  scorecam,
  ablationcam,
  occlusion,
  rise,
  sscam,
  iscam,
] as const

export type MethodId = (typeof cards)[number]['id']

/** What every method says of itself, in the order in which the page lists them. */
export const methodCards: readonly MethodCard[] = cards
