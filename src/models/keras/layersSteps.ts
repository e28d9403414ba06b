// A list of calls as steps that can be run. Layers are built when they first see their input's shape.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Node, Shape } from '../../engine/types'
import { statedLimits } from '../../tfjs/deviceLimits'
import { forValues } from '../../tfjs/pipelines/shapesOnly'
import { BEFORE } from '../network/openNetwork'
import type { Step } from '../network/stepNetwork'
import { ACTIVATED, activationFunction } from './activations'
import { type Foldings, foldedAway, foldings, KERNELS } from './fold'
import type { Call, CallList } from './layerCalls'
import { PART, SHARES } from './layers/attention'
import { type BatchNorm, readBatchNorm } from './layers/batchNormalising'
import type { Fusable } from './layers/layerClass'
import { type BuiltLayer, buildLayer, fusesWith, type WeightSource } from './layersBuild'
import { layerFailure } from './layersFailure'

/** Layers whose attention can be seen. */
const ATTENDS = new Set(['MultiHeadAttention'])

/** A call and the weights of its layer. */
export interface BuiltCall {
  /** The node before the layer's activation. */
  readonly node: string
  readonly className: string
  /** Of a batch norm. */
  readonly norm: BatchNorm | null
  readonly weights: ReadonlyMap<string, Tensor>
}

export interface LayerSteps {
  readonly steps: readonly Step[]
  /** After the first run: the same steps with ways around the batch norms. */
  folded(): readonly Step[]
  /** Complete after the first run. */
  nodes(): readonly Node[]
  calls(): readonly BuiltCall[]
  dispose(): void
}

type RunCall = (call: Call, inputs: readonly Tensor[], fuse: Fusable | null) => readonly Tensor[]

export function layerSteps(list: CallList, source: WeightSource): LayerSteps {
  const built = new Map<string, BuiltLayer>()
  const shapes = new Map<string, Shape>()
  const runCall = caller({ built, shapes, source, folded: foldedAway(list) })
  const read = new Set([...list.calls.flatMap(({ inputs }) => inputs), ...list.outputs])
  const steps = list.calls.flatMap((call) => makeSteps(call, nameOutputs(call, read), runCall))
  let folds: Foldings | null = null
  return {
    steps,
    folded: () => {
      folds ??= foldings(list, built)
      return withShortcuts(steps, folds)
    },
    nodes: () => listNodes(list, steps, shapes),
    calls: () => list.calls.flatMap((call) => builtCall(call, built.get(call.layer.path))),
    dispose: () => {
      folds?.dispose()
      for (const layer of built.values()) layer.dispose()
      built.clear()
    },
  }
}

interface Building {
  readonly built: Map<string, BuiltLayer>
  readonly shapes: Map<string, Shape>
  readonly source: WeightSource
  /** Layers whose kernel is not held. */
  readonly folded: ReadonlySet<string>
}

/** Builds a layer at its first call, and notes the shapes that come out of each call. */
function caller({ built, shapes, source, folded }: Building): RunCall {
  return (call, inputs, fuse) => {
    try {
      const seen = inputs.map((input) => input.shape)
      const before = built.get(call.layer.path)
      const layer = before ?? forValues(() => buildLayer(call.layer, seen, source))
      built.set(call.layer.path, layer)
      const outputs = layer.call(inputs, call.kwargs, fuse)
      // At opening no packed copies are wanted yet, nor what will be folded.
      if (!before && folded.has(call.layer.path)) for (const name of KERNELS) layer.forget(name)
      else if (!before && statedLimits()?.packsWeights) layer.renew()
      if (!shapes.has(call.name)) noteShapes(shapes, call, outputs)
      return outputs
    } catch (error) {
      throw layerFailure(error, call.layer)
    }
  }
}

function withShortcuts(steps: readonly Step[], { shortcuts }: Foldings): readonly Step[] {
  return steps.map((step) => {
    const ways = shortcuts.get(step.names[0] ?? '')
    return ways ? { ...step, shortcuts: ways } : step
  })
}

