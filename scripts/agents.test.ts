// What the pages for agents name is there: keys of a link, doors of the package, options and answers of the terminal.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helpText } from '../src/cli/help'
import { fieldReaders } from '../src/recipe/recipeFields'

const read = (path: string) => readFileSync(path, 'utf8').replaceAll(/\n +/g, ' ')
const index = read('public/llms.txt')
const skill = read('public/skill.md')

test('the keys of a link are those that a link has, all of them', () => {
  const [, written = ''] = /Keys: ([^.]*)\.\s/.exec(index.replace('p.<param>', 'p<param>')) ?? []
  const told = written.split(', ').filter((key) => key !== 'p<param>')
  // The hash of the model's file is written by the manifest, never by hand.
  const keys = Object.keys(fieldReaders).filter((key) => key !== 'hash')
  expect(told.toSorted()).toEqual(keys.toSorted())
})

test('the doors of the package are all named', () => {
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> }
  const doors = Object.keys(exports).filter((path) => path !== './package.json')
  expect([...index.matchAll(/`(limelight(?:\/\w+)?)`/g)].map(([, name]) => name)).toEqual(
    doors.map((path) => `limelight${path.slice(1)}`),
  )
})

test('all that the terminal does is told', () => {
  const verbs = [...helpText.matchAll(/^limelight (\w+) /gm)].map(([, verb = '']) => verb)
  expect([...new Set(verbs)].toSorted()).toEqual(['explain', 'measure', 'merge', 'worker'])
  expect(verbs.filter((verb) => !index.includes(`npx limelight ${verb}`))).toEqual([])
})

test('options and fields of the terminal are those that it has', () => {
  const options = [...`${index} ${skill}`.matchAll(/[ `[](--[a-z]+(?:-[a-z]+)*)/g)].map(
    ([, option = '']) => option,
  )
  expect(options.length).toBeGreaterThan(8)
  expect(options.filter((option) => !helpText.includes(option))).toEqual([])
  const [, fields = ''] = /prints one JSON object: ([\s\S]*?)\. Read/.exec(skill) ?? []
  const answer = read('src/cli/answer.ts') + read('src/cli/guesses.ts')
  const names = [...fields.replaceAll(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(7)
  expect(names.filter((name) => !new RegExp(`readonly ${name}\\b`).test(answer))).toEqual([])
})

test('the rule of language stands first, and its example keeps it', () => {
  expect(skill).toMatch(/A map \*\*highlights where evidence for a class lies\*\*/)
  const [, right = ''] = /## A sentence that is right\n+> ([^\n]*)/.exec(skill) ?? []
  expect(right).toMatch(/highlights evidence/)
  expect(right).not.toMatch(/think|sees|knows|looks at|because|understands/)
})
