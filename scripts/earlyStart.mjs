// The page names the script that starts its engine ahead of all others, so that it runs as soon as it is here; and what
// takes over from the shell, which so comes beside the shell and not after it.
const MODULE = '/src/start.ts'
const PAGE = '/src/wholePage.ts'

/** @returns {import('vite').Plugin} */
export function earlyStart() {
  return {
    name: 'early-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunk = chunkOf(MODULE, bundle)
        // It would wait for them, and the engine with it: scripts/chunks.mjs says what comes along.
        if (chunk.imports.length > 0) throw new Error(`${MODULE} waits for ${chunk.imports.join(', ')}.`)
        const attrs = { type: 'module', async: true, crossorigin: true, src: `./${chunk.fileName}` }
        return [{ tag: 'script', attrs, injectTo: 'head' }, ...aheadOf(doorOf(PAGE, bundle), bundle)]
      },
    },
  }
}

function chunkOf(module, bundle) {
  const chunk = Object.values(bundle).find((part) => part.moduleIds?.some((id) => id.endsWith(module)))
  if (!chunk) throw new Error(`${module} is missing from the page.`)
  return chunk
}

function doorOf(module, bundle) {
  const door = Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
  if (!door) throw new Error(`${module} is no door of the page.`)
  return door
}

/** The shell goes first. */
const low = { crossorigin: true, fetchpriority: 'low' }

/** Names a part with all that it imports and its styles, so that they are fetched before anything asks for them. */
function aheadOf(part, bundle) {
  const parts = new Set([part])
  for (const { imports } of parts)
    for (const name of imports) if (bundle[name] && !isShell(bundle[name])) parts.add(bundle[name])
  const scripts = [...parts].map(({ fileName }) => ({ rel: 'modulepreload', fileName }))
  const sheets = [...parts].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
  const styles = sheets.map((fileName) => ({ rel: 'preload', as: 'style', fileName }))
  return [...scripts, ...styles].map(({ fileName, ...link }) => ({
    tag: 'link',
    attrs: { ...link, ...low, href: `./${fileName}` },
    injectTo: 'head',
  }))
}

/** These the page names already. */
const isShell = ({ name }) => !['page', 'words'].includes(name)
