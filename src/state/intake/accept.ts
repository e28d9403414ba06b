// What the file dialog offers first. Everything stays in reach: shards of old models have no ending at all.
import { modelEndings } from '../../models/formats'

export const accept = [
  'image/*',
  ...modelEndings,
  '.zip',
  '.txt',
  '.csv',
  '.bin',
  'application/octet-stream',
].join(',')
