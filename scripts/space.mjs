// `npm run space`: the built page with what a static Hugging Face Space needs, in dist/space.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npm } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
/** What is built beside the page. */
const others = ['cli', 'package', 'python', 'docs', 'space']

async function main() {
  const code = await npm(['run', 'build'], { cwd: root })
  if (code !== 0) return code
  const space = join(dist, 'space')
  rmSync(space, { recursive: true, force: true })
  for (const name of readdirSync(dist).filter((each) => !others.includes(each)))
    cpSync(join(dist, name), join(space, name), { recursive: true })
  cpSync(join(root, 'examples/space/README.md'), join(space, 'README.md'))
  console.log('dist/space is ready to be pushed.')
  return 0
}

process.exitCode = await main()
