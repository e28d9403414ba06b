// `npm run package`: builds the engine as a package into dist/package: for bundlers, for Node, and the types of both.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tool } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'dist/package')
const types = join(out, 'types')

const imports = /(\bfrom |\bimport\()(['"])(\.{1,2}\/[^'"]+)\2/g

/** A declaration with the file's ending at each relative import, as Node's own resolution wants it; and what it imports. */
function completed(file) {
  const found = []
  const text = readFileSync(file, 'utf8').replace(imports, (_, word, quote, path) => {
    const target = resolve(dirname(file), path)
    const whole = isFile(`${target}.d.ts`) ? path : `${path}/index`
    found.push(resolve(dirname(file), `${whole}.d.ts`))
    return `${word}${quote}${whole}.js${quote}`
  })
  return { text, found }
}

function isFile(path) {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

/** Keeps the declarations that the entries lead to. */
function writeTypes(from) {
  const entries = join(from, 'package/entries')
  const open = readdirSync(entries).map((file) => join(entries, file))
  const texts = new Map()
  for (let file = open.pop(); file; file = open.pop()) {
    if (texts.has(file)) continue
    const { text, found } = completed(file)
    texts.set(file, text)
    open.push(...found)
  }
  for (const [file, text] of texts) {
    const target = join(types, relative(from, file))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

async function main() {
  rmSync(out, { recursive: true, force: true })
  const all = join(out, 'all-types')
  const steps = [
    ['vite/bin/vite.js', ['build', '--config', 'vite.package.config.ts', '--logLevel', 'warn']],
    [
      'vite/bin/vite.js',
      ['build', '--config', 'vite.package.config.ts', '--mode', 'node', '--logLevel', 'warn'],
    ],
    ['typescript/bin/tsc', ['-p', 'tsconfig.package.json', '--outDir', all]],
  ]
  for (const [file, args] of steps) {
    const code = await tool(file, args, { cwd: root })
    if (code !== 0) return code
  }
  writeTypes(all)
  rmSync(all, { recursive: true })
  return 0
}

process.exitCode = await main()
