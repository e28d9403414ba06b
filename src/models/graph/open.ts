export { openGraphModel as open } from './graphModel'
