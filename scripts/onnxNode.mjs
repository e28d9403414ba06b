// Runs ONNX's operator tests on the operators of this project: `npm run onnx:node -- FOLDER`, where FOLDER holds an
// index.json and a folder a test (model.onnx, input_<i>.npy, output_<i>.npy).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(process.argv[2] ?? '')
if (!process.argv[2] || !existsSync(join(folder, 'index.json'))) {
  console.error('Give the folder of the operator tests, the one with index.json: npm run onnx:node -- FOLDER')
  process.exit(2)
}
const run = spawnSync('npx', ['vitest', 'run', 'src/models/onnx/nodeSuite.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ONNX_NODE: folder },
})
process.exit(run.status ?? 1)
