// What is taken home speaks of the map on show, whatever is on its way.
import { expect, it } from 'vitest'
import type { Measures } from '../../engine/metrics/types'
import { onPicture } from '../../picture/onPicture'
import { initialRecipe } from '../../recipe/recipe'
import { onStage } from '../../state/onStage'
import { initialState, type State } from '../../state/store'
import { writeManifest } from '../../state/takeHome/manifest'
import { fakeCard, fakeClassification, fakeShown } from '../../state/testing/fakeEngine'
import { fakeRequest } from '../../state/testing/fakeRequest'
import { makeFigure } from './makeFigure'
import { reportHtml } from './report'
import { writeLines } from './takeHome'

const at = (name: string) => `https://a.example/${name}`
const recipe = { ...initialRecipe, model: at('first/model.json'), image: at('cat.jpg') }
const request = fakeRequest(2)

function state(change: Partial<State> = {}, params: Readonly<Record<string, boolean>> = {}): State {
  const report = (name: 'webgl' | 'wasm') =>
    ({ name, device: null, software: false, refused: [], workers: 1 }) as const
  const picture = { key: 'p', name: 'cat.jpg', width: 8, height: 8, blob: new Blob(['x']) }
  return {
    ...initialState,
    recipe,
    picture: picture as unknown as State['picture'],
    model: { key: 'm', card: fakeCard, reference: recipe.model, output: null, given: null },
    classification: fakeClassification,
    backend: { kind: 'ready', report: report('wasm') },
    shown: { ...fakeShown({ ...request, params }, recipe), backend: report('webgl') },
    ...change,
  }
}

it('names the model and picture of the map while others are fetched', async () => {
  const next = { ...recipe, model: at('second/model.json'), image: at('dog.jpg') }
  const { terminal } = await writeLines(state({ recipe: next }))
  expect(terminal).toContain(`--model ${at('first/model.json')} --image ${at('cat.jpg')}`)
  expect(terminal).not.toMatch(/second|dog/)
})

it('names a list of names only where the model has it: the terminal does not begin with one that does not fit', async () => {
  const named = { ...recipe, labels: at('my%20names.txt') }
  const shownWith = (remarks: readonly string[]) => {
    const shown = fakeShown(request, named)
    return state({ recipe: named, shown: { ...shown, card: { ...shown.card, remarks } } })
  }
  expect((await writeLines(shownWith([]))).terminal).toContain(`--labels "${at('my%20names.txt')}"`)
  const other = ['labels.txt: 2 names for 3 classes; not used.']
  expect((await writeLines(shownWith(other))).terminal).toContain('--labels')
  const refused = ['my names.txt: 2 names for 3 classes; not used.']
  expect((await writeLines(shownWith(refused))).terminal).not.toContain('--labels')
})

it('asks for the target that was explained, also where another had been asked for', async () => {
  const asked = { ...recipe, target: { kind: 'region' } as const }
  const now = state({ recipe: asked, shown: { ...fakeShown(request, asked) } })
  expect(request.target.kind).toBe('logit')
  expect((await writeLines(now)).terminal).not.toContain('--target')
  expect(JSON.parse(await writeManifest(now, onStage(now)!)).target).toBe('logit')
})

it('names the backend that computed the map, also where another has taken over', async () => {
  const now = state()
  const made = onStage(now)
  expect(JSON.parse(await writeManifest(now, made!)).made.backend.name).toBe('webgl')
})

it('has the colours of the overlay beside it: of a signed map those with zero in the middle', () => {
  const barOf = (now: State) => makeFigure(now, onStage(now)!).bar
  const plain = barOf(state())
  const signed = barOf(state({}, { signed: true }))
  expect([signed?.low, signed?.high]).toEqual(['−2.3', '2.3'])
  expect(signed?.name).toBe('red speaks for the class, blue against it, zero in the middle')
  const middle = [...(signed?.table.slice(3 * 127, 3 * 129) ?? [])]
  expect(Math.min(...middle)).toBeGreaterThan(200)
  expect(plain?.table).not.toEqual(signed?.table)
})

