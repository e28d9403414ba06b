// Writes the table of ONNX operators into the README, from the registry: `npm run onnx:operators`.
import { spawnSync } from 'node:child_process'

const run = spawnSync('npx', ['vitest', 'run', 'src/models/onnx/operators/table.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, WRITE_README: '1' },
})
process.exit(run.status ?? 1)
