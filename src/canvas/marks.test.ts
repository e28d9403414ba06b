// The box of a detector and the edge of a class's region, as they are taken home.
import { expect, test } from 'vitest'
import { layOut } from './figure'
import { type Marked, marksSvg, placeMarks } from './marks'

const measure = (text: string) => 7 * text.length
const picture = { width: 40, height: 20 }
const marked: Marked = { frame: { corners: [10, 5, 30, 15], name: 'cup & <saucer>' }, outline: null }

test('on a picture drawn ten times as large the box lies at ten times its place, under its name', () => {
  const { frame } = placeMarks(marked, { box: [100, 50, 400, 200], picture, measure })
  expect(frame?.box).toEqual([200, 100, 200, 100])
  expect(frame).toMatchObject({ name: 'cup & <saucer>', size: 12, label: 7 * 14 + 12 })
})

test('as SVG the box is light on dark, and the name is text', () => {
  const svg = marksSvg(placeMarks(marked, { box: [0, 0, 400, 200], picture, measure }), (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  )
  expect(svg.match(/<rect x="100" y="50" width="200" height="100" fill="none"/g)).toHaveLength(2)
  expect(svg).toContain('>cup &amp; &lt;saucer&gt;</text>')
})

test('the edge of a region follows its cells', () => {
  const heatmap = {
    width: 2,
    height: 1,
    data: Float32Array.from([0, 1]),
    min: 0,
    max: 1,
    state: 'ok',
  } as const
  const geometry = {
    picture: [40, 20],
    source: [0, 0, 40, 20],
    target: [0, 0, 10, 10],
    input: [10, 10],
  } as const
  const { outline } = placeMarks(
    { frame: null, outline: { heatmap, geometry } },
    { box: [0, 0, 80, 40], picture, measure },
  )
  expect(outline?.paths).toEqual(['M40 0L40 40'])
})

test('a captioned picture has them where the picture lies', () => {
  const figure = { title: 'cup', lines: [], picture, bar: null, contours: null, marked }
  const { marks, picture: drawn } = layOut(figure, measure)
  const scale = drawn.width / 40
  expect(marks.frame?.box).toEqual([drawn.x + 10 * scale, drawn.y + 5 * scale, 20 * scale, 10 * scale])
})
