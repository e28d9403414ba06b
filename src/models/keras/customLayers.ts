// Which layers of a model TensorFlow.js lacks and Limelight computes itself, as sentences for the model card.
import { type Layer, leavesOf } from './layerTree'

const CUSTOM =
  /^(Normalization|SpatialDropout2D|Random\w+|StochasticDepth|GroupNormalization|UnitNormalization|RMSNormalization|EinsumDense|MultiHeadAttention|LayerScale|CustomScaleLayer|TFOpLambda|SlicingOpLambda|GetItem|Identity|Patches|PatchEncoder)$/

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
  return [
    ...(listed ? [`Layers that TensorFlow.js lacks are computed by Limelight: ${listed}.`] : []),
    ...(pooled > 0 ? [`${pooled} pooling layers keep their axes, which TensorFlow.js would drop.`] : []),
    ...(grouped > 0 ? [`${grouped} grouped convolutions are computed group by group.`] : []),
  ]
}
