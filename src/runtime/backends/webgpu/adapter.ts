// Finds WebGPU's adapter without loading the backend: its 470 KB are fetched only where they are of use.
import { inTime, isSoftware, Refused } from '../../device'

export interface GpuAdapter {
  readonly adapter: GPUAdapter
  readonly label: string
  readonly software: boolean
}

/** @throws Refused */
export async function findAdapter(): Promise<GpuAdapter> {
  if (globalThis.isSecureContext === false)
    throw new Refused('WebGPU needs a page served over https or from this computer')
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu
  if (!gpu) throw new Refused('this browser has no WebGPU')
  const adapter = await inTime(gpu.requestAdapter({ powerPreference: 'high-performance' }))
  if (!adapter) throw new Refused('the browser offers no GPU adapter')
  const { description, device, architecture, vendor, isFallbackAdapter } = adapter.info
  const label = description || device || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed GPU'
  const names = [vendor, architecture, device, description].join(' ')
  return { adapter, label, software: isFallbackAdapter === true || isSoftware(names) }
}
