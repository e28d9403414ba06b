import { expect, it } from 'vitest'
import { initialState } from '../state/store'
import { writeManifest } from '../state/takeHome/manifest'
import { fakeCard, fakeShown } from '../state/testing/fakeEngine'
import { fakeRequest } from '../state/testing/fakeRequest'
import { readJson, readLink } from './readRecipe'
import { initialRecipe } from './recipe'
import { shareElement, shareFrame, shareLink } from './share'

it('shares a link that restores the recipe, without what lives in this tab alone', () => {
  const recipe = {
    ...initialRecipe,
    model: 'https://a.example/model.json',
    method: 'iscam',
    labels: 'blob:xyz',
  }
  const { url, note } = shareLink(recipe, 'https://b.example/page/#old=1')
  expect(url).toBe('https://b.example/page/#model=https://a.example/model.json&method=iscam')
  expect(note).toBe('Copied.')
  expect(readLink(new URL(url).hash).recipe).toEqual({ ...recipe, labels: null })
})

it('says which files whoever opens the link must drop', () => {
  const { url, note } = shareLink(
    { ...initialRecipe, model: 'file:net', image: 'file:cat.jpg' },
    'https://b.example/',
  )
  expect(note).toContain('is asked to drop net and cat.jpg')
  expect(readLink(new URL(url).hash).recipe).toMatchObject({ model: 'file:net', image: 'file:cat.jpg' })
})

it('writes a manifest with the figures, from which the same recipe is read, guesses included', async () => {
  const request = fakeRequest(2, { method: 'scorecam', params: { cskip: 16 } })
  const shown = fakeShown(request, {
    ...initialRecipe,
    method: 'scorecam',
    params: { cskip: 16 },
    image: 'file:cat.jpg',
  })
  const json = JSON.parse(
    await writeManifest(initialState, { ...shown, heatmap: shown.result.heatmap, progress: null }),
  )
  expect(json).toMatchObject({
    method: 'scorecam',
    layer: 'Conv_1/Relu6',
    class: '2',
    made: {
      class: { label: 'tiger cat', logit: 10.1 },
      model: { hash: fakeCard.hash },
      map: { width: 7, height: 7, state: 'ok', max: 2.31, score: 10.1 },
      ms: { classify: 21, gradient: 22 },
    },
  })
  expect(json.made.map.data).toBeUndefined()
  expect(readJson(json)).toEqual({
    problems: [],
    recipe: {
      ...shown.recipe,
      layers: ['Conv_1/Relu6'],
      classGiven: '2',
      convention: 'torchcam',
      scale: 'signed',
      fit: 'stretch',
    },
  })
})

it('shares the same view as a frame and as an element', () => {
  const recipe = {
    ...initialRecipe,
    model: 'https://a.example/m.json?a=1&b=2',
    classGiven: 'a "b"',
    method: 'rise',
  }
  const frame = shareFrame(recipe, 'https://b.example/page/index.html?x=1#old').url
  const [, address = ''] = /src="([^"]*)"/.exec(frame) ?? []
  const url = new URL(address.replaceAll('&amp;', '&').replaceAll('&quot;', '"'))
  expect([url.pathname, url.search]).toEqual(['/page/index.html', '?embed'])
  expect(readLink(url.hash).recipe).toEqual(recipe)
  expect(shareElement(recipe, 'https://b.example/page/?embed#old').url).toBe(
    '<script type="module" src="https://b.example/page/element.js"></script>\n' +
      '<lime-light model="https://a.example/m.json?a=1&amp;b=2" method="rise" target-class="a &quot;b&quot;"></lime-light>',
  )
})
