// Bits of what runFixedNetwork answers on wasm with SIMD, as revectorize.test.ts digests them.
export const wasmDigest = 4044257563
