// What the report of a set holds, with its numbers, in one file that asks nobody.
import { expect, test } from 'vitest'
import { figuresOf } from '../../results/metricColumns'
import { asGiven } from '../../sets/arrange'
import { expectedOf } from '../../sets/expected'
import { emptySheet, type Sheet } from '../../state/sets/sheet'
import { doneAs, itemOf, measuresOf, outcomesOf, recipe, setFrom } from '../../state/sets/testing/madeUp'
import { initialState, type State } from '../../state/store'
import { fakeCard, fakeLabels } from '../../state/testing/fakeEngine'
import { setReportFile } from './setReport'

const [first = '', second = ''] = fakeLabels
const set = setFrom(`${first}/a.png`, `${first}/<b>.png`, `${second}/c.png`, 'later.png')
const outcomes = outcomesOf({
  [`${first}/a.png`]: doneAs(0, 0.9),
  [`${first}/<b>.png`]: doneAs(1, 0.4),
  [`${second}/c.png`]: { kind: 'failed', text: 'c.png is damaged.', broken: true },
})
const sheet: Sheet = { ...emptySheet, set, outcomes, expected: expectedOf(set.items, fakeLabels) }
const state: Pick<State, 'model' | 'recipe' | 'view'> = {
  recipe: { ...recipe, model: 'file:net.onnx' },
  view: initialState.view,
  model: { key: 'm', card: fakeCard, reference: 'file:net.onnx', output: null, given: null },
}

async function made(of: Sheet, signal = new AbortController().signal) {
  const asked: string[] = []
  const counts: string[] = []
  const { name, blob } = await setReportFile(state, of, {
    tiles: {
      thumb: async ({ name }) => new Blob([`thumb ${name}`], { type: 'image/jpeg' }),
      paint: async ({ path }, _, { small }) => {
        asked.push(`${path} ${small}`)
        return new Blob([`map ${path}`], { type: 'image/jpeg' })
      },
    },
    paintMean: ({ width, height }) => `data:image/png;base64,${width}x${height}`,
    report: (done, all) => counts.push(`${done}/${all}`),
    signal,
  })
  return { name, html: await blob.text(), asked, counts }
}

test('the numbers of the set come first: how many, how many right, expected by predicted', async () => {
  const { html, name } = await made(sheet)
  expect(name).toBe('limelight-gradcam-3-pictures-report.html')
  expect(html).toContain('<h1>4 pictures, Grad-CAM</h1>')
  const rows = [...html.matchAll(/<tr><th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><\/tr>/g)].map(
    ([, n, v]) => [n, v],
  )
  expect(rows.slice(0, 4)).toEqual([
    ['Explained', '2 of 4'],
    ['Right', '1 of 2 (50 %)'],
    ['Best class below one half', '1 of 2'],
    ['Failed', '1'],
  ])
  expect(html).toContain('<td class="right">1</td><td class="wrong">1</td>')
  expect(html.match(/data:image\/png;base64,\d+x\d+/g)).toHaveLength(2)
})

test('each picture has its small picture, its map and what is said of it; names are no markup', async () => {
  const { html, asked, counts } = await made(sheet)
  expect(asked).toEqual([`${first}/a.png true`, `${first}/<b>.png true`])
  expect(counts).toEqual(['1/3', '2/3', '3/3'])
  expect(html.match(/<li><div class="pair">/g)).toHaveLength(2)
  expect(html).toContain('&lt;b&gt;.png')
  expect(html).not.toContain('<b>.png')
  expect(html).toMatch(/<p class="mark">expected [^<]*\u00a0· wrong<\/p>/)
  expect(html).toContain('<p class="mark">c.png is damaged.</p>')
  expect(html).not.toMatch(/<script|(?:src|href)="(?!data:)/)
})

test('of what was measured it has the means', async () => {
  const figures = new Map([
    [`${first}/a.png`, { kind: 'measured', figures: figuresOf(measuresOf(0.9)) } as const],
  ])
  const { html } = await made({ ...sheet, figures })
  expect(html).toMatch(/All classes\u00a0· 1<\/th><td>10 %<\/td><td>100 %<\/td><td>0.10<\/td><td>0.90<\/td>/)
  expect((await made(sheet)).html).not.toContain('Del.')
})

test('of two thousand pictures it has five hundred, the mistakes first, and says so', async () => {
  const paths = Array.from({ length: 2000 }, (_, i) => `${first}/${i}.png`)
  const many = { key: 'many', items: paths.map(itemOf) }
  const all = outcomesOf(Object.fromEntries(paths.map((path, i) => [path, doneAs(i === 1999 ? 1 : 0)])))
  const { html, asked } = await made({
    ...{ ...emptySheet, set: many, outcomes: all, expected: expectedOf(many.items, fakeLabels) },
  })
  expect(asked).toHaveLength(500)
  expect(asked[0]).toBe(`${first}/1999.png true`)
  expect(html).toContain('500 of 2,000 pictures are shown here (Wrong first)')
  expect(html).toContain('1,999 of 2,000 (&gt; 99 %)')
})

test('it is in the order of the sheet, and ends when it is stopped', async () => {
  const { asked } = await made({ ...sheet, arrangement: { ...asGiven, order: 'unsure' } })
  expect(asked[0]).toBe(`${first}/<b>.png true`)
  await expect(made(sheet, AbortSignal.abort())).rejects.toThrow()
})
