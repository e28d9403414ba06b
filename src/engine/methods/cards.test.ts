import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import { checkParams } from '../params'
import { methodCards, methods } from '.'

/** Ids that links, recipes and command lines out there hold: none of them may go. */
const published =
  'cam gradcam gradcampp smoothgradcampp xgradcam layercam hirescam gradcamelementwise scorecam sscam iscam ablationcam eigencam eigengradcam segeigencam kpcacam fem shapleycam fullgrad finercam refinecam randomcam guidedbackprop guidedgradcam dff rise occlusion integratedgradients smoothgrad inputxgradient sobel legrad attentionrollout rawattention sess'

test('every folder has one method and one card, named by its id, in one order', () => {
  const ids = methods.map(({ id }) => id)
  const folders = globSync(['*/card.ts'], { cwd: import.meta.dirname }).map((path) => path.split('/')[0])
  expect(ids.toSorted()).toEqual(folders.toSorted())
  expect(methodCards.map(({ id }) => id)).toEqual(ids)
})

test('no id that links hold has gone', () => {
  const ids: readonly string[] = methods.map(({ id }) => id)
  expect(published.split(' ').filter((id) => !ids.includes(id))).toEqual([])
})

test.each(methodCards)('the card of $name is complete', (card) => {
  expect(card.paper).toMatch(/, (19|20)\d\d, \S+\.\S+\/\S+$/)
  expect(card.formula).toMatch(/=|Grad-CAM of/)
  expect(card.about).toMatch(/^The map highlights [^.]+\.$/)
  expect(card.goodFor).toMatch(/^[^.]+(\.\d[^.]*)*\.$/)
  expect(`${card.about} ${card.goodFor}`).not.toMatch(/think|believe|look(s|ed) at/)
})

test.each(methodCards)('the parameters of $name start within their own limits', (card) => {
  for (const convention of ['torchcam', 'pytorch-grad-cam', 'scorecam-pytorch'] as const) {
    const params = checkParams(card, {}, convention)
    expect(Object.keys(params)).toEqual(card.params.map(({ name }) => name))
  }
  for (const { name, label, help } of card.params) {
    expect(name).toMatch(/^[a-z_]+$/)
    expect(label).not.toBe('')
    expect(help).toMatch(/\.$/)
  }
})
