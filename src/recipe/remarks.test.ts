// What of a recipe cannot be done as it says: something else is done, and never in silence.
import { expect, test } from 'vitest'
import { fakeCard, fakeClassification } from '../state/testing/fakeEngine'
import { makeExplainRequest } from './explainRequest'
import { readLink } from './readRecipe'

const asked = (link: string) => makeExplainRequest(readLink(link).recipe, fakeCard, fakeClassification)
const [first, second] = fakeClassification.top

test('a letterbox with a size before the cut keeps the whole picture and says so', () => {
  expect(asked('fit=letterbox&resize=256').remarks).toEqual([
    'A letterbox keeps the whole picture: the resize 256 is passed over.',
  ])
  expect(asked('fit=crop&resize=256').remarks).toEqual([])
  expect(asked('fit=letterbox').remarks).toEqual([])
})

test('a size before the cut that is below the input is said with what is taken', () => {
  const least = Math.min(fakeCard.guess.height, fakeCard.guess.width)
  expect(asked(`fit=crop&resize=${least - 1}`).remarks).toEqual([
    `Nothing is padded: the resize ${least - 1} is taken as ${least}, the shorter side of the input.`,
  ])
  expect(asked(`fit=crop&resize=${least}`).remarks).toEqual([])
})

test('a class that is contrasted with itself has its logit explained, and that is said', () => {
  const of = (against?: number) => asked(`class=${first?.index}&target=contrast:${against}`)
  const own = of(first?.index)
  expect(own.request.target).toEqual({ kind: 'logit', classIndex: first?.index })
  expect(own.remarks).toEqual([
    `A contrast of ${first?.label} with itself is nothing everywhere; its score is explained instead.`,
  ])
  const other = of(second?.index)
  expect(other.request.target).toMatchObject({ kind: 'contrast', against: second?.index })
  expect(other.remarks).toEqual([])
})
