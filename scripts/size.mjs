// `npm run size`: what the first screen needs of the built page, gzipped: its script with all that it imports, and its
// styles. Fails where it has grown beyond what is allowed. And of the package each door with all that it imports at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** What is aimed at, and what is allowed until it is reached, in bytes. */
export const AIM = 110 * 1024
export const MOST = 172 * 1024

/** The files that the page names, and those that its scripts import before they run. */
export function shellFiles(html, read) {
  const ahead = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file)
  const files = new Set()
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (!file.endsWith('.js')) continue
    const imports = read(file).matchAll(
      /(?:^|[;\n}])(?:import|export)(?:[^"'()]*?from)?["']\.\/([^"']+\.js)["']/g,
    )
    for (const [, name] of imports) ahead.push(join('assets', name))
  }
  return [...files].toSorted()
}

/** A door of the package and what its imports bring before it runs; what is fetched when it is needed is not among them. */
export function doorFiles(door, read) {
  const files = new Set()
  const ahead = [door]
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const imports = read(file).matchAll(/^(?:import|export)\b[^"'()]*["'](\.[^"']+)["']/gm)
    for (const [, path] of imports) ahead.push(join(dirname(file), path))
  }
  return [...files].toSorted()
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

export function sizeOf(dist) {
  const read = (file) => readFileSync(join(dist, file), 'utf8')
  const files = shellFiles(read('index.html'), read)
  const sizes = files.map((file) => ({ file, bytes: zipped(read(file)) }))
  return { sizes, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { sizes, bytes } = sizeOf(join(root, 'dist'))
  const kib = (n) => `${(n / 1024).toFixed(1)} KiB`
  for (const each of sizes) console.log(`${kib(each.bytes).padStart(10)}  ${each.file}`)
  console.log(`The first screen is ${kib(bytes)} gzipped (aim ${kib(AIM)}, at most ${kib(MOST)}).`)
  if (bytes > MOST) process.exitCode = 1
  for (const side of ['browser', 'node']) {
    const folder = join(root, 'dist/package', side)
    if (!existsSync(folder)) continue
    console.log(`The package in ${side === 'node' ? 'Node' : 'a browser'}, without TensorFlow.js, gzipped:`)
    for (const { door, files, bytes: all } of doorSizes(folder))
      console.log(`${kib(all).padStart(10)}  ${door} (${files} files)`)
  }
}
