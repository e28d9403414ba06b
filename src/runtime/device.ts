// What the host knows about the device that computes, whichever backend drives it.
import { findBackendFactory, registerBackend, removeBackend } from '@tensorflow/tfjs-core'
import type { BackendName } from './types'

/** A backend that was opened: what computes. */
export interface Device {
  readonly name: BackendName
  /** What it calls itself, where it tells. */
  readonly label: string | null
  /** True for a GPU that is emulated on the processor. */
  readonly software: boolean
  /** Waits for what was submitted. @throws DeviceLost, OutOfMemory or a trap if the device failed since it was opened */
  check(): Promise<void>
  /** Aborted with the failure when the device dies in a way that leaves reads from it waiting for ever. */
  readonly lost?: AbortSignal
  /** True once it can no longer compute. */
  dead(): boolean
  /** Marks it as dead: what it holds may be damaged, the next call opens a fresh one. */
  kill(): void
  /** Trades speed for memory while chunks run: many masked pictures at once. */
  chunked(on: boolean): void
  /** Gives back memory that no tensor uses. */
  trim(): void
  close(): void
}

/** Why a backend is passed over, in words for the user; thrown by those that open devices. */
export class Refused extends Error {}

/** Refused for now: `again` tells in a moment whether it can be had after all; it never fails. */
export class NotYet extends Refused {
  readonly again: Promise<boolean>

  constructor(message: string, again: Promise<boolean>) {
    super(message)
    this.again = again
  }
}

/** Refused because a better one can be had after all. */
export class Superseded extends Refused {}

/** Asks a second time where the first answer was: not yet. @throws what that throws */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof NotYet && (await error.again)) return ask()
    throw error
  }
}

/** Milliseconds in which a browser answers for its GPU; after a crash of the GPU process it may not answer at all. */
const ANSWER_MS = 10_000

/** @throws Refused where no answer comes */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused('the browser does not answer for its GPU')), ANSWER_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

export const isSoftware = (label: string): boolean =>
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|warp/i.test(label)

/** What was found, or the reason why it will not do. @throws Refused */
export function inHardware<T extends { label: string; software: boolean }>(
  found: T,
  softwareWillDo: boolean,
): T {
  if (found.software && !softwareWillDo)
    throw new Refused(
      `its GPU is emulated on the processor (${found.label}), which is slower than WebAssembly`,
    )
  return found
}

/** "Apple M2" of "ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)". */
export function shortName(renderer: string): string {
  const inner = /^ANGLE \([^,]*, (.*), [^,]*\)$/.exec(renderer)?.[1] ?? renderer
  const emulator = /SwiftShader|llvmpipe|Microsoft Basic Render/i.exec(inner)?.[0]
  const plain = inner
    .replace(/^ANGLE Metal Renderer: /, '')
    .replace(/ \(0x.*| Direct3D.*| \(LLVM.*|, or similar$/i, '')
  return emulator ?? plain
}

/** Frees a backend and all that it holds, and leaves it ready to be opened afresh. */
export function resetBackend(name: BackendName, priority: number): void {
  const factory = findBackendFactory(name)
  try {
    removeBackend(name)
  } catch {
    // A backend that has crashed may not even be able to free itself.
  }
  if (factory && !findBackendFactory(name)) registerBackend(name, factory, priority)
}

const GIB = 2 ** 30

/** Bytes that a run may take: an eighth of the memory, where the browser tells it, between 256 MiB and 1 GiB. */
export function memoryBudget(): number {
  const gib = (globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory ?? 4
  return Math.min(GIB, Math.max(GIB / 4, (gib * GIB) / 8))
}
