// The copied command line as shells read it: whatever a file, a class or a layer is called, it arrives as it is.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readCommand } from '../../cli/command'
import { initialRecipe } from '../../recipe/recipe'
import { terminalLine } from './terminal'

/** The words that a program is given. */
function wordsIn(shell: string, line: string): readonly string[] {
  const script = `npx() { printf '%s\\0' "$@"; }\n${line}`
  const { stdout, stderr } = spawnSync(shell, ['-c', script], { encoding: 'utf8' })
  if (stderr !== '') throw new Error(stderr)
  return stdout.split('\0').slice(0, -1)
}

const shells = ['bash', 'sh'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0)

test.each([
  `it's a "cat" $HOME! (1).png`,
  '-dash it.png',
  '--out.png',
  '100%PATH% ünïcødé ☃ 猫.png',
  'a[1]*?{b,c}.png',
  '`id` $(id) \\n\\',
  'two\nlines.png',
  '~/home;&|<>#.png',
  ' blank .png',
  'e\u0301 \u202e.png',
])('%s', (name) => {
  const recipe = {
    ...initialRecipe,
    ...({ layers: [name], classGiven: name, target: { kind: 'contrast', against: name } } as const),
    output: name,
  }
  const line = terminalLine({ recipe, model: name, image: name, labels: name })
  expect(shells.length).toBeGreaterThan(0)
  for (const shell of shells) {
    const words = wordsIn(shell, line)
    expect(words.slice(0, 2)).toEqual(['limelight', 'explain'])
    const command = readCommand(words.slice(1))
    if (command.kind !== 'explain') throw new Error(JSON.stringify(command))
    const { options } = command
    expect([options.model, options.image, options.labels, options.out]).toEqual([name, name, name, 'map.npy'])
    const { classGiven, output, target } = options.recipe
    expect([classGiven, output, target]).toEqual([name, name, { kind: 'contrast', against: name }])
  }
})
