// What makes the page installable and lets it work without a network.

const icons = [{ src: 'icons/limelight.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }]
const pictures = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp', '.avif', '.svg', '.tif', '.tiff']

/** @type {Partial<import('vite-plugin-pwa').VitePWAOptions>} */
export const pwa = {
  // state/offline registers it: the address has to pass the page's own policy.
  injectRegister: null,
  registerType: 'prompt',
  filename: 'serviceWorker.ts',
  manifestFilename: 'limelight.webmanifest',
  manifest: {
    name: 'Limelight',
    short_name: 'Limelight',
    description: "See which parts of a picture a classifier's evidence rests on.",
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#141412',
    theme_color: '#141412',
    icons,
    file_handlers: [
      {
        action: './',
        accept: {
          'image/*': pictures,
          'application/octet-stream': ['.onnx', '.keras', '.h5'],
          'application/zip': ['.zip'],
        },
      },
    ],
    share_target: {
      action: './share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: 'files', accept: ['image/*', '.onnx', '.keras', '.h5', '.zip'] }] },
    },
  },
  strategies: 'injectManifest',
  srcDir: 'src/worker/offline',
  injectManifest: {
    rollupFormat: 'iife',
    globPatterns: ['**/*.{html,js,css,wasm,svg,png,jpg,json,bin,txt,md}'],
    // For pages of others, and for the switch that locks the network, which fetches them itself.
    globIgnores: [
      'element.js',
      'serviceWorker.js',
      'assets/whole-*',
      'cli/**',
      'package/**',
      'docs/**',
      'space/**',
    ],
    maximumFileSizeToCacheInBytes: 8_000_000,
  },
}
