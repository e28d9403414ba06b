// Finds WebGPU's adapter without loading the backend: its 470 KB are fetched only where they are of use.
import { inTime, isSoftware, Refused } from '../../device'

export interface GpuAdapter {
  readonly adapter: GPUAdapter
  readonly label: string
  readonly software: boolean
}

/** Milliseconds before the second and the third time of asking. */
const AGAIN = [0, 30]

/**
 * A browser that was started just now answers that it has none while its GPU process starts: Chromium on an NVIDIA
 * H200 did at 0.2 s, and had one 28 ms later.
 */
async function ask(gpu: GPU): Promise<GPUAdapter | null> {
  const options = { powerPreference: 'high-performance' } as const
  let adapter = await inTime(gpu.requestAdapter(options))
  for (const pause of AGAIN) {
    if (adapter) break
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
    adapter = await inTime(gpu.requestAdapter(options))
  }
  return adapter
}

/** @throws Refused */
export async function findAdapter(): Promise<GpuAdapter> {
  if (globalThis.isSecureContext === false)
    throw new Refused('WebGPU needs a page served over https or from this computer')
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu
  if (!gpu) throw new Refused('this browser has no WebGPU')
  const adapter = await ask(gpu)
  if (!adapter) throw new Refused('the browser offers no GPU adapter')
  const { description, device, architecture, vendor, isFallbackAdapter } = adapter.info
  const label = description || device || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed GPU'
  const names = [vendor, architecture, device, description].join(' ')
  return { adapter, label, software: isFallbackAdapter === true || isSoftware(names) }
}
