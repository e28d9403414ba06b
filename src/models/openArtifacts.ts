// Artifacts to an open classifier, on the present backend.
import { failure, isNamed } from '../engine/errors'
import type { Classifier } from '../engine/types'
import { cardOf, hashOf } from './card'
import { findHead } from './findHead'
import { fillWith, pictureInput, USUAL_SIZE } from './inputShape'
import { asNumber } from './json'
import { labelsFor } from './labels'
import { findLayers } from './layers'
import type { OpenNetwork } from './openNetwork'
import { chooseOutput, outputNames } from './outputs'
import type { ModelArtifacts, OpenModel } from './types'

export interface OpenOptions {
  /** Name of the output to explain; null or absent for the first. */
  readonly output?: string | null
}

/** @throws UnsupportedModel, BadRecipe for an output that the model does not have */
export async function openArtifacts(
  artifacts: ModelArtifacts,
  options: OpenOptions = {},
): Promise<OpenModel> {
  const opened = await openNetwork(artifacts)
  try {
    return await detail(artifacts, opened, options)
  } catch (error) {
    opened.network.dispose()
    throw error
  }
}

async function openNetwork(artifacts: ModelArtifacts): Promise<OpenNetwork> {
  const fill = fillWith(asNumber(artifacts.sidecar?.imageSize) ?? USUAL_SIZE)
  try {
    if (artifacts.format === 'layers') return (await import('./layersModel')).openLayersModel(artifacts, fill)
    return (await import('./graphModel')).openGraphModel(artifacts, fill)
  } catch (error) {
    if (isNamed(error, 'UnsupportedModel', 'OutOfMemory', 'DeviceLost', 'AbortError', 'NotReadable'))
      throw error
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw failure('UnsupportedModel', `The model "${artifacts.name}" cannot be opened: ${why}`, error)
  }
}

async function detail(
  artifacts: ModelArtifacts,
  opened: OpenNetwork,
  options: OpenOptions,
): Promise<OpenModel> {
  const { input, shape } = pictureInput(opened.network)
  const outputs = outputNames(artifacts, opened.network)
  const output = chooseOutput(outputs, options.output ?? null)
  const head = findHead(opened.network, output.node, opened.activations)
  const found = findLayers(head.network, input, head.logits)
  const classifier: Classifier = {
    network: head.network,
    input,
    inputShape: shape,
    logits: head.logits,
    activation: head.activation,
    classes: head.classes,
    layers: found.layers,
    suggested: found.suggested,
    fixedBatch: null,
  }
  const card = cardOf({
    artifacts,
    classifier,
    labels: await labelsFor({ names: artifacts.labels, source: artifacts.labelSource }, head.classes),
    outputs: outputs.map(({ name }) => name),
    output: output.name,
    hash: await hashOf(artifacts),
    remarks: [],
  })
  return { classifier, card, artifacts, dispose: () => head.network.dispose() }
}
