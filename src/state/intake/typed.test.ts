import { expect, test } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { typedIn } from './typed'

const typed = (text: string) =>
  typedIn(text, { ...initialRecipe, method: 'iscam' }, 'https://page.example/app/')

test.each([
  ['#model=a&image=b', { kind: 'view', fragment: '#model=a&image=b' }],
  ['labels=https://a.example/names.txt', { change: { labels: 'https://a.example/names.txt' }, problems: [] }],
  ['scale=1,2,3/4,5,6&fit=crop', { change: { scale: { mean: [1, 2, 3], std: [4, 5, 6] }, fit: 'crop' } }],
  [
    'model=https://a.example/m/&class=3',
    { change: { model: 'https://a.example/m/', classGiven: '3', layers: [] } },
  ],
  ['p.samples=7', { change: { params: { samples: 7 } } }],
  ['tabletop-graph', { change: { model: 'tabletop-graph', scale: null } }],
  ['scene:17', { change: { image: 'scene:17' } }],
  ['models/net/model.json', { kind: 'address', url: 'https://page.example/app/models/net/model.json' }],
  ['./net/', { kind: 'address', url: 'https://page.example/app/net/' }],
  ['teachablemachine.withgoogle.com/models/x/', { url: 'https://teachablemachine.withgoogle.com/models/x/' }],
])('%s', (text, expected) => {
  expect(typed(text)).toMatchObject(expected)
})

test('what no link takes is said, and plain words are no address', () => {
  expect(typed('fit=round&colour=red')).toMatchObject({
    change: {},
    problems: [expect.stringContaining('fit "round"'), 'There is no "colour" in a link; it was ignored.'],
  })
  for (const text of ['hello', 'a picture of a cat', 'and/or what']) expect(typed(text)).toBeNull()
})
