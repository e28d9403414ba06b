// `import address from './worker?whole'`: the module as one file, its dynamic imports and WebAssembly inside.
// A page that locks its network starts its workers from such files, since nothing can be fetched afterwards.
import { basename } from 'node:path'
import { build } from 'vite'

const query = '?whole'

/** @returns {import('vite').Plugin} */
export function wholeScripts() {
  let serving = false
  return {
    name: 'whole-scripts',
    configResolved(config) {
      serving = config.command === 'serve'
    },
    async load(id) {
      if (!id.endsWith(query)) return
      const entry = id.slice(0, -query.length)
      // The development server gives the module itself: it locks nothing.
      if (serving) return `export { default } from ${JSON.stringify(`${entry}?worker&url`)}`
      const source = await bundled(entry)
      const file = this.emitFile({ type: 'asset', name: `whole-${basename(entry, '.ts')}.js`, source })
      return `export default import.meta.ROLLUP_FILE_URL_${file}`
    },
  }
}

/** A module with all that it imports, as one text. */
export async function bundled(entry) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  })
  if (output.length !== 1) throw new Error(`${entry} is ${output.length} files instead of one.`)
  return output[0].code
}
