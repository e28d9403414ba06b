import { expect, test } from 'vitest'
import { methodCards } from '../../engine/methods/cards'
import { type MathNode, type Part, readFormula } from './formula'

const xml = ({ tag, children }: MathNode): string =>
  `<${tag}>${typeof children === 'string' ? children : children.map(xml).join('')}</${tag}>`
const shown = (part: Part) => ('text' in part ? part.text : part.math.map(xml).join(''))
const of = (text: string) => readFormula(text).map((line) => line.map(shown))
const letters = ({ children }: MathNode): string =>
  typeof children === 'string' ? children : children.map(letters).join('')

test('scripts, sums and what they go over', () => {
  expect(of('w_k = mean_ij g_kij; L = sum_k A_k')).toEqual([
    [
      '<msub><mi>w</mi><mi>k</mi></msub><mo>=</mo><msub><mi>mean</mi><mi>ij</mi></msub><msub><mi>g</mi><mi>kij</mi></msub>',
    ],
    ['<mi>L</mi><mo>=</mo><munder><mo>∑</mo><mi>k</mi></munder><msub><mi>A</mi><mi>k</mi></msub>'],
  ])
})

test('a fraction has the factors beside its line, without parentheses around the whole', () => {
  expect(of('(g - H A / 2) / (N E)')).toEqual([
    [
      '<mfrac><mrow><mi>g</mi><mo>−</mo><mfrac><mrow><mi>H</mi><mi>A</mi></mrow><mn>2</mn></mfrac></mrow><mrow><mi>N</mi><mi>E</mi></mrow></mfrac>',
    ],
  ])
  expect(of('a b/n')).toEqual([['<mi>a</mi><mfrac><mi>b</mi><mi>n</mi></mfrac>']])
})

test('derivatives', () => {
  const d = '<mo>∂</mo>'
  expect(of('dS/dA')).toEqual([[`<mfrac><mrow>${d}<mi>S</mi></mrow><mrow>${d}<mi>A</mi></mrow></mfrac>`]])
  expect(of('dS_b / dA_b')[0]?.[0]).toContain(`${d}<msub><mi>S</mi><mi>b</mi></msub>`)
  expect(of('d2S/dA2')[0]?.[0]).toContain(`<mrow>${d}<msup><mi>A</mi><mn>2</mn></msup></mrow>`)
})

test('prose stays prose, also in parentheses, so that it wraps', () => {
  expect(of('L = S(x without the window), B the last block')[0]).toEqual([
    '<mi>L</mi><mo>=</mo><mi>S</mi><mo>(</mo><mi>x</mi>',
    'without the window',
    '<mo>)</mo><mo>,</mo>',
    '<mi>B</mi>',
    'the last block',
  ])
})

test.each(methodCards)('of $name nothing is lost', ({ formula }) => {
  const flat = readFormula(formula)
    .flat()
    .map((part) => ('text' in part ? part.text : part.math.map(letters).join('')))
  const bare = (text: string) => text.replace(/[^a-zA-Z0-9]/g, '')
  const words = bare(
    formula
      .replace(/\b(sum|product|gamma)(?![a-z])/g, '')
      .replace(/\bd(2?)(?=[A-Z])/g, '$1')
      .replace(/\bd(?=[A-Za-z]\b|[A-Za-z]2|A_)/g, ''),
  )
  const sorted = (text: string) => [...text].toSorted().join('')
  expect(sorted(bare(flat.join('')))).toBe(sorted(words))
})
