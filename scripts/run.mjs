// Starts a program and waits for it; its output goes to the terminal.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The exit code; 1 where the program could not be started or was killed. */
export function run(program, args, { cwd, env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, shell, stdio: 'inherit' })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** npm itself, the one that runs this script where it does. */
export function npm(args, options) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** A command line tool among the installed packages. */
export function tool(file, args, options = {}) {
  return run(process.execPath, [join(options.cwd ?? '.', 'node_modules', file), ...args], options)
}
