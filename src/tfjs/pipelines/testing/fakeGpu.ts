// A GPU that computes no numbers but where they come from: what a dispatch writes stands for its program and all that it
// read. Two ways to the same answer are the same, and a buffer that was used again too soon is another one.

type Command = () => void

function hash(parts: readonly unknown[]): number {
  let sum = 7
  for (const letter of JSON.stringify(parts)) sum = (sum * 31 + letter.charCodeAt(0)) % 16_777_213
  return sum
}

export class FakeBuffer {
  value = 0
  mapState = 'unmapped'
  destroyed = false
  private range = new ArrayBuffer(0)

  constructor(
    readonly size: number,
    readonly usage: number,
    mapped: boolean,
  ) {
    if (mapped) this.map()
  }

  private map() {
    this.mapState = 'mapped'
    this.range = new ArrayBuffer(this.size)
  }

  getMappedRange() {
    return this.range
  }

  unmap() {
    this.mapState = 'unmapped'
    this.value = hash([...new Uint32Array(this.range)])
  }

  async mapAsync() {
    this.map()
    new Float32Array(this.range).fill(this.value)
  }

  destroy() {
    this.destroyed = true
  }
}

interface Descriptor {
  readonly label: string
  readonly compute: { readonly module: string }
}

interface Pipeline {
  readonly code: string
  getBindGroupLayout(): null
}

type Entry = { readonly resource: { readonly buffer: FakeBuffer } }

export interface Coming {
  readonly label: string
  arrive(): void
  fail(): void
}

/** Call before a WebGPUBackend is made. */
export function fakeGpu() {
  const pipeline = ({ compute }: Descriptor): Pipeline => ({
    code: compute.module,
    getBindGroupLayout: () => null,
  })
  const made = { atOnce: 0, submits: 0, dispatches: 0 }
  const coming: Coming[] = []
  const encoder = () => {
    const commands: Command[] = []
    let program = ''
    let bound: readonly FakeBuffer[] = []
    const pass = {
      setPipeline: (set: Pipeline) => {
        program = set.code
      },
      setBindGroup: (_: number, set: readonly Entry[]) => {
        bound = set.map(({ resource }) => resource.buffer)
      },
      dispatchWorkgroups: (...groups: number[]) => {
        const [output, ...inputs] = bound
        const code = program
        made.dispatches++
        commands.push(() => {
          if (output) output.value = hash([code, groups, inputs.map(({ value }) => value)])
        })
      },
      end: () => undefined,
    }
    return {
      beginComputePass: () => pass,
      copyBufferToBuffer: (from: FakeBuffer, _: number, to: FakeBuffer) =>
        commands.push(() => {
          to.value = from.value
        }),
      finish: () => commands,
    }
  }
  const device = {
    features: new Set(),
    limits: { maxComputeWorkgroupsPerDimension: 65_535, maxStorageBuffersPerShaderStage: 8 },
    queue: {
      submit: ([commands]: Command[][]) => {
        made.submits++
        for (const command of commands ?? []) command()
      },
      writeBuffer: (buffer: FakeBuffer, _: number, data: ArrayBuffer) => {
        buffer.value = hash([...new Uint32Array(data)])
      },
    },
    createBuffer: ({ size, usage, mappedAtCreation = false }: GPUBufferDescriptor) =>
      new FakeBuffer(size, usage, mappedAtCreation),
    createShaderModule: ({ code }: { code: string }) => code,
    createBindGroup: ({ entries }: { entries: readonly Entry[] }) => entries,
    createCommandEncoder: encoder,
    createComputePipeline(descriptor: Descriptor) {
      made.atOnce++
      return pipeline(descriptor)
    },
    createComputePipelineAsync: (descriptor: Descriptor) =>
      new Promise<Pipeline>((resolve, reject) => {
        coming.push({
          label: descriptor.label,
          arrive: () => resolve(pipeline(descriptor)),
          fail: () => reject(new Error('The program is none.')),
        })
      }),
  }
  return { device: device as unknown as GPUDevice, made, coming }
}
