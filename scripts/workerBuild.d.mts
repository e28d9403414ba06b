export const workerBuild: NonNullable<import('vite').UserConfig['worker']>
