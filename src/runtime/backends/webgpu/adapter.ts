// Finds WebGPU's adapter without loading the backend: its 470 KB are fetched only where they are of use.
import { inTime, isSoftware, NotYet, Refused } from '../../device'

export interface GpuAdapter {
  readonly adapter: GPUAdapter
  readonly label: string
  readonly software: boolean
}

/** Milliseconds before the second and the third time of asking. */
const AGAIN = [0, 30]

const ask = (gpu: GPU) => inTime(gpu.requestAdapter({ powerPreference: 'high-performance' }))

/**
 * A browser that was started just now answers that it has none while its GPU process starts: Chromium on an NVIDIA
 * H200 did at 0.2 s, and had one 28 ms later.
 */
async function hasLater(gpu: GPU): Promise<boolean> {
  for (const pause of AGAIN) {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
    if (await ask(gpu)) return true
  }
  return false
}

/** @throws Refused; NotYet, while the browser is asked again */
export async function findAdapter(): Promise<GpuAdapter> {
  if (globalThis.isSecureContext === false)
    throw new Refused('WebGPU needs a page served over https or from this computer')
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu
  if (!gpu) throw new Refused('this browser has no WebGPU')
  const adapter = await ask(gpu)
  if (!adapter)
    throw new NotYet(
      'the browser offers no GPU adapter',
      hasLater(gpu).catch(() => false),
    )
  const { description, device, architecture, vendor, isFallbackAdapter } = adapter.info
  const label = description || device || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed GPU'
  const names = [vendor, architecture, device, description].join(' ')
  return { adapter, label, software: isFallbackAdapter === true || isSoftware(names) }
}
