import { describe, expect, test } from 'vitest'
import { initialRecipe } from '../recipe/recipe'
import { sceneAddress, sceneSeed } from '../scenes/sceneId'
import { wantedPicture } from './flow/sources'
import { openStore, type Shown } from './store'
import { watchTruth } from './watchTruth'

describe('addresses of scenes', () => {
  test('a seed goes there and back', () => expect(sceneSeed(sceneAddress(17))).toBe(17))
  test('other pictures are none', () => {
    expect(sceneSeed('https://example.org/scene:17')).toBeNull()
    expect(sceneSeed(null)).toBeNull()
  })
  test('what is no number stays no number', () => {
    expect(sceneSeed('scene:blue')).toBeNaN()
    expect(sceneSeed('scene:')).toBeNaN()
  })
  test('a scene is wanted by its name', () => {
    const recipe = { ...initialRecipe, image: 'scene:123456' }
    const given = { picture: null, model: null }
    expect(wantedPicture({ recipe, given })).toEqual({
      key: 'scene:123456',
      name: 'Scene 123456',
      url: 'scene:123456',
    })
  })
})

const shown = (key: string, image: string) =>
  ({
    key,
    recipe: { ...initialRecipe, image },
    card: { labels: ['mug', 'fish'] },
    request: { target: { kind: 'logit', classIndex: 1 } },
    result: { heatmap: { width: 1, height: 1, data: Float32Array.of(1) } },
  }) as unknown as Shown

describe('the truth about a map', () => {
  const score = { classes: ['fish'], figures: { pointing: 1, energy: 0.5, iou: 0.25 } }

  test('is asked for the scene and class of the map, and kept with it', async () => {
    const store = openStore()
    const asked: unknown[] = []
    watchTruth(store, {
      score: async (seed, label) => {
        asked.push([seed, label])
        return score
      },
    })
    store.setState({ shown: shown('a', 'scene:5') })
    await Promise.resolve()
    await Promise.resolve()
    expect(asked).toEqual([[5, 'fish']])
    expect(store.getState().truth).toEqual({ ...score, key: 'a', label: 'fish' })
    store.setState({ shown: shown('b', 'https://example.org/cat.png') })
    expect(store.getState().truth).toBeNull()
  })

  test('of an earlier map is not put beside a later one', async () => {
    const store = openStore()
    const answers: ((value: typeof score) => void)[] = []
    watchTruth(store, { score: () => new Promise((resolve) => answers.push(resolve)) })
    store.setState({ shown: shown('a', 'scene:5') })
    store.setState({ shown: shown('b', 'scene:6') })
    answers[0]?.(score)
    await Promise.resolve()
    await Promise.resolve()
    expect(store.getState().truth).toBeNull()
  })
})
