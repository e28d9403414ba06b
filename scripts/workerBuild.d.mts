export const workerBuild: import('vite').UserConfig['worker']
