// Which options of each layer class are honoured, and which do not matter when a picture is predicted. Any other
// option, and any other value, is refused by name: an option passed over would be another number without a word.
// Classes that are not in this table are not opened. Operators are checked as they run, see layers/arguments.ts.

export interface Attributes {
  readonly honoured: readonly string[]
  /** Read by nobody, and rightly: they play a part in training only, or the weights say the same. */
  readonly idle?: readonly string[]
  /** Honoured for these values alone. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>
}

const list = (text: string): readonly string[] => text.split(' ')

/** Of every layer: names, types, and what training needs. */
export const IDLE =
  /(_initializer|_regularizer|_constraint)$|^(name|trainable|dtype|batch_input_shape|build_input_shape|autocast|input_dtype|momentum|seed|quantization_config|quantization_mode|lora_rank|lora_alpha|kernel_turned|kernel_swapped|kernel_of_a_row)$/

const PADDING = { padding: ['valid', 'same'] }
const CAUSAL = { padding: ['valid', 'same', 'causal'] }
const LAST = { data_format: ['channels_last'] }
const CONVOLUTION = list('kernel_size strides dilation_rate activation use_bias')
const POOLED: Attributes = { honoured: list('pool_size strides'), only: { ...PADDING, ...LAST } }
const GLOBAL: Attributes = { honoured: ['keepdims'], only: LAST }
const ADAPTIVE: Attributes = { honoured: ['output_size'], only: LAST }
const NONE: Attributes = { honoured: [] }
const RECURRENT = list('units activation use_bias return_sequences return_state go_backwards')
const RECURRENT_IDLE = list(
  'stateful unroll unit_forget_bias dropout recurrent_dropout implementation zero_output_for_mask',
)
const RECURRENT_LAYER: Attributes = {
  honoured: [...RECURRENT, 'recurrent_activation', 'reset_after'],
  idle: RECURRENT_IDLE,
  only: { time_major: [false] },
}

export const ATTRIBUTES: ReadonlyMap<string, Attributes> = new Map(
  Object.entries({
    InputLayer: {
      honoured: list('batch_shape shape input_shape input_tensor batch_size input_name'),
      only: { sparse: [false], ragged: [false], optional: [false], type_spec: [null] },
    },
    Conv2D: { honoured: [...CONVOLUTION, 'filters', 'groups'], only: { ...PADDING, ...LAST } },
    DepthwiseConv2D: {
      honoured: [...CONVOLUTION, 'depth_multiplier'],
      only: { ...PADDING, ...LAST, groups: [1], filters: [null] },
    },
    SeparableConv2D: {
      honoured: [...CONVOLUTION, 'filters', 'depth_multiplier'],
      only: { ...PADDING, ...LAST, groups: [1] },
    },
    Conv2DTranspose: {
      honoured: [...CONVOLUTION, 'filters', 'output_padding'],
      only: { ...PADDING, ...LAST, groups: [1] },
    },
    Conv1D: { honoured: [...CONVOLUTION, 'filters', 'groups'], only: { ...CAUSAL, ...LAST } },
    DepthwiseConv1D: {
      honoured: [...CONVOLUTION, 'depth_multiplier'],
      only: { ...CAUSAL, ...LAST, groups: [1], filters: [null] },
    },
    SeparableConv1D: {
      honoured: [...CONVOLUTION, 'filters', 'depth_multiplier'],
      only: { ...CAUSAL, ...LAST, groups: [1] },
    },
    Conv1DTranspose: {
      honoured: [...CONVOLUTION, 'filters', 'output_padding'],
      only: { ...PADDING, ...LAST, groups: [1] },
    },
    Dense: { honoured: list('units activation use_bias'), idle: ['input_dim'] },
    EinsumDense: { honoured: list('equation output_shape activation bias_axes') },
    Attention: {
      honoured: ['use_scale'],
      idle: ['dropout'],
      only: { score_mode: ['dot', 'concat'], causal: [false] },
    },
    AdditiveAttention: { honoured: ['use_scale'], idle: ['dropout'], only: { causal: [false] } },
    MultiHeadAttention: {
      honoured: list('num_heads key_dim value_dim use_bias output_shape attention_axes'),
      idle: list('dropout query_shape key_shape value_shape flash_attention'),
      only: { use_gate: [false], sliding_window: [null] },
    },
    BatchNormalization: {
      honoured: list('axis epsilon center scale'),
      idle: list('renorm renorm_clipping renorm_momentum synchronized virtual_batch_size fused'),
      only: { adjustment: [null] },
    },
    LayerNormalization: { honoured: list('axis epsilon center scale'), only: { rms_scaling: [false] } },
    GroupNormalization: { honoured: list('groups axis epsilon center scale') },
    UnitNormalization: { honoured: ['axis'] },
    RMSNormalization: { honoured: list('axis epsilon') },
    LayerScale: { honoured: [], idle: list('init_values projection_dim') },
    Rescaling: { honoured: list('scale offset') },
    Normalization: { honoured: list('axis mean variance invert') },
    Resizing: {
      honoured: list(
        'height width interpolation crop_to_aspect_ratio pad_to_aspect_ratio fill_value antialias',
      ),
      only: { ...LAST, fill_mode: ['constant'] },
    },
    UpSampling1D: { honoured: ['size'] },
    UpSampling2D: { honoured: list('size interpolation'), only: LAST },
    CenterCrop: { honoured: list('height width'), only: LAST },
    RandomCrop: { honoured: list('height width when_predicting'), only: LAST },
    Activation: { honoured: ['activation'] },
    ReLU: { honoured: list('max_value negative_slope threshold') },
    LeakyReLU: { honoured: list('alpha negative_slope') },
    PReLU: { honoured: ['shared_axes'] },
    ELU: { honoured: ['alpha'] },
    GELU: { honoured: ['approximate'] },
    ThresholdedReLU: { honoured: ['theta'] },
    Softmax: { honoured: ['axis'] },
    Add: NONE,
    Subtract: NONE,
    Multiply: NONE,
    Maximum: NONE,
    Minimum: NONE,
    Average: NONE,
    Concatenate: { honoured: ['axis'] },
    Dot: { honoured: list('axes normalize') },
    CustomScaleLayer: { honoured: ['scale'] },
    StochasticDepth: {
      honoured: list('survival_probability rate'),
      idle: list('drop_path_rate drop_prob drop_prop'),
    },
    GlobalAveragePooling1D: GLOBAL,
    GlobalAveragePooling2D: GLOBAL,
    GlobalMaxPooling1D: GLOBAL,
    GlobalMaxPooling2D: GLOBAL,
    AdaptiveAveragePooling2D: ADAPTIVE,
    AdaptiveMaxPooling2D: ADAPTIVE,
    MaxPooling1D: POOLED,
    MaxPooling2D: POOLED,
    AveragePooling1D: POOLED,
    AveragePooling2D: POOLED,
    Flatten: { honoured: [], only: LAST },
    Permute: { honoured: ['dims'] },
    RepeatVector: { honoured: ['n'] },
    Reshape: { honoured: list('target_shape newshape') },
    ZeroPadding1D: { honoured: ['padding'], only: LAST },
    ZeroPadding2D: { honoured: ['padding'], only: LAST },
    Cropping1D: { honoured: ['cropping'] },
    Cropping2D: { honoured: ['cropping'], only: LAST },
    Patches: { honoured: ['patch_size'] },
    PatchEncoder: { honoured: list('num_patches projection_dim') },
    Embedding: {
      honoured: list('input_dim output_dim'),
      idle: ['input_length'],
      only: { mask_zero: [false] },
    },
    LSTM: RECURRENT_LAYER,
    GRU: RECURRENT_LAYER,
    SimpleRNN: RECURRENT_LAYER,
    Bidirectional: { honoured: list('layer backward_layer merge_mode') },
    TimeDistributed: { honoured: ['layer'] },
    SpectralNormalization: { honoured: ['layer'], idle: ['power_iterations'] },
  } satisfies Record<string, Attributes>),
)
