// The package as an empty project would have it: the files that `npm pack` names, and links to the packages that npm
// would install beside it.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** What npm installs with it: its dependencies, the peers, what those need; and `more`. */
function besides(more: readonly string[]): ReadonlySet<string> {
  const { dependencies, peerDependencies } = manifestIn(root)
  const open = [...Object.keys({ ...dependencies, ...peerDependencies }), ...more]
  const found = new Set<string>()
  for (let name = open.pop(); name; name = open.pop()) {
    const folder = join(root, 'node_modules', name)
    // Optional packages are for other systems where they are missing.
    if (found.has(name) || !existsSync(folder)) continue
    found.add(name)
    const { dependencies: own, optionalDependencies } = manifestIn(folder)
    open.push(...Object.keys({ ...own, ...optionalDependencies }))
  }
  return found
}

async function packed(): Promise<readonly string[]> {
  const npm = process.env.npm_execpath
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const { stdout } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { cwd: root })
    : await run('npm', args, { cwd: root, shell: process.platform === 'win32' })
  const [list] = JSON.parse(stdout) as [{ files: { path: string }[] }]
  return list.files.map(({ path }) => path)
}

/** A new folder with the files of an example, the package installed, and `more` packages beside it. */
export async function project(example: string, more: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'limelight-'))
  cpSync(join(root, example), folder, { recursive: true })
  const modules = join(folder, 'node_modules')
  for (const path of await packed()) {
    const target = join(modules, 'limelight', path)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(root, path), target)
  }
  for (const name of besides(more)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
  }
  return folder
}

/** Standard output of a script of the project. */
export async function runNode(folder: string, args: readonly string[]): Promise<string> {
  return (await run(process.execPath, [...args], { cwd: folder })).stdout
}

export const builtIn = (path: string) => join(root, 'public/builtin', path)

/** What the compiler says of a file of the project, as Node's own resolution of modules finds the types. */
export async function checkTypes(folder: string, file: string): Promise<string> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext']
  try {
    return (await run(process.execPath, [compiler, ...options, file], { cwd: folder })).stdout
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}
