/** The digest bulk commands of the roster write into their audit row: for slices to the right that do the same. */
export { digestOf } from '../batch.ts'
