// Which layers of a model TensorFlow.js lacks and Limelight computes itself, as sentences for the model card.
import { quoted } from '../quoted'
import { type Layer, leavesOf } from './layerTree'

const CUSTOM =
  /^(Normalization|SpatialDropout2D|Random\w+|StochasticDepth|GroupNormalization|UnitNormalization|RMSNormalization|EinsumDense|MultiHeadAttention|LayerScale|CustomScaleLayer|TFOpLambda|SlicingOpLambda|GetItem|Identity|Patches|PatchEncoder)$/

const MODELS = new Set(['Sequential', 'Functional', 'Model', 'Pipeline'])

/** Models of their author's classes, each once. */
function ownModels(layer: Layer): string[] {
  const own = layer.inside && !MODELS.has(layer.writtenClass) ? [layer.writtenClass] : []
  return [...new Set([...own, ...(layer.inside?.layers ?? []).flatMap(ownModels)])]
}

export function customLayersIn(model: Layer): string[] {
  const counts = new Map<string, number>()
  let pooled = 0
  let grouped = 0
  for (const { className: name, config } of leavesOf(model)) {
    if (CUSTOM.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
    if (config.keepdims === true) pooled++
    if (Number(config.groups ?? 1) > 1 && name.includes('Conv')) grouped++
  }
  const listed = [...counts].map(([name, count]) => (count > 1 ? `${count} ${name}` : name)).join(', ')
  const models = ownModels(model)
  return [
    ...(models.length > 0
      ? [
          `Of the class ${models.map((name) => quoted(name)).join(', ')} the layers are computed that the file lists.`,
        ]
      : []),
    ...(listed ? [`Layers that TensorFlow.js lacks are computed by Limelight: ${listed}.`] : []),
    ...(pooled > 0 ? [`${pooled} pooling layers keep their axes, which TensorFlow.js would drop.`] : []),
    ...(grouped > 0 ? [`${grouped} grouped convolutions are computed group by group.`] : []),
  ]
}
