// What each method is, in the order in which the page lists them: data alone, no tensors.
import type { MethodCard } from '../types'
import * as combined from './cards/combined'
import * as components from './cards/components'
import * as gradients from './cards/gradients'
import * as scores from './cards/scores'

export const methodCards: readonly MethodCard[] = [
  gradients.gradCamCard,
  gradients.gradCamPlusPlusCard,
  gradients.hiResCamCard,
  gradients.layerCamCard,
  gradients.xGradCamCard,
  gradients.gradCamElementWiseCard,
  gradients.shapleyCamCard,
  combined.finerCamCard,
  combined.camCard,
  components.eigenCamCard,
  components.eigenGradCamCard,
  components.segEigenCamCard,
  components.kpcaCamCard,
  components.femCard,
  combined.guidedBackpropCard,
  combined.guidedGradCamCard,
  scores.randomCamCard,
  gradients.smoothGradCamPlusPlusCard,
  combined.fullGradCard,
  combined.refineCamCard,
  components.dffCard,
  scores.scoreCamCard,
  scores.ablationCamCard,
  scores.ssCamCard,
  scores.isCamCard,
]
