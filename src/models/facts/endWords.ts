// What operators and layers at the end of a network do, by their names in graphs, Keras and ONNX.

/** Only pass on or reshape. */
export const PASSES =
  /^(Identity(N)?|Reshape|Squeeze|ExpandDims|Flatten|Dropout|Snapshot|StopGradient|Cast|Permute|identity|reshape|squeeze|expand_dims|cast|stop_gradient)$/

/** Per cent, bounds, rounding: only looked through where a softmax or sigmoid lies behind, after a test. */
export const SCALES =
  /^(Mul|Multiply|RealDiv|Div|Divide|TrueDivide|Rescaling|mul|multiply|div|truediv|divide|ClipByValue|Clip|clip_by_value|clip|Minimum|Maximum|Round|round|Exp|exp|exponential)$/

/** The largest class, or the largest few. */
export const CHOOSES = /^(ArgMax|Argmax|TopKV2|TopK|argmax|math\.argmax|top_k|math\.top_k|nn\.top_k)$/

/** Yes or no for each class. */
export const DECIDES =
  /^(Greater|GreaterEqual|Less|LessEqual|greater|greater_equal|math\.greater|math\.greater_equal|Round|Rint|round|math\.round)$/

/** The number of a class as a row of noughts and a one. */
export const ONE_HOT = /^(OneHot|one_hot)$/

/** Each on its own, as an angle or a pixel is given: no class scores end in these. */
export const SQUASHES = /^(tanh|Tanh)$/

/** A vector of length 1. */
export const UNIT =
  /^(UnitNormalization|l2_normalize|math\.l2_normalize|linalg\.l2_normalize|LpNormalization)$/

export type End = 'softmax' | 'sigmoid'

export const ENDS: ReadonlyMap<string, End> = new Map([
  ['Softmax', 'softmax'],
  ['LogSoftmax', 'softmax'],
  ['Sigmoid', 'sigmoid'],
  ['LogSigmoid', 'sigmoid'],
  ['softmax', 'softmax'],
  ['softmax_v2', 'softmax'],
  ['log_softmax', 'softmax'],
  ['log_softmax_v2', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['log_sigmoid', 'sigmoid'],
])

/** Values from 0 to 1, each class on its own, with no score behind that is read so. */
export const BOUNDED = /^(hard_sigmoid|hard_sigmoid_keras3|sparse_sigmoid|HardSigmoid|SparseSigmoid)$/

/** Layers with weights, and pools: what lies before them is no part of the end. */
export const BODY = /Conv|MatMul|Dense|Gemm|Einsum|Pool|^Mean$|LSTM|GRU|RNN|Attention|Norm/
