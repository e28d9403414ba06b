// What a piece of work asks of WebGPU: dispatches, submits, pipelines, and bytes of buffers that were made anew.

export interface Counts {
  dispatches: number
  submits: number
  /** Buffers made, those that were taken from the free lists left out. */
  buffers: number
  bytes: number
  /** Pipelines made while all that comes after waits, and those made beside it. */
  pipelinesAtOnce: number
  pipelinesBeside: number
}

const counts: Counts = {
  dispatches: 0,
  submits: 0,
  buffers: 0,
  bytes: 0,
  pipelinesAtOnce: 0,
  pipelinesBeside: 0,
}

/** Call once, before a device is asked for. */
export function countCalls(): void {
  if (!('GPUQueue' in globalThis)) return
  const pass = GPUComputePassEncoder.prototype
  const dispatch = pass.dispatchWorkgroups
  pass.dispatchWorkgroups = function (...args) {
    counts.dispatches++
    return dispatch.apply(this, args)
  }
  const queue = GPUQueue.prototype
  const submit = queue.submit
  queue.submit = function (...args) {
    counts.submits++
    return submit.apply(this, args)
  }
  const device = GPUDevice.prototype
  const create = device.createBuffer
  device.createBuffer = function (descriptor) {
    counts.buffers++
    counts.bytes += descriptor.size
    return create.call(this, descriptor)
  }
  const { createComputePipeline, createComputePipelineAsync } = device
  device.createComputePipeline = function (descriptor) {
    counts.pipelinesAtOnce++
    return createComputePipeline.call(this, descriptor)
  }
  device.createComputePipelineAsync = function (descriptor) {
    counts.pipelinesBeside++
    return createComputePipelineAsync.call(this, descriptor)
  }
}

export async function counted(work: () => Promise<unknown>): Promise<Counts> {
  const before = { ...counts }
  await work()
  const more = Object.entries(counts).map(([what, n]) => [what, n - before[what as keyof Counts]] as const)
  return Object.fromEntries(more) as unknown as Counts
}
