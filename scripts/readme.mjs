// Tables of the README that measurements write: each stands between two marks of its own.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tool } from './run.mjs'

/** The text with `table` between `<!-- mark -->` and `<!-- /mark -->`. */
export function marked(text, mark, table) {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${begin} and ${end}.`)
  return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`
}

/** Writes the table into the README and formats it like the rest. */
export async function writeTable(root, mark, table) {
  const readme = join(root, 'README.md')
  writeFileSync(readme, marked(readFileSync(readme, 'utf8'), mark, table))
  const code = await tool('@biomejs/biome/bin/biome', ['format', '--write', readme], { cwd: root })
  if (code !== 0) throw new Error('README.md could not be formatted; run npm run fix.')
}
