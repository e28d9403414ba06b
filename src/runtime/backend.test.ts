import { expect, test } from 'vitest'
import { codeFor } from '../errors'
import { chooseDevice, forceDevice, type Open } from './backend'
import { type Device, isSoftware, NotYet, Refused, Superseded, shortName } from './device'
import type { BackendName } from './types'

const files = { plain: '', simd: '' }
const device = (name: BackendName, software = false): Device => ({
  name,
  software,
  label: null,
  check: async () => {},
  dead: () => false,
  kill: () => {},
  chunked: () => {},
  trim: () => {},
  close: () => {},
})

/** Hardware, software or a refusal, for each backend. */
function machine(has: Partial<Record<BackendName, 'hardware' | 'software' | Error>>): Open {
  return async ({ name, software }) => {
    const kind = has[name] ?? new Refused(`there is no ${name}`)
    if (kind instanceof Error) throw kind
    if (kind === 'software' && !software) throw new Refused('its GPU is emulated')
    return device(name, kind === 'software')
  }
}

/** The device, and what is said of the GPUs that were passed over. */
const chosen = async (open: Open) => {
  const { device: found, refused } = await chooseDevice(files, [], open)
  const gpus = refused.filter(({ name }) => name === 'webgpu' || name === 'webgl')
  return [found.name, ...gpus.map(({ name, why }) => `${name}: ${why}`)]
}

test('the best backend is taken, and better ones are reported with the reason', async () => {
  expect(await chosen(machine({ webgpu: 'hardware', webgl: 'hardware', wasm: 'hardware' }))).toEqual([
    'webgpu',
  ])
  expect(await chosen(machine({ webgl: 'hardware', wasm: 'hardware' }))).toEqual([
    'webgl',
    'webgpu: there is no webgpu',
  ])
  const wrong = new Refused('it computes wrong numbers (its self-test is off by 12 %)')
  expect(await chosen(machine({ webgpu: wrong, webgl: new Error('boom'), wasm: 'hardware' }))).toEqual([
    'wasm',
    'webgpu: it computes wrong numbers (its self-test is off by 12 %)',
    'webgl: it could not be started (boom)',
  ])
})

test('an emulated GPU comes after wasm and before cpu', async () => {
  const both = { webgpu: 'software', webgl: 'software' } as const
  expect(await chosen(machine({ ...both, wasm: 'hardware', cpu: 'hardware' }))).toEqual([
    'wasm',
    'webgpu: its GPU is emulated',
    'webgl: its GPU is emulated',
  ])
  expect((await chosen(machine({ ...both, cpu: 'hardware' })))[0]).toBe('webgpu')
  expect((await chosen(machine({ cpu: 'hardware' })))[0]).toBe('cpu')
})

test('a backend that has failed before is left out, with its reason', async () => {
  const open = machine({ webgpu: 'hardware', wasm: 'hardware' })
  const { device: found, refused } = await chooseDevice(files, [{ name: 'webgpu', why: 'it was lost' }], open)
  expect(found.name).toBe('wasm')
  expect(refused).toContainEqual({ name: 'webgpu', why: 'it was lost' })
})

test('a forced backend is taken, emulated or not, or refused in a sentence', async () => {
  expect(await forceDevice('webgpu', files, machine({ webgpu: 'software' }))).toMatchObject({
    software: true,
  })
  await expect(forceDevice('webgl', files, machine({}))).rejects.toMatchObject({
    name: 'BadRecipe',
    message: 'The backend webgl cannot be used because there is no webgl.',
  })
})

test('where code could not be fetched, that is the reason, and no older browser', async () => {
  const offline = codeFor('WebGL', () => Promise.reject(new TypeError('Failed to fetch')))
  const error = await offline.catch((reason: unknown) => reason as Error)
  const why = "The code for WebGL could not be fetched; this device is offline or the page's server is down."
  await expect(chosen(machine({ webgl: error as Error }))).rejects.toMatchObject({
    name: 'NotReadable',
    message: why,
  })
  expect(await chosen(machine({ webgl: error as Error, cpu: 'hardware' }))).toContain(
    'webgl: its code could not be fetched',
  )
})

/** WebGPU answers in a moment whether it is there; what is tried and closed is noted. */
function starting({ comes, webgl }: { comes: boolean; webgl: boolean }) {
  const log: string[] = []
  const again = new Promise<boolean>((resolve) => setTimeout(resolve, 5, comes))
  const open: Open = async ({ name, software }, _, better) => {
    log.push(name)
    if (name === 'webgpu' && !(comes && log.length > 1)) throw new NotYet('there is none yet', again)
    if (name === 'webgl' && !(webgl && !software)) throw new Refused('there is no WebGL')
    if (name === 'webgl' && (await better)) throw new Superseded('a better one can be had')
    return { ...device(name), close: () => void log.push(`${name} closed`) }
  }
  return { log, open }
}

test.each([
  [{ comes: false, webgl: false }, 'webgpu, webgl, wasm', 'wasm'],
  [{ comes: true, webgl: false }, 'webgpu, webgl, wasm, wasm closed, webgpu', 'webgpu'],
  [{ comes: false, webgl: true }, 'webgpu, webgl', 'webgl'],
  [{ comes: true, webgl: true }, 'webgpu, webgl, webgpu', 'webgpu'],
])('what may come in a moment is waited for while wasm opens: %j', async (machine, tried, name) => {
  const { log, open } = starting(machine)
  const { device: found, refused } = await chooseDevice(files, [], open)
  expect([log.join(', '), found.name]).toEqual([tried, name])
  expect(refused.map((each) => each.name)).toEqual(
    name === 'webgpu' ? [] : name === 'webgl' ? ['webgpu'] : ['webgpu', 'webgl'],
  )
})

test('what is not there when it is asked again is given up', async () => {
  const never: Open = async ({ name }) => {
    if (name === 'wasm') return device(name)
    throw new NotYet('there is none yet', Promise.resolve(true))
  }
  expect((await chooseDevice(files, [], never)).device.name).toBe('wasm')
  await expect(forceDevice('webgpu', files, never)).rejects.toThrow('because there is none yet')
})

test('no backend at all is a failure', async () => {
  await expect(chooseDevice(files, [], machine({}))).rejects.toMatchObject({ name: 'DeviceLost' })
})

test.each([
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'NVIDIA GeForce RTX 3060',
  ],
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'SwiftShader',
  ],
  [
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
  ],
  ['Apple GPU', 'Apple GPU'],
  ['NVIDIA GeForce GTX 980, or similar', 'NVIDIA GeForce GTX 980'],
])('%s is called %s', (renderer, name) => {
  expect(shortName(renderer)).toBe(name)
})

test('emulated GPUs are known by their names', () => {
  const emulated = [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'google swiftshader',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'Microsoft Basic Render Driver',
  ]
  expect(emulated.filter(isSoftware)).toEqual(emulated)
  expect(
    ['Apple M2', 'nvidia ampere', 'ANGLE (Intel, Mesa Intel(R) UHD Graphics)'].filter(isSoftware),
  ).toEqual([])
})
