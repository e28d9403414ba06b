// npm run bench:truth [-- <method id>...]: how well each method finds objects whose place is known.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from './bundle'

const root = join(import.meta.dirname, '..')
const folder = await bundle(root, { truth: 'examples/truth/measure.ts' }, 'limelight-truth')
const { status } = spawnSync(process.execPath, [join(folder, 'truth.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
