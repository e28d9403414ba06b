// How pictures are fed: what the recipe says, else what the model's own files say.
import { expect, test } from 'vitest'
import type { ModelCard } from '../models/types'
import { preprocessOf } from './explainRequest'
import { readLink } from './readRecipe'
import { initialRecipe } from './recipe'

const size = { height: 224, width: 224 }
const guess = { ...size, scale: 'imagenet', fit: 'crop', resize: 256, resample: 'bicubic', why: '' } as const
const fed = (link: string) => preprocessOf(readLink(link)?.recipe ?? initialRecipe, { guess } as ModelCard)

test('the size before the crop goes with the fit of which it was said', () => {
  expect(fed('')).toEqual({ ...size, scale: 'imagenet', fit: 'crop', resize: 256, resample: 'bicubic' })
  expect(fed('fit=crop')).toEqual({ ...size, scale: 'imagenet', fit: 'crop', resample: 'bicubic' })
  expect(fed('resize=232&resample=box')).toMatchObject({ fit: 'crop', resize: 232, resample: 'box' })
  expect(fed('fit=stretch&resize=448')).toMatchObject({ fit: 'stretch', resize: 448 })
})

test('blue first with numbers of its own, as MobileViT takes pictures', () => {
  const scale = { mean: [0, 0, 0], std: [255, 255, 255], reversed: true }
  expect(fed('scale=0,0,0/255,255,255/bgr').scale).toEqual(scale)
})

test('what is no size or no filter is said', () => {
  expect(readLink('resize=big&resample=best')?.problems).toEqual([
    'The resize "big" is no number of pixels, such as 256; the model\'s guess is taken.',
    expect.stringContaining('The resample "best" is none of nearest, lanczos'),
  ])
})
