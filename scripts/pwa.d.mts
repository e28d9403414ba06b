export const pwa: Partial<import('vite-plugin-pwa').VitePWAOptions>
