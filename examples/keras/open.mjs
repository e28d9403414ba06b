// Explains a scene with each .keras file of a folder and prints a table of what came of it.
//   node examples/keras/open.mjs FOLDER      after npm run build
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder of the .keras files.')
const command = join(import.meta.dirname, '../../dist/cli/limelight.mjs')

console.log('| network | what came of it |')
console.log('| :------ | :-------------- |')
for (const file of readdirSync(folder).filter((name) => name.endsWith('.keras'))) {
  const args = ['explain', '--model', join(folder, file), '--image', 'scene:17', '--backend', 'wasm']
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
  const said = status === 0 ? `opens, layer \`${JSON.parse(stdout).layer}\`` : stderr.trim()
  console.log(`| ${file.replace('.keras', '')} | ${said} |`)
}
