// What the page says stands in words/ alone, so that another language takes its place whole. Texts between tags are
// the linter's; here are labels, hints and titles.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const SAID =
  /\b(?:aria-(?:label|description|valuetext|roledescription)|title|placeholder|alt|label)=(?:"([^"]*)"|\{[`']([^`']*)[`']\})/g
/** Without what is filled in. */
const isWords = (text: string) => /[a-z]{2}/i.test(text.replace(/\$\{[^}]*\}|https:/g, ''))

const saidIn = (code: string) =>
  [...code.matchAll(SAID)].map(([, plain, template]) => plain ?? template ?? '').filter(isWords)

test('no component has a label, hint or title of its own', () => {
  const components = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.tsx$/.test(path),
  )
  expect(components.length).toBeGreaterThan(100)
  const own = components.flatMap((path) =>
    saidIn(readFileSync(`src/ui/${path}`, 'utf8')).map((text) => `${path}: ${text}`),
  )
  expect(own).toEqual([])
})

test('one that had would be found', () => {
  const name = '$' + '{name}'
  const code = `<a title="Go on" aria-label={\`${name} of it\`} alt="" label={\`${name} · ${name}\`}>`
  expect(saidIn(code)).toEqual(['Go on', `${name} of it`])
})
