// The methods as data. Stands in for the engine's list until that is there.
import type { Cost, MethodCard, ParamSpec } from '../engine/types'

const samples = (initial: number): ParamSpec => ({
  name: 'samples',
  label: 'Samples',
  kind: 'integer',
  initial,
  min: 1,
  max: 100,
  help: 'More samples, steadier map, longer run.',
})
const seed: ParamSpec = {
  name: 'seed',
  label: 'Seed',
  kind: 'integer',
  initial: 0,
  min: 0,
  help: 'The same seed gives the same map.',
}
const std = (initial: number): ParamSpec => ({
  name: 'std',
  label: 'Noise',
  kind: 'number',
  initial,
  min: 0,
  max: 10,
  help: 'Standard deviation of the noise.',
})

const card = (
  id: string,
  name: string,
  cost: Cost,
  formula: string,
  about: string,
  params: readonly ParamSpec[] = [],
): MethodCard => ({
  id,
  name,
  cost,
  formula,
  about,
  params,
  paper: '',
  goodFor: '',
  convention: 'torchcam',
  classSpecific: true,
})

export const methodCards: readonly MethodCard[] = [
  card(
    'cam',
    'CAM',
    'one pass',
    'w = weights of the class',
    'Channels weighted by the class row of the last layer.',
  ),
  card(
    'gradcam',
    'Grad-CAM',
    'one pass',
    'w = mean(∂S/∂A)',
    'Channels weighted by the mean gradient of the class logit.',
  ),
  card(
    'gradcampp',
    'Grad-CAM++',
    'one pass',
    'w = Σ α·relu(∂S/∂A)',
    'Positive gradients, each place weighted by its share.',
  ),
  card(
    'scorecam',
    'Score-CAM',
    'per channel',
    'w = softmax(S(x·M))',
    'Channels weighted by the score of the picture that each one masks.',
  ),
  card(
    'sscam',
    'SS-CAM',
    'per channel and sample',
    'w = softmax(mean S(x·(M+ε)))',
    'Score-CAM with noise on the masks.',
    [samples(35), std(2), seed],
  ),
  card(
    'iscam',
    'IS-CAM',
    'per channel and sample',
    'w = softmax(mean S(x·M·i/n))',
    'Score-CAM integrated over mask strengths.',
    [samples(10)],
  ),
]
