// Parameters that several methods share.
import type { ParamSpec } from '../../types'

export const eigenSmooth = {
  name: 'eigen_smooth',
  label: 'First component',
  kind: 'boolean',
  initial: false,
  help: 'Takes the first principal component of the weighted channels in the place of their sum.',
} as const satisfies ParamSpec

export const augSmooth = {
  name: 'aug_smooth',
  label: 'Average over variants',
  kind: 'boolean',
  initial: false,
  help: 'Averages the maps of six variants of the picture: mirrored or not, times 0.9, 1 and 1.1.',
} as const satisfies ParamSpec

export const signed = {
  name: 'signed',
  label: 'For and against',
  kind: 'boolean',
  initial: false,
  help: 'Keeps what speaks against the class as well: the map of the score less the map of its negative, without a ReLU.',
} as const satisfies ParamSpec

export const cskip = {
  name: 'cskip',
  label: 'Channels kept',
  kind: 'integer',
  initial: 0,
  min: 0,
  help: 'Scores only so many channels, those with the highest peaks; 0 scores all of them.',
} as const satisfies ParamSpec

export const draft = {
  name: 'draft',
  label: 'Draft',
  kind: 'boolean',
  initial: false,
  help: 'Scores a tenth of the masks or more, until the map should be much like the finished one, estimates the weights of the others from those and stops there; without it the run goes on.',
} as const satisfies ParamSpec

export const seed = {
  name: 'seed',
  label: 'Seed',
  kind: 'integer',
  initial: 0,
  min: 0,
  help: 'The same seed gives the same numbers.',
} as const satisfies ParamSpec

export function samples(initial: number, help: string, max = 200) {
  return {
    name: 'samples',
    label: 'Samples',
    kind: 'integer',
    initial,
    min: 1,
    max,
    help,
  } as const satisfies ParamSpec
}

export function noise(initial: number, help: string) {
  return { name: 'std', label: 'Noise', kind: 'number', initial, min: 0, help } as const satisfies ParamSpec
}

export function base(initial: string) {
  return {
    name: 'base',
    label: 'Base method',
    kind: 'choice',
    initial,
    choices: ['gradcam', 'gradcampp', 'layercam'],
    help: 'The method that makes the maps.',
  } as const satisfies ParamSpec
}

export function baseline(initial: 'zero' | 'mean' | 'blur') {
  return {
    name: 'baseline',
    label: 'Hidden pixels',
    kind: 'choice',
    initial,
    choices: ['zero', 'mean', 'blur'],
    help: 'What hidden pixels become: zero of the model’s input, the picture’s mean colour, or the picture blurred.',
  } as const satisfies ParamSpec
}
