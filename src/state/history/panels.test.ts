import { expect, test } from 'vitest'
import { openPanels } from './panels'

/** A browser's history as far as it is used here. */
function browser() {
  const steps: unknown[] = [{ picture: 'a', model: 'm' }]
  let at = 0
  const history = {
    get state() {
      return steps[at]
    },
    pushState: (step: unknown) => void steps.splice(++at, steps.length, step),
    replaceState: (step: unknown) => void steps.splice(at, 1, step),
    back: () => void at--,
  }
  const to = (step: number) => {
    at += step
  }
  return { history, steps, to }
}

test('a panel is a step of the same work: Back closes it, and closing it goes back', () => {
  const { history, steps, to } = browser()
  const panels = openPanels(history, false)
  panels.show('stage')
  expect(panels.state.getState()).toEqual({ panel: 'stage' })
  expect(steps).toMatchObject([
    { picture: 'a', panel: undefined },
    { picture: 'a', panel: 'stage' },
  ])
  to(-1)
  expect(panels.arrive(history.state)).toBe(true)
  expect(panels.state.getState()).toEqual({ panel: null })
  to(1)
  expect(panels.arrive(history.state)).toBe(true)
  expect(panels.state.getState()).toEqual({ panel: 'stage' })
  panels.show(null)
  expect(panels.arrive(history.state)).toBe(true)
  expect(panels.state.getState()).toEqual({ panel: null })
  expect(steps).toHaveLength(2)
})

test('another panel takes the place of the first, and makes no step of its own', () => {
  const { history, steps } = browser()
  const panels = openPanels(history, false)
  panels.show('pictures')
  panels.show('model')
  expect(panels.state.getState()).toEqual({ panel: 'model' })
  expect(steps).toHaveLength(2)
})

test('a picture that is chosen in a panel is a step of other work; closed there, the panel is gone from that step', () => {
  const { history, steps, to } = browser()
  const panels = openPanels(history, false)
  panels.show('pictures')
  history.pushState({ picture: 'b', model: 'm', ...panels.mark('next') })
  expect(panels.state.getState()).toEqual({ panel: 'pictures' })
  panels.show(null)
  expect(panels.state.getState()).toEqual({ panel: null })
  expect(steps.at(-1)).toEqual({ picture: 'b', model: 'm', panel: undefined })
  to(-1)
  expect(panels.arrive(history.state)).toBe(false)
  expect(panels.state.getState()).toEqual({ panel: 'pictures' })
})

test('what is written anew keeps the panel; a reload shows it again, and closing still goes back', () => {
  const { history } = browser()
  openPanels(history, false).show('stage')
  const panels = openPanels(history, false)
  history.replaceState({ picture: 'a', model: 'm', ...panels.mark('same') })
  expect(openPanels(history, false).state.getState()).toEqual({ panel: 'stage' })
  panels.show(null)
  expect(panels.arrive(history.state)).toBe(true)
  expect(panels.state.getState()).toEqual({ panel: null })
})

test("in a frame there is no step: Back is the other page's", () => {
  const { history, steps } = browser()
  const panels = openPanels(history, true)
  panels.show('model')
  expect(panels.state.getState()).toEqual({ panel: 'model' })
  panels.show(null)
  expect(panels.state.getState()).toEqual({ panel: null })
  expect(steps).toHaveLength(1)
})

test.each([null, 'x', { panel: 'lists' }, { panel: 3, pair: 4 }])(
  'a step of other makings has none: %j',
  (step) => {
    const panels = openPanels({ ...browser().history, state: step }, false)
    expect(panels.state.getState()).toEqual({ panel: null })
  },
)
