// The page names the script that starts its engine ahead of all others, so that it runs as soon as it is here.
const MODULE = '/src/start.ts'

/** @returns {import('vite').Plugin} */
export function earlyStart() {
  return {
    name: 'early-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunk = Object.values(bundle).find((part) => part.moduleIds?.some((id) => id.endsWith(MODULE)))
        if (!chunk) throw new Error(`${MODULE} is missing from the page.`)
        // It would wait for them, and the engine with it: vite.config.ts says what comes along.
        if (chunk.imports.length > 0) throw new Error(`${MODULE} waits for ${chunk.imports.join(', ')}.`)
        const attrs = { type: 'module', async: true, crossorigin: true, src: `./${chunk.fileName}` }
        return [{ tag: 'script', attrs, injectTo: 'head' }]
      },
    },
  }
}
