// `npm run lock`: brings package-lock.json in line with package.json. The lockfile records no registry addresses,
// and it names the optional packages of every system, also those that the registry at hand does not serve.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npm } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const file = join(root, 'package-lock.json')

/** What a package's name says of where it runs: @napi-rs/canvas-linux-x64-musl. */
function systemOf(name) {
  const found =
    /[-/](aix|android|darwin|freebsd|linux|linuxmusl|netbsd|openbsd|openharmony|sunos|win32)-(\w+?)(?:-(\w+))?$/.exec(
      name,
    )
  if (!found) return null
  const [, os, cpu, abi = ''] = found
  const libc =
    os === 'linuxmusl' || abi.startsWith('musl') ? ['musl'] : abi.startsWith('gnu') ? ['glibc'] : null
  return { cpu: [cpu], os: [os === 'linuxmusl' ? 'linux' : os], ...(libc && { libc }) }
}

/** The lockfile with an entry for each optional package that belongs to another system. */
function completed(lock) {
  const added = {}
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const system = systemOf(name)
      const known = lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]
      if (known || !system || !/^\d/.test(version)) continue
      added[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...system }
    }
  }
  const sorted = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...lock, packages: Object.fromEntries(sorted) }
}

const code = await npm(['install', '--package-lock-only', '--no-fund', '--no-audit'], { cwd: root })
if (code !== 0) process.exit(code)
const lock = completed(JSON.parse(readFileSync(file, 'utf8')))
for (const entry of Object.values(lock.packages)) delete entry.resolved
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
