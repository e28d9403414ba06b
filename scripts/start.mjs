// `npm start`: installs what is missing, builds the page and serves it on this computer alone.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './packages.mjs'
import { npm } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

try {
  await ensurePackages(root)
  if ((await npm(['run', 'build'], { cwd: root })) !== 0) throw new Error('The page could not be built.')
  const { preview } = await import('vite')
  // Another port is taken where this one is in use.
  const port = Number(process.env.PORT ?? 4173)
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port } })
  console.log(`\nLimelight is at ${server.resolvedUrls.local[0]} (Ctrl+C ends it).`)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
