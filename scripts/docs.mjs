// `npm run docs`: the documentation as static files in dist/docs. Its own packages (docs/package.json) are installed when
// they are missing.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { groups } from '../docs/pages.mjs'
import { deadLinks } from './links.mjs'
import { docsHeadersFile } from './policy.mjs'
import { npm, run } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const docs = join(root, 'docs')
const site = join(docs, 'site')
const pages = groups.flatMap(({ pages: list }) => list)

const link = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g

/** Links lead to pages, pictures come along, and what is a file of the source alone is its name. */
export function relinked(text, source, page, copy = () => undefined) {
  return text.replace(link, (whole, picture, words, address) => {
    if (/^[a-z]+:|^#/.test(address)) return whole
    const [path, fragment = ''] = address.split('#')
    const target = join(dirname(source), path)
    const found = pages.find((each) => each.source === target)
    const to = (where) => relative(dirname(page), where).replaceAll('\\', '/')
    if (found) return `[${words}](${`./${to(found.page)}`}${fragment && `#${fragment}`})`
    if (!picture) return /^`/.test(words) ? words : `${words} (\`${target}\`)`
    copy(target)
    return `![${words}](./${to(target)})`
  })
}

function layOut() {
  rmSync(site, { recursive: true, force: true })
  for (const { source, page } of pages.filter((each) => each.source)) {
    const target = join(site, page)
    mkdirSync(dirname(target), { recursive: true })
    const copy = (picture) => {
      mkdirSync(dirname(join(site, picture)), { recursive: true })
      cpSync(join(root, picture), join(site, picture))
    }
    writeFileSync(target, relinked(readFileSync(join(root, source), 'utf8'), source, page, copy))
  }
}

const tool = (file, args, env = {}) =>
  run(process.execPath, [join(docs, 'node_modules', file), ...args], { cwd: docs, env })

async function api() {
  const entries = pages.flatMap(({ entry }) => (entry ? [`../src/package/entries/${entry}.ts`] : []))
  const code = await tool('typedoc/bin/typedoc', [
    ...entries.flatMap((entry) => ['--entryPoints', entry]),
    '--out',
    join(site, 'api'),
  ])
  const missing = pages.filter(({ entry, page }) => entry && !existsSync(join(site, page)))
  for (const { page } of missing)
    console.error(`${page} was not written; api holds ${readdirSync(join(site, 'api'))}`)
  return code || (missing.length > 0 ? 1 : 0)
}

async function main() {
  if (!existsSync(join(docs, 'node_modules/vitepress'))) {
    const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: docs })
    if (code !== 0) return code
  }
  layOut()
  const code = (await api()) || (await tool('vitepress/bin/vitepress.js', ['build', '.']))
  if (code !== 0) return code
  writeFileSync(join(root, 'dist/docs/_headers'), docsHeadersFile)
  const dead = deadLinks(join(root, 'dist/docs'), process.env.DOCS_BASE)
  for (const link of dead) console.error(link)
  return dead.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main()
