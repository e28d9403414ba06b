import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from './classify'
import { explain } from './explain'
import { useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { plainToy, residualToy } from './testing/toyNetwork'
import type { Classifier, ExplainOptions, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 1 }

describe('notes', () => {
  beforeAll(() => useBackend('cpu'))
  const notesOf = async (toy: Classifier, id: string, layer: string, options: Partial<ExplainOptions> = {}) =>
    (await explain(toy, toyPicture(), id, { layers: [layer], target: logit, ...options })).notes.join(' ')

  test('name a gradient that is the same at every place', async () => {
    expect(await notesOf(plainToy(), 'gradcam', 'relu2')).toMatch(/same at every place/)
    expect(await notesOf(plainToy(), 'gradcam', 'relu1')).not.toMatch(/same at every place/)
    expect(await notesOf(residualToy(), 'xgradcam', 'join')).not.toMatch(/same at every place/)
  })

  test('name a method that does not look at the class', async () => {
    expect(await notesOf(plainToy(), 'eigencam', 'relu2')).toMatch(/does not look at the class/)
    expect(await notesOf(plainToy(), 'eigengradcam', 'relu2')).not.toMatch(/does not look at the class/)
  })

  test('name a score that turns the weights of Ablation-CAM around', async () => {
    const { logits } = await classify(plainToy(), toyPicture())
    const lowest = logits.indexOf(Math.min(...logits))
    expect(logits[lowest]).toBeLessThan(0)
    const target: Target = { kind: 'logit', classIndex: lowest }
    expect(await notesOf(plainToy(), 'ablationcam', 'relu2', { target })).toMatch(/turns the sign/)
  })

  test('name the classes that FinerCAM compares with', async () => {
    expect(await notesOf(plainToy(), 'finercam', 'relu2')).toMatch(/Compared with the classes (\d, ){2}\d/)
  })
})
