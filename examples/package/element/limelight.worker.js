import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { serveEngine } from 'limelight/worker'

const absolute = (url) => new URL(url, self.location.href).href
serveEngine({ wasm: { plain: absolute(plain), simd: absolute(simd) } })
