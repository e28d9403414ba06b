// Sentences of models, engine and files, in German; each is one that the code still says.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyRefusals, paramRefusals } from '../../../recipe/testing/refusals'
import { pieces, sentences, spoken } from './told'

const said = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|src\/ui\/words\/german\/|src\/cli\//.test(path))
  .map((path) => readFileSync(path, 'utf8').replace(/\\'/g, "'"))
  .concat(keyRefusals(), paramRefusals())
  .join('\n')

/** The code puts some together: by far the most of each is written down as it is. */
function partSaid(english: string): number {
  const pieces = english.split(/\{\}|[",;:]/).map((piece) => piece.trim())
  const length = (all: readonly string[]) => all.reduce((sum, piece) => sum + piece.length, 0)
  return length(pieces.filter((piece) => said.includes(piece))) / length(pieces)
}

test('every sentence is still said somewhere', () => {
  const all = [...sentences, ...pieces].map(([english]) => english)
  expect(all.filter((english) => partSaid(english) < 0.5)).toEqual([])
})

test('each names in German all that it names in English, and no two are the same', () => {
  const count = (text: string) => text.split(/\{\d?!?\}/).length
  const lost = sentences.filter(([english, german]) => count(german) > count(english))
  expect(lost).toEqual([])
  expect(new Set(sentences.map(([english]) => english)).size).toBe(sentences.length)
})

test('names stand where they belong; sentences that follow each other are told one by one', () => {
  expect(spoken.told('labels.txt gives the name "crane" to 2 classes.')).toBe(
    'labels.txt gibt 2 Klassen den Namen „crane“.',
  )
  expect(
    spoken.told('The last activation that still has positions (7 × 7) before they are pooled away. Beyond.'),
  ).toBe('Die letzte Aktivierung, die noch Orte hat (7 × 7), bevor sie zusammengefasst werden. Beyond.')
  expect(spoken.told('LayersModel of 6 classes, 224 × 224')).toBe('LayersModel mit 6 Klassen, 224 × 224')
  expect(spoken.told('Something else.')).toBe('Something else.')
  expect(
    spoken.told('The operator Det at "determinant" is not computed here; export the model without it.'),
  ).toBe(
    'Der Operator Det bei „determinant“ wird hier nicht unterstützt; bitte das Modell ohne ihn exportieren.',
  )
})
