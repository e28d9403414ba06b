// `npm run size`: what the page needs before it is drawn, gzipped: its script with all that it imports, and its styles; and
// what comes beside that and takes over. Fails where either has grown beyond what is allowed. And of the package each door with all that it imports at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** What the shell may weigh, in bytes, and the page that takes over from it together with the shell. */
export const SHELL = 110 * 1024
export const PAGE = 180 * 1024
/** What the engine and one backend may weigh. */
export const ENGINE = 240 * 1024

/** Files and all that they import before they run; `importsOf` gives the paths that a file names. */
function withImports(roots, importsOf) {
  const files = new Set()
  const ahead = [...roots]
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const path of importsOf(file)) ahead.push(join(dirname(file), path))
  }
  return [...files].toSorted()
}

/** Of a script of the built page, which is one line. */
const builtImports = (text) =>
  [...text.matchAll(/(?:^|[;\n}])(?:import|export)(?:[^"'()]*?from)?["'](\.\/[^"']+\.js)["']/g)].map(
    ([, path]) => path,
  )

/** The files that the page names, and those that its scripts import before they run. */

const named = (html) =>
  [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file)

const filesOf = (html, read) =>
  withImports(named(html), (file) => (file.endsWith('.js') ? builtImports(read(file)) : []))

/** Files that the page waits for, and those that its scripts import before they run; not what comes beside them. */
export const shellFiles = (html, read) =>
  filesOf(html.replace(/<link[^>]*fetchpriority="low"[^>]*>/g, ''), read)

/** The same with what takes over from the shell. */
export const pageFiles = (html, read) => filesOf(html, read)

/** A door of the package and what its imports bring before it runs; what is fetched when it is needed is not among them. */
export function doorFiles(door, read) {
  const imports = (file) => read(file).matchAll(/^(?:import|export)\b[^"'()]*["'](\.[^"']+)["']/gm)
  return withImports([door], (file) => [...imports(file)].map(([, path]) => path))
}

const zipped = (text) => gzipSync(text, { level: 9 }).length

/** Of each door in a folder of the package, as it is shipped, gzipped. */
export function doorSizes(folder) {
  const read = (file) => readFileSync(join(folder, file), 'utf8')
  const doors = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
  return doors.toSorted().map((door) => {
    const files = doorFiles(door, read)
    return { door, files: files.length, bytes: files.reduce((sum, file) => sum + zipped(read(file)), 0) }
  })
}

/** The engine's script with all that it imports before it runs, and the same of what bears the backend's name. */
export function engineFiles(files, backend, read) {
  const own = new RegExp(`^(worker|backend-${backend})-[\\w-]+\\.js$`)
  return withImports(
    files.filter((file) => own.test(file)),
    (file) => builtImports(read(file)),
  )
}

/** Of the engine with each backend, gzipped; its WebAssembly comes beside that. */
export function engineSizes(dist) {
  const read = (file) => readFileSync(join(dist, 'assets', file), 'utf8')
  const files = readdirSync(join(dist, 'assets'))
  return ['webgpu', 'webgl', 'wasm', 'cpu'].map((backend) => {
    const scripts = engineFiles(files, backend, read)
    if (!scripts.some((file) => file.startsWith('backend-')))
      throw new Error(`The page has no backend ${backend}.`)
    return { backend, bytes: scripts.reduce((sum, file) => sum + zipped(read(file)), 0) }
  })
}

/** Of the built page, gzipped: the shell, and with it all that the first screen shows. */
export function sizeOf(dist) {
  const read = (file) => readFileSync(join(dist, file), 'utf8')
  const html = read('index.html')
  const weigh = (files) => {
    const sizes = files.map((file) => ({ file, bytes: zipped(read(file)) }))
    return { sizes, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) }
  }
  return { shell: weigh(shellFiles(html, read)), page: weigh(pageFiles(html, read)) }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { shell, page: whole } = sizeOf(join(root, 'dist'))
  const kib = (n) => `${(n / 1024).toFixed(1)} KiB`
  for (const each of whole.sizes) console.log(`${kib(each.bytes).padStart(10)}  ${each.file}`)
  console.log(`The shell is ${kib(shell.bytes)} gzipped (at most ${kib(SHELL)}).`)
  console.log(`With what takes over from it, ${kib(whole.bytes)} (at most ${kib(PAGE)}).`)
  if (shell.bytes > SHELL || whole.bytes > PAGE) process.exitCode = 1
  console.log(`The engine with one backend, gzipped (at most ${kib(ENGINE)}; WebAssembly comes beside that):`)
  for (const { backend, bytes: all } of engineSizes(join(root, 'dist'))) {
    console.log(`${kib(all).padStart(10)}  ${backend}`)
    if (all > ENGINE) process.exitCode = 1
  }
  for (const side of ['browser', 'node']) {
    const folder = join(root, 'dist/package', side)
    if (!existsSync(folder)) continue
    console.log(`The package in ${side === 'node' ? 'Node' : 'a browser'}, without TensorFlow.js, gzipped:`)
    for (const { door, files, bytes: all } of doorSizes(folder))
      console.log(`${kib(all).padStart(10)}  ${door} (${files} files)`)
  }
}
