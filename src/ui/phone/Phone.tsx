// What a phone has besides: the map with its run over four tabs, the list of looks, the way back from the whole stage,
// and a foot at a thumb's reach.
export { Back } from './Back'
export { Foot } from './Foot'
export { Head } from './Head'
export { LookList } from './LookList'
