// What the page says stands in words/ alone, so that another language takes its place whole. Texts between tags are
// the linter's; here are labels, hints and titles, and whatever else reads as something said.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const LABELS =
  /\b(?:aria-(?:label|description|valuetext|roledescription)|title|placeholder|alt|label)=(?:"([^"]*)"|\{[`']([^`']*)[`']\})/g
/** What code writes into elements itself: there one word says something. */
const WRITTEN =
  /(?:\.(?:textContent|innerText|title|alt|placeholder|ariaLabel) = |setAttribute\('(?:aria-label|title|alt)', )[`']([^`'\n]*)[`']/g
const TEXTS = /'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`/g
const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm
/** Five words in a row, or a capital and a second word. */
const SENTENCE = /(?:\b[A-Za-z]+[,;:]? ){4}[a-z]+|^[A-Z][a-z]+,? [a-z]/
/** The product's own name, and what only who writes a component reads. */
const NONE = ['Limelight', 'Components live inside a page.']

const isWords = (text: string) => /[a-z]{2}/i.test(text.replace(/\$\{[^}]*\}|https:/g, ''))
const readsAsSaid = (text: string) => SENTENCE.test(text)

function matched(pattern: RegExp, code: string): readonly string[] {
  const found = code.replace(COMMENTS, '').matchAll(pattern)
  return [...found].map(([, ...texts]) => texts.find((text) => text !== undefined) ?? '')
}

const saidIn = (code: string) =>
  [
    ...matched(LABELS, code).filter(isWords),
    ...matched(WRITTEN, code).filter(isWords),
    ...matched(TEXTS, code).filter(readsAsSaid),
  ].filter((text) => !NONE.includes(text))

test('nothing on the page has a label, hint, title or sentence of its own', () => {
  const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(?<!\.test)\.tsx?$/.test(path) && !/^words\b/.test(path),
  )
  expect(files.filter((path) => path.endsWith('.ts')).length).toBeGreaterThan(30)
  expect(files.length).toBeGreaterThan(150)
  const own = files.flatMap((path) =>
    saidIn(readFileSync(`src/ui/${path}`, 'utf8')).map((text) => `${path}: ${text}`),
  )
  expect(own).toEqual([])
})

test('one that had would be found', () => {
  const name = '$' + '{name}'
  const code = `<a title="Go on" aria-label={\`${name} of it\`} alt="" label={\`${name} · ${name}\`}>`
  expect(saidIn(code)).toEqual(['Go on', `${name} of it`, 'Go on'])
  expect(saidIn(`button.textContent = 'Open'\n  // 'Nothing is said here'`)).toEqual(['Open'])
  expect(saidIn("button.setAttribute('aria-label', 'menu')")).toEqual(['menu'])
  expect(saidIn("throw new Error('There is no map yet')")).toEqual(['There is no map yet'])
  expect(saidIn("['# enlarged to the input, as the link has it', 'npx limelight explain']")).toEqual([
    '# enlarged to the input, as the link has it',
  ])
  expect(saidIn("case 'ArrowDown': return 'to right'")).toEqual([])
})
