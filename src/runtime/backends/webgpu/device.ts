// WebGPU with an own factory: TensorFlow.js listens neither to errors of the device nor to its loss,
// and would return zeros (https://github.com/tensorflow/tfjs/issues/6507).
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import {
  backend,
  env,
  findBackendFactory,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { type DeviceLimits, stateLimits } from '../../../tfjs/deviceLimits'
import { freeListsOf, webgpuOf } from '../../../tfjs/internals'
import { outlineWebgpu } from '../../../tfjs/pipelines/outlineWebgpu'
import { offerOutline } from '../../../tfjs/pipelines/shapesOnly'
import { compileSideBySide } from '../../../tfjs/pipelines/sideBySide'
import { type Device, inTime, Refused } from '../../device'
import type { GpuAdapter } from './adapter'
import { card } from './card'
import { settle, watch } from './health'

/** Dispatches a submit: freed memory is only reused after one, so chunks submit often. */
const SUBMIT = { single: 15, chunked: 2 }

/** Makes WebGPU the backend. @throws Refused */
export async function openWebgpu({ adapter, label, software }: GpuAdapter): Promise<Device> {
  const device = await requestDevice(adapter)
  const health = watch(device, label)
  if (findBackendFactory('webgpu')) removeBackend('webgpu')
  const make = () => {
    const made = new WebGPUBackend(device, adapter.info)
    compileSideBySide(webgpuOf(made), health.fail)
    offerOutline(made, outlineWebgpu(webgpuOf(made)))
    return made
  }
  registerBackend('webgpu', make, 3)
  submitEvery(SUBMIT.single)
  if (!(await setBackend('webgpu'))) throw new Refused('its WebGPU could not be started')
  stateLimits(() => limitsOf(device))
  return {
    name: 'webgpu',
    label,
    software,
    lost: health.lost.signal,
    check: () => settle(device, health),
    dead: () => health.found !== null,
    kill() {
      health.found ??= failure('DeviceLost', `The GPU (${label}) was given up; try again.`)
    },
    chunked: (on) => submitEvery(on ? SUBMIT.chunked : SUBMIT.single),
    trim: () => trim(backend() as WebGPUBackend),
    close() {
      health.closing = true
      try {
        removeBackend('webgpu')
      } catch {
        // A device that is lost may not be able to free what it held: it is gone with it.
      }
      device.destroy()
    },
  }
}

/** The pool keeps every buffer that it ever made, by its exact size: those that lie idle are destroyed. */
function trim(backend: WebGPUBackend): void {
  const manager = freeListsOf(backend)
  for (const list of manager.freeBuffers.values()) {
    for (const buffer of list.splice(0)) {
      manager.numBytesAllocated -= buffer.size
      manager.numFreeBuffers--
      buffer.destroy()
    }
  }
}

const submitEvery = (dispatches: number) => env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', dispatches)

/** What waits for a submit is alive as well. */
function limitsOf({ limits }: GPUDevice): DeviceLimits {
  const maxBuffer = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)
  const waiting = env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')
  return { ...card.limits, maxBuffer, alive: card.limits.alive + waiting }
}

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const wanted = [
    'maxComputeWorkgroupStorageSize',
    'maxComputeWorkgroupsPerDimension',
    'maxStorageBufferBindingSize',
    'maxBufferSize',
    'maxComputeWorkgroupSizeX',
    'maxComputeInvocationsPerWorkgroup',
  ] as const
  const requiredLimits = Object.fromEntries(wanted.map((name) => [name, adapter.limits[name]]))
  try {
    return await inTime(adapter.requestDevice({ requiredLimits }))
  } catch {
    throw new Refused('the GPU adapter gives no device')
  }
}