/** More than any layer has; a file may name any. */
const MOST_OUTPUTS = 4096

/** One name for each output up to the last that somebody reads. */
function nameOutputs(call: Call, read: ReadonlySet<string>): string[] {
  const places = [...read].flatMap((name) =>
    name.startsWith(`${call.name}:`) ? Number(name.slice(call.name.length + 1)) : [],
  )
  const last = Math.min(MOST_OUTPUTS, Math.max(0, ...places.filter(Number.isInteger)))
  return Array.from({ length: last + 1 }, (_, i) => (i === 0 ? call.name : `${call.name}:${i}`))
}

function makeSteps(call: Call, names: readonly string[], runCall: RunCall): Step[] {
  const { className, activation: named, path } = call.layer
  if (ATTENDS.has(className)) return attentionSteps(call, names, runCall)
  const activation = ACTIVATED.has(className) ? activationFunction(named, path) : null
  const plain: Step = { names, inputs: call.inputs, compute: (inputs) => runCall(call, inputs, null) }
  if (!activation) return [plain]
  const before = call.name + BEFORE
  const fuse = fusesWith(call.layer, named.name)
  const activated: Step = {
    names,
    inputs: [before],
    compute: (inputs) => inputs.map(activation),
    ...(fuse && {
      shortcuts: [{ skips: [before], inputs: call.inputs, compute: (inputs) => runCall(call, inputs, fuse) }],
    }),
  }
  return [{ ...plain, names: [before] }, activated]
}

/** The shares of attention are a value of their own, which others may ask for and put others in the place of. */
function attentionSteps(call: Call, names: readonly string[], runCall: RunCall): Step[] {
  const shares = call.name + SHARES
  const part = (which: string): Call['kwargs'] => ({ ...call.kwargs, [PART]: which })
  const first = { ...call, name: shares, kwargs: part('shares') }
  const rest = { ...call, kwargs: part('rest') }
  return [
    { names: [shares], inputs: call.inputs, compute: (inputs) => runCall(first, inputs, null) },
    {
      names,
      inputs: [...call.inputs, shares],
      compute: (inputs) => runCall(rest, inputs, null),
      shortcuts: [{ skips: [shares], inputs: call.inputs, compute: (inputs) => runCall(call, inputs, null) }],
    },
  ]
}

function noteShapes(shapes: Map<string, Shape>, call: Call, outputs: readonly Tensor[]): void {
  outputs.forEach((output, i) => {
    shapes.set(i === 0 ? call.name : `${call.name}:${i}`, [null, ...output.shape.slice(1)])
  })
}

function listNodes(list: CallList, steps: readonly Step[], shapes: ReadonlyMap<string, Shape>): Node[] {
  const inputs = list.inputs.map(({ name, shape }) => ({ name, op: 'InputLayer', shape, inputs: [] }))
  const ops = new Map(list.calls.map((call) => [call.name, call.layer.className]))
  const computed = steps.flatMap((step) =>
    step.names.map((name) => {
      if (name.endsWith(SHARES))
        return { name, op: 'Softmax', shape: shapes.get(name) ?? null, inputs: step.inputs }
      const owner = name.endsWith(BEFORE) ? name.slice(0, -BEFORE.length) : name
      const op = ops.get(owner) ?? ops.get(step.names[0] ?? '') ?? ''
      return { name, op, shape: shapes.get(owner) ?? null, inputs: step.inputs }
    }),
  )
  return [...inputs, ...computed]
}

function builtCall(call: Call, layer: BuiltLayer | undefined): BuiltCall[] {
  if (!layer) return []
  const { className, activation, config } = call.layer
  const split = ACTIVATED.has(className) && activation.name !== 'linear'
  const norm = className === 'BatchNormalization' ? readBatchNorm(config) : null
  return [{ node: split ? call.name + BEFORE : call.name, className, norm, weights: layer.weights }]
}
