import { expect, it } from 'vitest'
import { publicModels } from './catalogue'
import { serverModels } from './serverModels'

const answer =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status })

it('lists the models that lie beside the page, with how they are fed', async () => {
  const index = [
    {
      id: 'lite0',
      title: 'EfficientNet-Lite0',
      path: 'models/lite0/model.json',
      labels: 'models/lite0/labels.txt',
      scale: '127,127,127/128,128,128',
      size: 224,
    },
    { id: 'plain', title: 'Plain', path: 'models/plain/model.json' },
  ]
  expect(await serverModels(answer(JSON.stringify(index)))).toEqual([
    {
      id: 'lite0',
      title: 'EfficientNet-Lite0',
      facts: '224 × 224',
      wish: {
        model: 'models/lite0/model.json',
        labels: 'models/lite0/labels.txt',
        scale: { mean: [127, 127, 127], std: [128, 128, 128] },
      },
    },
    {
      id: 'plain',
      title: 'Plain',
      facts: '',
      wish: { model: 'models/plain/model.json', labels: null, scale: null },
    },
  ])
})

it('lists none where there is no list, a page instead, another form, or no network', async () => {
  expect(await serverModels(answer('Not found', 404))).toEqual([])
  expect(await serverModels(answer('<!doctype html><title>Welcome</title>'))).toEqual([])
  expect(await serverModels(answer('[{"id": 3}]'))).toEqual([])
  expect(await serverModels(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual([])
})

it('states size and host of each public model, by secure addresses of a model.json', () => {
  expect(publicModels.map(({ title, facts }) => [title, facts])).toEqual([
    ['MobileNet v1, quarter width', '1.9 MB\u00a0· storage.googleapis.com'],
    ['MobileNet v1', '17 MB\u00a0· storage.googleapis.com'],
    ['MobileNet v2', '14 MB\u00a0· storage.googleapis.com'],
  ])
  for (const { wish } of publicModels)
    expect(wish.model).toMatch(/^https:\/\/storage\.googleapis\.com\/tfjs-models\/.+_224\/model\.json$/)
})
