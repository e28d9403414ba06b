// How each method explains: one entry for every card of cards.ts; a missing one does not compile.
import type { Answer, Method, Params, Probe } from '../types'
import { explain as ablationcam } from './ablationcam/explain'
import { explain as attentionrollout } from './attentionrollout/explain'
import { explain as cam } from './cam/explain'
import { type MethodId, methodCards } from './cards'
import { explain as dff } from './dff/explain'
import { explain as eigencam } from './eigencam/explain'
import { explain as eigengradcam } from './eigengradcam/explain'
import { explain as fem } from './fem/explain'
import { explain as finercam } from './finercam/explain'
import { explain as fullgrad } from './fullgrad/explain'
import { explain as gradcam } from './gradcam/explain'
import { explain as gradcamelementwise } from './gradcamelementwise/explain'
import { explain as gradcampp } from './gradcampp/explain'
import { explain as guidedbackprop } from './guidedbackprop/explain'
import { explain as guidedgradcam } from './guidedgradcam/explain'
import { explain as hirescam } from './hirescam/explain'
import { explain as inputxgradient } from './inputxgradient/explain'
import { explain as integratedgradients } from './integratedgradients/explain'
import { explain as iscam } from './iscam/explain'
import { explain as kpcacam } from './kpcacam/explain'
import { explain as layercam } from './layercam/explain'
import { explain as legrad } from './legrad/explain'
import { explain as occlusion } from './occlusion/explain'
import { explain as randomcam } from './randomcam/explain'
import { explain as rawattention } from './rawattention/explain'
import { explain as refinecam } from './refinecam/explain'
import { explain as rise } from './rise/explain'
import { explain as scorecam } from './scorecam/explain'
import { explain as segeigencam } from './segeigencam/explain'
import { explain as sess } from './sess/explain'
import { explain as shapleycam } from './shapleycam/explain'
import { explain as smoothgrad } from './smoothgrad/explain'
import { explain as smoothgradcampp } from './smoothgradcampp/explain'
import { explain as sobel } from './sobel/explain'
import { explain as sscam } from './sscam/explain'
import { explain as xgradcam } from './xgradcam/explain'

export { methodCards } from './cards'

const explains = {
  rise,
  occlusion,
  integratedgradients,
  smoothgrad,
  inputxgradient,
  sobel,
  ablationcam,
  cam,
  dff,
  eigencam,
  eigengradcam,
  fem,
  finercam,
  fullgrad,
  gradcam,
  gradcamelementwise,
  gradcampp,
  guidedbackprop,
  guidedgradcam,
  hirescam,
  iscam,
  kpcacam,
  layercam,
  legrad,
  attentionrollout,
  rawattention,
  randomcam,
  refinecam,
  scorecam,
  segeigencam,
  sess,
  shapleycam,
  smoothgradcampp,
  sscam,
  xgradcam,
} satisfies Record<MethodId, (probe: Probe, params: never) => Promise<Answer>>

/** The methods, in the order of their cards. */
export const methods: readonly Method[] = methodCards.map((card) => ({
  ...card,
  // The parameters were checked against the card (params.ts), whose names and kinds are the method's own type.
  explain: explains[card.id as MethodId] as (probe: Probe, params: Params) => Promise<Answer>,
}))
