// Artifacts to an open classifier, on the present backend.

import type { BoxHead, Classifier } from '../engine/types'
import { isDeviceFault } from '../tfjs/deviceFault'
import { boxesIn, layersOf } from './boxes/ifBoxes'
import { takesBatches } from './facts/batch'
import { hashModel, makeCard } from './facts/card'
import { findEnd } from './facts/findEnd'
import type { ScoreHead } from './facts/findHead'
import { guessPreprocess } from './facts/guess'
import { fillWith, type PictureNetwork, pictureInput, USUAL_SIZE } from './facts/inputShape'
import { bothRemark, twoNamesForOne, withBothClasses } from './facts/labels/bothNames'
import { fitLabels } from './facts/labels/fitLabels'
import type { Labels } from './facts/labels/types'
import type { Candidates } from './facts/layers'
import type { Reading } from './facts/outputKind'
import { namedOutputs, type Output, readOutputChoice } from './facts/outputs'
import { usualFeeding } from './facts/usualFeeding'
import type { Format, FormatCard } from './format'
import { loadOpener } from './formatCode'
import { formatCard } from './formats'
import { asNumber } from './json'
import { namedFailure } from './named'
import type { OpenNetwork } from './network/openNetwork'
import type { ModelArtifacts, OpenModel } from './types'

/** What is asked of a model when it is opened. */
export interface OpenOptions {
  /** Name of the output to explain; null or absent for the first. */
  readonly output?: string | null
  /** Of the caller's own, beside the built-in ones. */
  readonly formats?: readonly Format[]
}

/**
 * A model that was read, on the present backend; as often as one likes, in other workers too.
 * @throws UnsupportedModel, BadRecipe for an output that the model does not have
 * @example
 * const artifacts = await readArtifacts(files)
 * const model = await openArtifacts(artifacts, { output: 'scores' })
 */
export async function openArtifacts(
  artifacts: ModelArtifacts,
  options: OpenOptions = {},
): Promise<OpenModel> {
  let opened = await openNetwork(artifacts, options)
  try {
    let model = await headed(artifacts, opened, options)
    let batches = artifacts.single ? !opened.statesBatch : await testBatches(model)
    const better = batches || artifacts.single ? null : await rewritten(artifacts, opened, options)
    if (better) {
      opened.network.dispose()
      opened = better.opened
      model = better
      batches = true
    }
    return await detailed(artifacts, model, {
      batches,
      format: formatCard(artifacts.format, options.formats),
    })
  } catch (error) {
    opened.network.dispose()
    throw namedFailure(error, artifacts.name)
  }
}

/** The same model rewritten for any number of pictures; null where that one does not open or takes no batches either. */
async function rewritten(
  artifacts: ModelArtifacts,
  { reopened }: OpenNetwork,
  options: OpenOptions,
): Promise<Headed | null> {
  let again: OpenNetwork | null = null
  try {
    again = reopened?.() ?? null
    const model = again && (await headed(artifacts, again, options))
    if (model && (await testBatches(model))) return model
  } catch (error) {
    if (isDeviceFault(error)) {
      again?.network.dispose()
      throw error
    }
  }
  again?.network.dispose()
  return null
}

async function openNetwork(artifacts: ModelArtifacts, { formats }: OpenOptions): Promise<OpenNetwork> {
  const fill = fillWith(asNumber(artifacts.sidecar?.imageSize) ?? USUAL_SIZE)
  try {
    const open = await loadOpener(artifacts.format, formats)
    return await open(artifacts, fill)
  } catch (error) {
    throw namedFailure(error, artifacts.name)
  }
}

/** A network with its ends found. */
interface Headed {
  readonly opened: OpenNetwork
  readonly picture: PictureNetwork
  readonly outputs: readonly Output[]
  readonly output: Output
  readonly head: ScoreHead
  readonly reading: Reading
  /** Of a detector. */
  readonly boxes?: BoxHead
  readonly joined?: boolean
}

async function headed(artifacts: ModelArtifacts, given: OpenNetwork, options: OpenOptions): Promise<Headed> {
  const picture = pictureInput(given.network)
  const opened = { ...given, network: picture.network }
  const outputs = namedOutputs(opened)
  const choice = readOutputChoice(options.output, outputs)
  const names = listsOf(artifacts).map((list) => list.names.length)
  const boxes = await boxesIn(opened, outputs, { choice, picture, names })
  if (boxes) return { opened, picture, outputs, ...boxes }
  const end = await findEnd(opened, outputs, { choice, picture })
  if (choice.kind === 'values' || !twoNamesForOne(listsOf(artifacts), end.head))
    return { opened, picture, outputs, ...end }
  const reading = { ...end.reading, kind: 'scores', activation: 'sigmoid' } as const
  return { opened, picture, outputs, ...end, head: withBothClasses(end.head), reading }
}

function listsOf({ labels, labelSource, labelLists }: ModelArtifacts): readonly Labels[] {
  return labelLists ?? (labels.length > 0 ? [{ names: labels, source: labelSource, doubts: [] }] : [])
}

async function testBatches({ opened, picture, head }: Headed): Promise<boolean> {
  if (!opened.statesBatch) return true
  return takesBatches(head.network, picture.input, { logits: head.logits, shape: picture.shape })
}

interface OpenedFacts {
  readonly format: FormatCard
  readonly batches: boolean
}

async function detailed(
  artifacts: ModelArtifacts,
  model: Headed,
  { format, batches }: OpenedFacts,
): Promise<OpenModel> {
  const { opened, picture, outputs, output, head, reading } = model
  const { names } = opened
  const classifier = makeClassifier(model, await layersOf(model, model.picture.input), batches)
  const labels = await fitLabels(listsOf(artifacts), head.classes)
  const usual = usualFeeding(model, format.usual)
  const card = makeCard({
    artifacts,
    format: format.label,
    names,
    classifier,
    labels,
    guess: await guessPreprocess({ artifacts, network: head.network, names, usual }, picture),
    outputs: outputs.map(({ name }) => name),
    output: output.name,
    outputKind: reading.kind,
    hash: await hashModel(artifacts),
    repairs: [...artifacts.repairs, ...opened.repairs],
    remarks: [
      ...(artifacts.remarks ?? []),
      ...picture.remarks,
      ...reading.remarks,
      ...(batches ? [] : ['The file takes one picture at a time.']),
      ...labels.remarks,
      ...bothRemark(head, labels.names),
    ],
  })
  return { classifier, card, artifacts, dispose: () => head.network.dispose() }
}

function makeClassifier(
  { picture, head, reading, boxes }: Headed,
  { layers, suggested }: Candidates,
  batches: boolean,
): Classifier {
  const { network, logits, classes } = head
  return {
    network,
    input: picture.input,
    inputShape: picture.shape,
    logits,
    activation: reading.activation,
    classes,
    layers,
    suggested,
    ...(boxes && { boxes }),
    fixedBatch: batches ? null : 1,
  }
}