it('has the lines of equal value that the stage shows, and says what they are', () => {
  const figureOf = (contours: boolean) => {
    const now = state({ view: { ...initialState.view, contours } })
    return makeFigure(now, onStage(now)!)
  }
  const { contours, bar } = figureOf(true)
  expect(contours?.heatmap).toEqual(state().shown?.result.heatmap)
  expect(bar?.name).toMatch(/Inferno\u00a0· lines at a quarter, a half and three quarters of it$/)
  expect(figureOf(false)).toMatchObject({
    contours: null,
    bar: { name: expect.not.stringContaining('lines') },
  })
})

it('reports what was measured of the map, and nothing where nobody asked', async () => {
  const curve = { steps: [0, 1], values: [0.8, 0.1], auc: 0.125 }
  const measures = {
    ...{ score: 0.8, averageDrop: 0.15, increaseInConfidence: 0, deletion: curve, insertion: curve },
    ...{ road: { '20': 0, '50': 0, '80': 0, combined: 0.313 }, complexity: 0.3, sparseness: 0.5 },
  } as unknown as Measures
  const now = state()
  const lines = { terminal: '', torchcam: null, gradCam: null }
  const parts = { state: now, made: onStage(now)!, overlay: new Blob(['x']), lines }
  const report = await reportHtml({ ...parts, measures })
  expect(report).toContain('<tr><th>Deletion</th><td>0.125</td>')
  expect(report).toContain('<tr><th>ROAD</th><td>0.313</td>')
  expect(await reportHtml({ ...parts, measures: null })).not.toContain('ROAD')
})

it('says where the bar ends below the brightest pixels', () => {
  const now = state()
  const data = Float32Array.from({ length: 10_000 }, (_, i) => (i < 9950 ? 0.2 : 1))
  const heatmap = { ...now.shown!.result.heatmap, width: 100, height: 100, data }
  const shown = { ...now.shown!, result: { ...now.shown!.result, heatmap } }
  expect(makeFigure({ ...now, shown }, onStage({ ...now, shown })!).bar?.high).toBe('≥ 0.20')
})

it('has the box that the map is of, by its name, in pixels of the picture', () => {
  const own = { classes: new Uint16Array(1), logits: new Float32Array(1), probabilities: new Float32Array(1) }
  const corners = Float32Array.from([1, 2, 5, 6])
  const classification = {
    ...fakeClassification,
    boxes: { found: [], best: new Int32Array(9), own, corners, broken: 0 },
  }
  const now = state()
  const shown = {
    ...now.shown!,
    classification,
    request: { ...request, target: { ...request.target, anchor: 0 } },
  }
  const made = onStage({ ...now, shown, classification })!
  const { frame, outline } = makeFigure({ ...now, shown, classification }, made).marked
  expect(frame?.name).toBe(fakeClassification.top.find(({ index }) => index === 2)?.label.split(',')[0])
  expect(frame?.corners).toEqual(onPicture([1, 2, 5, 6], fakeClassification.geometry))
  expect(outline).toBeNull()
  expect(makeFigure(now, onStage(now)!).marked.frame).toBeNull()
})

it('says why there are no lines: of a layer that is no module, and of a method that the library has not', async () => {
  const now = state()
  const [name = ''] = request.layers
  const own = { ...fakeCard.layers.find((layer) => layer.name === name)!, noModule: true as const }
  const card = { ...fakeCard, layers: [{ ...own, name: 'before', noModule: undefined as never }, own] }
  const lines = await writeLines({ ...now, shown: { ...now.shown!, card } })
  expect([lines.torchcam, lines.gradCam]).toEqual([null, null])
  expect(lines.why.gradCam).toContain(`${name} is what no module of the PyTorch model puts out`)
  expect(lines.why.gradCam).toContain('such as before')
  expect((await writeLines(now)).why.gradCam).toMatch(/^There are no lines for this map: the library has no/)
})
