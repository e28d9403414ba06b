// Which parts of TensorFlow.js the sources import. Prebundled together they load in a tenth of the time,
// and a part left out would bring a second copy of the core.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {string} root the folder that holds src */
export function tensorflowImports(root) {
  const found = new Set(['@tensorflow/tfjs-core'])
  for (const folder of ['src', 'bench', 'examples'])
    for (const file of sources(join(root, folder)))
      for (const [, name] of readFileSync(file, 'utf8').matchAll(/['"](@tensorflow\/[^'"]+)['"]/g))
        if (!/\.wasm|\?/.test(name)) found.add(name)
  return [...found].sort()
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return sources(join(folder, entry.name))
    return /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []
  })
}
