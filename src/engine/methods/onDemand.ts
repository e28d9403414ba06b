// How all other methods explain: fetched when one of them is asked for. A card without an entry here or in atOnce.ts
// does not compile.
import type { Answer, Probe } from '../types'
import { explain as ablationcam } from './ablationcam/explain'
import type { atOnce } from './atOnce'
import { explain as attentionrollout } from './attentionrollout/explain'
import { explain as cam } from './cam/explain'
import type { MethodId } from './cards'
import { explain as dff } from './dff/explain'
import { explain as eigencam } from './eigencam/explain'
import { explain as eigengradcam } from './eigengradcam/explain'
import { explain as fem } from './fem/explain'
import { explain as finercam } from './finercam/explain'
import { explain as fullgrad } from './fullgrad/explain'
import { explain as gradcamelementwise } from './gradcamelementwise/explain'
import { explain as guidedbackprop } from './guidedbackprop/explain'
import { explain as guidedgradcam } from './guidedgradcam/explain'
import { explain as inputxgradient } from './inputxgradient/explain'
import { explain as integratedgradients } from './integratedgradients/explain'
import { explain as iscam } from './iscam/explain'
import { explain as kpcacam } from './kpcacam/explain'
import { explain as legrad } from './legrad/explain'
import { explain as occlusion } from './occlusion/explain'
import { explain as randomcam } from './randomcam/explain'
import { explain as rawattention } from './rawattention/explain'
import { explain as refinecam } from './refinecam/explain'
import { explain as rise } from './rise/explain'
import { explain as segeigencam } from './segeigencam/explain'
import { explain as sess } from './sess/explain'
import { explain as shapleycam } from './shapleycam/explain'
import { explain as smoothgrad } from './smoothgrad/explain'
import { explain as smoothgradcampp } from './smoothgradcampp/explain'
import { explain as sobel } from './sobel/explain'
import { explain as sscam } from './sscam/explain'
import { explain as xgradcam } from './xgradcam/explain'

export const onDemand = {
  rise,
  eigencam,
  xgradcam,
  randomcam,
  cam,
  gradcamelementwise,
  eigengradcam,
  ablationcam,
  occlusion,
  integratedgradients,
  smoothgrad,
  inputxgradient,
  sobel,
  dff,
  fem,
  finercam,
  fullgrad,
  guidedbackprop,
  guidedgradcam,
  iscam,
  kpcacam,
  legrad,
  attentionrollout,
  rawattention,
  refinecam,
  segeigencam,
  sess,
  shapleycam,
  smoothgradcampp,
  sscam,
} satisfies Record<Exclude<MethodId, keyof typeof atOnce>, (probe: Probe, params: never) => Promise<Answer>>
